import { InvoicingError, type OneOffInvoiceInput, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { lineInputShape, oneOffInvoiceShape } from '../../src/pricing/input.ts';
import { type Acme, first, INPUT, openAcme, rejection } from '../unit/acme.ts';

const LINE = first(INPUT.lines);

function cyclic(): object {
  const value: Record<string, unknown> = { customerId: 'hooli' };
  for (const key of ['lines', 'metadata', 'a', 'b', 'c', 'd']) value[key] = value;
  return value;
}

const hostile: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  -(2 ** 60),
  10n,
  Symbol('x'),
  () => 'x',
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '🧾'.repeat(20_000),
  '9'.repeat(40_000),
  '-',
  '__proto__',
  'constructor',
  '1e9',
  [],
  [null],
  [[]],
  Array(3),
  {},
  { from: null, to: {} },
  { type: {}, days: [] },
  { country: 7, address: null },
  Object.create(null),
  JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'),
  cyclic(),
  [cyclic()],
  new Date(Number.NaN),
  new Map([['a', 1]]),
  new Proxy({}, {}),
  { toJSON: 'x' },
  { toJSON: () => null },
  { toJSON: () => ({ amount: 1, currency: null, scale: 0 }) },
  { toJSON: () => ({ amount: 1, currency: { code: 'EUR', base: 10, exponent: 2 }, scale: Symbol('x') }) },
  { toJSON: () => ({ amount: 1, currency: { code: Symbol('x'), base: 10, exponent: 2 }, scale: 2 }) },
  {
    toJSON: () => {
      throw new Error('boom');
    },
  },
];

async function openWithDraft() {
  const acme = openAcme();
  const { id } = await acme.invoicing.createOneOffInvoice(INPUT);
  return { acme, id, before: await acme.contents() };
}

let untouched: Awaited<ReturnType<typeof openWithDraft>> | undefined;

/** Make a call; an error must be one of ours, and nothing may be stored then. A call that succeeds uses up its backend. */
async function withstand(call: (acme: Acme, id: string) => Promise<unknown>, what: string): Promise<void> {
  const { acme, id, before } = untouched ?? (await openWithDraft());
  untouched = undefined;
  try {
    await call(acme, id);
  } catch (error) {
    if (!(error instanceof InvoicingError)) throw new Error(`${what} crashed: ${String(error)}`, { cause: error });
    expect(error.message.length, what).toBeLessThan(1_000);
    expect(await acme.contents(), what).toBe(before);
    untouched = { acme, id, before };
  }
}

describe('hostile input never crashes and never stores', () => {
  const keys = Object.keys(oneOffInvoiceShape.fields);
  const lineKeys = Object.keys(lineInputShape.fields);
  const print = (index: number): string => `hostile value ${index}`;

  it('as a whole, to every command', async () => {
    for (const [index, value] of hostile.entries()) {
      const input = value as never;
      await withstand(({ invoicing }) => invoicing.createOneOffInvoice(input), `create, ${print(index)}`);
      await withstand(
        ({ invoicing }) => invoicing.createOneOffInvoice(input, { idempotencyKey: 'k' }),
        `create with a key, ${print(index)}`,
      );
      await withstand(({ invoicing }) => invoicing.preview(input), `preview, ${print(index)}`);
      await withstand(({ invoicing }, id) => invoicing.updateDraft(id, input), `updateDraft, ${print(index)}`);
      await withstand(({ invoicing }, id) => invoicing.previewUpdate(id, input), `previewUpdate, ${print(index)}`);
      await withstand(({ invoicing }, id) => invoicing.open(id, input), `open, ${print(index)}`);
      await withstand(({ invoicing }, id) => invoicing.finalize(id, input), `finalize, ${print(index)}`);
      await withstand(({ invoicing }, id) => invoicing.voidInvoice(id, input), `voidInvoice, ${print(index)}`);
      await withstand(({ invoicing }, id) => invoicing.recordPayment(id, input), `recordPayment, ${print(index)}`);
      await withstand(
        ({ invoicing }, id) => invoicing.recordPayment(id, input, { idempotencyKey: 'k' }),
        `recordPayment with a key, ${print(index)}`,
      );
    }
  });

  it('as an id, to every command', async () => {
    for (const [index, value] of hostile.entries()) {
      const id = value as never;
      await withstand(({ invoicing }) => invoicing.get(id), `get, ${print(index)}`);
      await withstand(({ invoicing }) => invoicing.history(id), `history, ${print(index)}`);
      await withstand(({ invoicing }) => invoicing.updateDraft(id, {}), `updateDraft, ${print(index)}`);
      await withstand(({ invoicing }) => invoicing.hold(id), `hold, ${print(index)}`);
      await withstand(({ invoicing }) => invoicing.finalize(id), `finalize, ${print(index)}`);
      await withstand(
        ({ invoicing }) => invoicing.recordPayment(id, { amount: '1.00' }, { idempotencyKey: 'k' }),
        `recordPayment, ${print(index)}`,
      );
    }
  });

  it.each(keys)('in the field %s', async (key) => {
    for (const [index, value] of hostile.entries()) {
      await withstand(
        ({ invoicing }) => invoicing.createOneOffInvoice({ ...INPUT, [key]: value }, { idempotencyKey: 'k' }),
        print(index),
      );
      await withstand(
        ({ invoicing }, id) => invoicing.updateDraft(id, { [key]: value }),
        `update with ${print(index)}`,
      );
    }
  });

  it.each(lineKeys)('in the field %s of a line', async (key) => {
    for (const [index, value] of hostile.entries()) {
      const lines = [{ ...LINE, [key]: value }];
      await withstand(
        ({ invoicing }) => invoicing.createOneOffInvoice({ ...INPUT, lines }, { idempotencyKey: 'k' }),
        print(index),
      );
      await withstand(({ invoicing }, id) => invoicing.updateDraft(id, { lines }), `update with ${print(index)}`);
    }
  });

  it('as a line', async () => {
    for (const [index, value] of hostile.entries()) {
      const lines = [LINE, value] as never;
      await withstand(({ invoicing }) => invoicing.createOneOffInvoice({ ...INPUT, lines }), print(index));
      await withstand(({ invoicing }, id) => invoicing.updateDraft(id, { lines }), `update with ${print(index)}`);
    }
  });

  it('as options of the call', async () => {
    for (const [index, value] of hostile.entries()) {
      const options = value as never;
      await withstand(
        ({ invoicing }) => invoicing.createOneOffInvoice({ ...INPUT, lines: [] }, { idempotencyKey: options }),
        print(index),
      );
      await withstand(({ invoicing }, id) => invoicing.hold(id, { expectedVersion: options }), print(index));
    }
  });

  it('nor does it reach the prototype of anything', async () => {
    const metadata = JSON.parse('{"__proto__":"yes","constructor":"yes"}') as Record<string, string>;
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, metadata });
    expect(Object.entries((await invoicing.get(id))?.metadata ?? {})).toEqual([
      ['__proto__', 'yes'],
      ['constructor', 'yes'],
    ]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it.each([
    [
      'tax codes of a line',
      { ...INPUT, lines: [{ ...LINE, taxCodes: Array.from({ length: 200_000 }, (_, index) => `tax-${index}`) }] },
    ],
    ['the same tax code', { ...INPUT, lines: [{ ...LINE, taxCodes: Array(200_000).fill('vat-19') }] }],
    ['preceding invoices', { ...INPUT, precedingInvoices: Array(200_000).fill({}) }],
    [
      'small unknown fields',
      { ...INPUT, ...Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, 1])) },
    ],
  ])(
    'many %s are answered in time',
    async (_what, input) => {
      const error = await rejection(openAcme().invoicing.createOneOffInvoice(input as OneOffInvoiceInput));
      expect(error).toBeInstanceOf(ValidationError);
    },
    120_000,
  );
});
