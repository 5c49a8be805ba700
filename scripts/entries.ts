/**
 * The package's entry points: the name that a host imports, and the file.
 *
 * The one list of them. The build, vitest and knip read it here; `npm run entries` writes it into package.json,
 * tsconfig.json and typedoc.json, and dependency-cruiser reads it there.
 */
export const entries: Readonly<Record<string, string>> = {
  oneoff: './src/index.ts',
  'oneoff/core': './src/core.ts',
  'oneoff/schemas': './src/schemas/schemas.ts',
  'oneoff/zod': './src/schemas/zod.ts',
  'oneoff/adapters': './src/adapters/adapters.ts',
  'oneoff/memory': './src/memory/memory.ts',
  'oneoff/pglite': './src/pglite/pglite.ts',
  'oneoff/sqlite': './src/sqlite/sqlite.ts',
  'oneoff/postgres': './src/postgres/postgres.ts',
  'oneoff/postgres/drizzle': './src/postgres/tables/drizzle.ts',
  'oneoff/postgres/kysely': './src/postgres/tables/kysely.ts',
  'oneoff/webhooks': './src/webhooks/webhooks.ts',
  'oneoff/lago': './src/lago/lago.ts',
  'oneoff/telemetry': './src/telemetry/telemetry.ts',
  'oneoff/code-lists': './src/code-lists/lists.ts',
  'oneoff/tax-ids': './src/tax-ids/tax-ids.ts',
  'oneoff/vat-rates': './src/vat-rates/vat-rates.ts',
  'oneoff/documents': './src/documents/documents.ts',
  'oneoff/documents/labels': './src/documents/labels/all.ts',
  'oneoff/einvoice': './src/einvoice/einvoice.ts',
  'oneoff/pdf': './src/pdf/pdf.ts',
  'oneoff/pdf/inter': './src/pdf/inter/inter.ts',
  'oneoff/http': './src/http/http.ts',
  'oneoff/desk': './src/desk/desk.ts',
  'oneoff/desk/client': './src/desk/client.ts',
  'oneoff/testing': './src/testing/testing.ts',
};

/** The name of an entry's file in `dist`, without its extension. */
export function builtName(entry: string): string {
  return entry === 'oneoff' ? 'index' : entry.replace('oneoff/', '');
}
