import { defineConfig } from 'tsup';
import { pureConstants } from './scripts/pure-constants.ts';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    // No subpath: a file of its own, so that `import { calculate }` leaves the rest and its dependencies behind.
    calculate: 'src/calculation/calculate.ts',
    schemas: 'src/schemas/schemas.ts',
    corrections: 'src/service/corrections/corrections.ts',
    batches: 'src/service/batches/batches.ts',
    memory: 'src/memory/memory.ts',
    pglite: 'src/pglite/pglite.ts',
    postgres: 'src/postgres/postgres.ts',
    webhooks: 'src/webhooks/webhooks.ts',
    lago: 'src/lago/lago.ts',
    telemetry: 'src/telemetry/telemetry.ts',
    'tax-ids': 'src/tax-ids/tax-ids.ts',
    http: 'src/http/http.ts',
    testing: 'src/testing/testing.ts',
  },
  tsconfig: 'tsconfig.testing.json',
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  removeNodeProtocol: false,
  splitting: true,
  treeshake: true,
  esbuildPlugins: [pureConstants],
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
