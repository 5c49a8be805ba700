import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

const PROGRAM = `
  import { createInvoicing } from './dist/create-invoicing.js';
  import { memoryDirectory, memoryStore } from './dist/memory.js';
  const party = { id: 'acme', name: 'Acme', address: { line1: 'Weg 1', city: 'Berlin', postalCode: '10115', country: 'DE' } };
  const invoicing = createInvoicing({
    store: memoryStore(),
    directory: memoryDirectory({
      billingEntities: [{ ...party, currency: 'EUR', timeZone: 'UTC', paymentTerm: { type: 'net', days: 30 },
        numberSeries: { scope: 'billing_entity', pattern: '{SEQ}', reset: 'never', startAt: 1 } }],
      customers: [{ ...party, id: 'globex', billingEntityId: 'acme' }],
      taxes: [],
    }),
  });
  const lines = [{ name: 'Setup', unitPrice: '500.00' }];
  const [draft, other] = await Promise.all([1, 2].map(() => invoicing.createOneOffInvoice({ customerId: 'globex', lines })));
  const invoice = await invoicing.finalize(draft.id);
  const note = await invoicing.createCreditNote(invoice.id, { reason: 'cancellation', lines: [{ lineId: invoice.lines[0].id, quantity: '1' }] });
  const outcomes = await invoicing.finalizeMany([other.id]);
  console.log([invoice.total, note.total, outcomes.length].join());
`;

/** The files that an output loads at once: its own, and those that it imports statically. */
function loadedAtOnce(outputs: Metafile['outputs'], file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { kind, path } of outputs[file]?.imports ?? [])
    if (kind === 'import-statement') loadedAtOnce(outputs, path, seen);
  return seen;
}

describe('a program whose bundler splits code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oneoff-on-demand-'));
  let atOnce: readonly string[];

  beforeAll(async () => {
    const bundle = await build({
      stdin: { contents: PROGRAM, resolveDir: root },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outExtension: { '.js': '.mjs' },
      outdir: folder,
      metafile: true,
      logLevel: 'error',
    });
    const { outputs } = bundle.metafile;
    const main = Object.keys(outputs).find((file) => basename(file) === 'stdin.mjs') as string;
    atOnce = [...loadedAtOnce(outputs, main)];
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('starts without the commands that price and correct', () => {
    const text = atOnce.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(text).toContain('function createInvoicing');
    for (const later of ['function planOneOffInvoice', 'function createCreditNote'])
      expect(text.includes(later), later).toBe(false);
  });

  it('loads them with its first command', () => {
    const program = join(folder, 'stdin.mjs');
    expect(execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim()).toBe('500.00,500.00,1');
  });
});
