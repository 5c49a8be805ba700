import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

// What a browser and an edge worker have in common. `eval` is off, as it is in workers.
const WEB_APIS = {
  AbortController,
  AbortSignal,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearTimeout,
  console,
  crypto,
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
};

const SCENARIO = `
  const { createInvoicing, policies } = oneoff;
  const { memoryStore, memoryDirectory } = oneoff;
  const party = { id: 'acme', name: 'Acme GmbH', address: { line1: 'Weg 1', city: 'Berlin', postalCode: '10115', country: 'DE' } };
  const invoicing = createInvoicing({
    store: memoryStore(),
    directory: memoryDirectory({
      billingEntities: [{ ...party, taxIds: [{ country: 'DE', value: 'DE136695976' }], currency: 'EUR', timeZone: 'Europe/Berlin', taxCodes: ['vat-19'], paymentTerm: { type: 'net', days: 30 },
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 }, startAt: 1 } }],
      customers: [{ ...party, id: 'globex', name: 'Globex', currency: 'EUR', billingEntityId: 'acme' }],
      taxes: [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
    }),
    policy: policies.standard,
  });
  (async () => {
    const draft = await invoicing.createOneOffInvoice({
      customerId: 'globex',
      issue: 'draft',
      lines: [{ name: 'Setup', quantity: 1, unitPrice: '500.00' }],
    });
    const invoice = await invoicing.finalize(draft.id);
    return JSON.stringify({ before: draft.status, after: invoice.status, total: invoice.total, number: invoice.number });
  })()
`;

describe('a bundle in a realm that has Web APIs only', () => {
  let run: (code: string) => unknown;

  beforeAll(async () => {
    const bundle = await build({
      stdin: { contents: `export * from './dist/index.js'; export * from './dist/memory.js';`, resolveDir: root },
      bundle: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'oneoff',
      target: 'es2022',
      write: false,
    });
    const context = createContext({ ...WEB_APIS }, { codeGeneration: { strings: false, wasm: false } });
    run = (code) => runInContext(code, context);
    run(bundle.outputFiles[0]?.text ?? '');
  });

  it('has neither process nor require', () => {
    expect(run('[typeof process, typeof require, typeof Buffer].join()')).toBe('undefined,undefined,undefined');
  });

  it('calculates', () => {
    const total = run(`oneoff.calculate({
      currency: 'USD',
      lines: [{ quantity: 1, unitPrice: '500.00', taxes: [{ code: 't', rate: '18' }] }],
    }).total`);
    expect(total).toBe('590.00');
  });

  it('drafts and finalizes an invoice', async () => {
    const told = JSON.parse((await run(SCENARIO)) as string) as Record<string, unknown>;
    expect(told).toEqual({ before: 'draft', after: 'finalized', total: '595.00', number: expect.any(String) });
  });
});
