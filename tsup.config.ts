import { defineConfig } from 'tsup';
import { builtName, entries } from './scripts/entries.ts';

/** No subpaths: they draw the line between chunks so that a bundler can leave the rest behind. */
const boundaries = {
  calculate: 'src/calculation/calculate.ts',
  'validate-tax': 'src/tax/validate-tax.ts',
};

// One JavaScript file per entry, and chunks for what entries share. The declarations come from TypeScript itself, which
// takes a tenth of the time of a bundler for declarations: see scripts/write-declarations.ts.
export default defineConfig({
  entry: {
    ...Object.fromEntries(Object.entries(entries).map(([entry, file]) => [builtName(entry), file])),
    ...boundaries,
    cli: 'src/cli/cli.ts',
  },
  tsconfig: 'tsconfig.build.json',
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  external: [/^node:/],
  // Its hundreds of small files take a fifth of a second to load, one by one. The notice that its licence asks for is in
  // THIRD_PARTY_NOTICES.md.
  noExternal: ['stdnum'],
  esbuildOptions(options) {
    options.mainFields = ['module', 'main'];
  },
  removeNodeProtocol: false,
  clean: true,
});
