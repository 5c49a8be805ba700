import { InvoicingError, type OneOffInvoiceInput, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { lineInputShape, oneOffInvoiceShape } from '../../src/pricing/input.ts';
import { first, INPUT, openAcme, reasonsOf, rejection } from './acme.ts';

const LINE = first(INPUT.lines);
const MEGABYTE = 'x'.repeat(1_000_000);

const create = (input: unknown) => openAcme().invoicing.createOneOffInvoice(input as OneOffInvoiceInput);
const withLine = (line: object): object => ({ ...INPUT, lines: [{ ...LINE, ...line }] });

describe('a wrong input is answered with the value, the rule and the way out', () => {
  it.each<[string, object, string, readonly string[]]>([
    [
      'a price as a number',
      withLine({ unitPrice: 150 }),
      'price.is_number /lines/0/unitPrice',
      ['150', 'cannot say whether it means cents', '"150.00"'],
    ],
    [
      'a misspelt field',
      withLine({ unit_price: '1.00' }),
      'field.unknown /lines/0/unit_price',
      ['"unit_price"', 'is not a field here', 'did you mean "unitPrice"?'],
    ],
    [
      'a misspelt field of the invoice',
      { ...INPUT, purchaseOrderNo: 'PO-1' },
      'field.unknown /purchaseOrderNo',
      ['"purchaseOrderNo"', 'did you mean "purchaseOrderNumber"?'],
    ],
    [
      'an unknown currency',
      { ...INPUT, currency: 'EURO' },
      'currency.unknown /currency',
      ['"EURO"', 'is not a currency', 'did you mean "EUR"?'],
    ],
    [
      'a tax code that does not exist',
      withLine({ taxCodes: ['vat19'] }),
      'tax.not_found /lines/0/taxCodes/0',
      ['"vat19"', 'does not exist', 'did you mean "vat-19"?'],
    ],
    [
      'a quantity with a comma',
      withLine({ quantity: '1,5' }),
      'decimal.invalid /lines/0/quantity',
      ['"1,5"', 'not a plain decimal', '"1.5"'],
    ],
    [
      'a period that runs backwards',
      withLine({ period: { from: '2025-03-31', to: '2025-03-01' } }),
      'period.reversed /lines/0/period',
      ['2025-03-31', '2025-03-01', 'after'],
    ],
    ['no lines', { ...INPUT, lines: [] }, 'lines.required /lines', ['lines', 'one']],
    [
      '20,000 lines',
      { ...INPUT, lines: Array(20_000).fill(LINE) },
      'lines.too_many /lines',
      ['20000', 'at most 10000', 'split it'],
    ],
    [
      'a customer of another currency',
      { ...INPUT, customerId: 'initech', currency: 'EUR' },
      'currency.customer_mismatch /currency',
      ['"EUR"', '"initech" is billed in "USD"', 'bill in USD'],
    ],
    [
      'metadata of 10 MB',
      { ...INPUT, metadata: { blob: MEGABYTE.repeat(10) } },
      'metadata.too_large /metadata/blob',
      ['10000000 characters', 'at most 500', 'shorten it'],
    ],
    [
      'metadata of 10 MB in many keys',
      {
        ...INPUT,
        metadata: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, 'x'.repeat(500)])),
      },
      'metadata.too_large /metadata',
      ['20000 keys', 'at most 50', 'leave some out'],
    ],
    [
      'metadata of 10 MB in a key',
      { ...INPUT, metadata: { [MEGABYTE.repeat(10)]: 'x' } },
      `metadata.too_large /metadata/${'x'.repeat(40)}`,
      ['10000000 characters', 'at most 40', 'shorten it'],
    ],
    [
      'a discount',
      { ...INPUT, couponCode: 'SPRING' },
      'discount.not_applicable /couponCode',
      ['"couponCode"', 'one-off invoice', 'lower the price'],
    ],
  ])('%s', async (_what, input, reason, texts) => {
    const error = await rejection(create(input));
    expect(error).toBeInstanceOf(ValidationError);
    expect(reasonsOf(error)).toEqual([reason]);
    const { message } = first((error as ValidationError).faults);
    for (const text of texts) expect(message).toContain(text);
    expect(message.length, 'a message stays readable').toBeLessThan(400);
  });

  it('all at once, as far as they can come together, in one answer', async () => {
    const error = await rejection(
      create({
        customerId: 'initech',
        currency: 'EUR',
        couponCode: 'SPRING',
        purchaseOrderNo: 'PO-1',
        metadata: { blob: MEGABYTE },
        lines: [
          { ...LINE, unitPrice: 150 },
          { ...LINE, unit_price: '1.00' },
          { ...LINE, taxCodes: ['vat19'] },
          { ...LINE, quantity: '1,5', period: { from: '2025-03-31', to: '2025-03-01' } },
          { addOn: 'setup-fee' },
        ],
      }),
    );
    expect(error.code).toBe('validation.failed');
    expect([...reasonsOf(error)].sort()).toEqual([
      'add_on.not_found /lines/4/addOn',
      'currency.customer_mismatch /currency',
      'decimal.invalid /lines/3/quantity',
      'discount.not_applicable /couponCode',
      'field.unknown /lines/1/unit_price',
      'field.unknown /purchaseOrderNo',
      'metadata.too_large /metadata/blob',
      'period.reversed /lines/3/period',
      'price.is_number /lines/0/unitPrice',
      'tax.not_found /lines/2/taxCodes/0',
    ]);
  });

  it('each fault once', async () => {
    const error = await rejection(
      create({ customerId: '', currency: 'EURO', lines: [{ ...LINE, taxCodes: ['a', 'a'] }, {}] }),
    );
    const reasons = reasonsOf(error);
    expect(reasons).toEqual([...new Set(reasons)]);
  });

  it('too many lines with one fault, and not with one for each of them', async () => {
    const error = await rejection(
      create({ ...INPUT, lines: Array(20_000).fill({ addOn: 'nope', taxCodes: ['x', 'y'] }) }),
    );
    expect(reasonsOf(error)).toEqual(['lines.too_many /lines']);
  });
});

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

/** Run a call; what it throws must be an error of ours, and then nothing may be stored. */
async function withstand(
  call: (acme: ReturnType<typeof openAcme>, id: string) => Promise<unknown>,
  what: string,
): Promise<void> {
  const acme = openAcme();
  const { id } = await acme.invoicing.createOneOffInvoice(INPUT);
  const before = await acme.contents();
  try {
    await call(acme, id);
  } catch (error) {
    if (!(error instanceof InvoicingError)) throw new Error(`${what} crashed: ${String(error)}`, { cause: error });
    expect(error.message.length, what).toBeLessThan(1_000);
    expect(await acme.contents(), what).toBe(before);
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
      const error = await rejection(create(input));
      expect(error).toBeInstanceOf(ValidationError);
    },
    120_000,
  );
});
