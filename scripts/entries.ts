/** The package's entry points, by the name that a host imports. */
export const entries: Readonly<Record<string, string>> = {
  oneoff: './src/index.ts',
  'oneoff/schemas': './src/schemas/schemas.ts',
  'oneoff/corrections': './src/service/corrections/corrections.ts',
  'oneoff/batches': './src/service/batches/batches.ts',
  'oneoff/memory': './src/memory/memory.ts',
  'oneoff/pglite': './src/pglite/pglite.ts',
  'oneoff/postgres': './src/postgres/postgres.ts',
  'oneoff/webhooks': './src/webhooks/webhooks.ts',
  'oneoff/lago': './src/lago/lago.ts',
  'oneoff/telemetry': './src/telemetry/telemetry.ts',
  'oneoff/tax-ids': './src/tax-ids/tax-ids.ts',
  'oneoff/http': './src/http/http.ts',
  'oneoff/testing': './src/testing/testing.ts',
};
