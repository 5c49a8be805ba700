import { builtName, entries } from './entries.ts';

type Json = { readonly [name: string]: unknown };

const names = Object.keys(entries);
const code = (entry: string): string => `./dist/${builtName(entry)}.js`;
/** Declarations stay one file per source file, in the folders of `src`. */
const types = (entry: string): string =>
  (entries[entry] ?? '').replace('./src/', './dist/types/').replace(/\.ts$/, '.d.ts');

/** The files that hold a copy of the list, each with what puts it there. */
export const filesOfEntries: { readonly [file: string]: (content: Json) => Json } = {
  'package.json': (manifest) => ({
    ...manifest,
    main: code('oneoff'),
    types: types('oneoff'),
    exports: {
      ...Object.fromEntries(
        names.map((entry) => [entry.replace('oneoff', '.'), { types: types(entry), default: code(entry) }]),
      ),
      './package.json': './package.json',
    },
    // For `moduleResolution: node10`, which does not read `exports`.
    typesVersions: {
      '*': Object.fromEntries(
        names.filter((entry) => entry !== 'oneoff').map((entry) => [builtName(entry), [types(entry)]]),
      ),
    },
  }),
  'tsconfig.json': (config) => ({
    ...config,
    compilerOptions: {
      ...(config['compilerOptions'] as Json),
      paths: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, [file]])),
    },
  }),
  'typedoc.json': (config) => ({
    ...config,
    entryPoints: Object.values(entries).map((file) => file.replace('./', '')),
  }),
};
