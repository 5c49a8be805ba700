import { defineConfig } from 'tsup';
import { builtName, entries } from './scripts/entries.ts';

/** No subpaths: they divide the chunks so that a bundler can leave out or load later what a program does not need at once. */
const boundaries = {
  'create-invoicing': 'src/service/create-invoicing.ts',
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
