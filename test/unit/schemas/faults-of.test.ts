import { dinero } from 'dinero.js';
import { EUR } from 'dinero.js/currencies';
import { validateAddOn, validateOneOffInvoice } from 'oneoff';
import {
  addOnSchema,
  calculationSchema,
  draftUpdateSchema,
  faultsOf,
  finalizeSchema,
  invoiceSchema,
  oneOffInvoiceSchema,
  openSchema,
  paymentSchema,
  policySchema,
  voidSchema,
} from 'oneoff/zod';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aDraft, aFinalizedInvoice, INPUT } from '../acme.ts';

/** `path code` of what a schema finds. */
function found(schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : faultsOf(parsed.error).map(({ path, code }) => `${path} ${code}`);
}

describe('the faults of a failed parse', () => {
  it('are those of the core, with its words and data', () => {
    const input = { ...INPUT, curency: 'EUR', lines: [{ name: 'A', unitPrice: 5 }] };
    const parsed = oneOffInvoiceSchema.safeParse(input);
    expect(parsed.error && faultsOf(parsed.error)).toEqual(expect.arrayContaining([...validateOneOffInvoice(input)]));
  });

  it.each<[string, z.ZodType, unknown, readonly string[]]>([
    ['a discount', oneOffInvoiceSchema, { ...INPUT, discount: 5 }, ['/discount discount.not_applicable']],
    ['no lines', oneOffInvoiceSchema, { ...INPUT, lines: [] }, ['/lines lines.required']],
    ['a missing customer', oneOffInvoiceSchema, { lines: INPUT.lines }, ['/customerId field.required']],
    ['a date that does not exist', draftUpdateSchema, { issueDate: '31.03.2025' }, ['/issueDate date.invalid']],
    [
      'a metadata key too long',
      draftUpdateSchema,
      { metadata: { ['k'.repeat(41)]: 'x' } },
      [`/metadata/${'k'.repeat(40)} metadata.too_large`],
    ],
    ['a metadata key of digits', draftUpdateSchema, { metadata: { '007': 7 } }, ['/metadata/007 field.type']],
    ['a metadata key with a slash', draftUpdateSchema, { metadata: { 'a/b~c': 7 } }, ['/metadata/a~1b~0c field.type']],
    [
      'a currency of your own with a bad code',
      calculationSchema,
      { currency: { code: 'p', exponent: 2 }, lines: [] },
      ['/currency currency.invalid'],
    ],
    ['a part of a day', policySchema, { limits: { lines: 1.5 } }, ['/limits/lines field.value']],
    ['a moment without offset', openSchema, { finalizeAt: '2025-04-01T00:00:00' }, ['/finalizeAt instant.invalid']],
    ['a total as a number', finalizeSchema, { expectedTotal: 119 }, ['/expectedTotal field.type']],
    ['no reason', voidSchema, { reason: ' ' }, ['/reason text.empty']],
    ['a misspelt member', paymentSchema, { amount: '1.00', reciept: 'x' }, ['/reciept field.unknown']],
    ['a value that is not an object', paymentSchema, null, [' field.type']],
  ])('name %s', (_what, schema, value, expected) => {
    expect(found(schema, value)).toEqual(expect.arrayContaining([...expected]));
  });

  it('of a schema that a host composes have its paths', () => {
    const composed = z.object({ orders: z.array(z.object({ invoice: oneOffInvoiceSchema })) });
    expect(found(composed, { orders: [{ invoice: { ...INPUT, lines: [] } }] })).toEqual([
      '/orders/0/invoice/lines lines.required',
    ]);
    expect(found(z.object({ email: z.email() }), { email: 'x' })).toEqual(['/email field.type']);
  });

  it('leave a valid value unchanged', () => {
    expect(oneOffInvoiceSchema.parse(INPUT)).toEqual(INPUT);
    expect(calculationSchema.parse({ currency: { code: 'PTS', exponent: 0 }, lines: [] })).toEqual({
      currency: { code: 'PTS', exponent: 0 },
      lines: [],
    });
    const price = dinero({ amount: 100, currency: EUR });
    const lines = [{ name: 'A', unitPrice: price }];
    expect(oneOffInvoiceSchema.parse({ ...INPUT, lines }).lines[0]?.unitPrice).toBe(price);
  });

  it('name a member called __proto__ as any other unknown one', () => {
    const text = '{ "customerId": "hooli", "lines": [{ "addOn": "a" }], "__proto__": { "x": 1 } }';
    expect(found(oneOffInvoiceSchema, JSON.parse(text))).toEqual(['/__proto__ field.unknown']);
  });

  it('are there for a missing member of a composed schema', () => {
    const composed = z.object({ invoice: oneOffInvoiceSchema, note: oneOffInvoiceSchema.optional() });
    expect(found(composed, {})).toEqual(['/invoice field.type']);
    expect(found(composed, { invoice: INPUT })).toEqual([]);
  });
});

describe('the price of an add-on', () => {
  it.each([[dinero({ amount: 100, currency: EUR })], [{}], [true]])('is text, and not %s', (price) => {
    const addOn = { code: 'a', name: 'A', prices: { EUR: price } };
    expect(validateAddOn(addOn)).toMatchObject([{ code: 'field.type', path: '/prices/EUR' }]);
    expect(found(addOnSchema, addOn)).toEqual(['/prices/EUR field.type']);
  });
});

describe('a stored document', () => {
  it.each([
    [
      'a warning without a code',
      { ...aDraft(), warnings: [{ path: '', message: 'x' }] },
      '/warnings/0/code field.required',
    ],
    ['another schema version', { ...aDraft(), schemaVersion: 2 }, '/schemaVersion field.value'],
    ['an unknown status', { ...aFinalizedInvoice(), status: 'sent' }, '/status field.value'],
    [
      'too many metadata',
      { ...aDraft(), metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'x'])) },
      '/metadata metadata.too_large',
    ],
  ])('with %s is refused', (_what, document, reason) => {
    expect(found(invoiceSchema, document)).toEqual([reason]);
  });
});
