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
} from 'oneoff/schemas';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aDraft, aFinalizedInvoice, INPUT } from '../house.ts';

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
    ['a date that is none', draftUpdateSchema, { issueDate: '31.03.2025' }, ['/issueDate date.invalid']],
    [
      'a metadata key too long',
      draftUpdateSchema,
      { metadata: { ['k'.repeat(41)]: 'x' } },
      [`/metadata/${'k'.repeat(40)} metadata.too_large`],
    ],
    ['a metadata key of digits', draftUpdateSchema, { metadata: { '007': 7 } }, ['/metadata/007 field.type']],
    ['a metadata key with a slash', draftUpdateSchema, { metadata: { 'a/b~c': 7 } }, ['/metadata/a~1b~0c field.type']],
    [
      'an own currency that is none',
      calculationSchema,
      { currency: { code: 'p', exponent: 2 }, lines: [] },
      ['/currency currency.invalid'],
    ],
    ['a part of a day', policySchema, { limits: { lines: 1.5 } }, ['/limits/lines field.value']],
    ['a moment without offset', openSchema, { finalizeAt: '2025-04-01T00:00:00' }, ['/finalizeAt instant.invalid']],
    ['a total as a number', finalizeSchema, { expectedTotal: 119 }, ['/expectedTotal field.type']],
    ['no reason', voidSchema, { reason: ' ' }, ['/reason text.empty']],
    ['a misspelt member', paymentSchema, { amount: '1.00', reciept: 'x' }, ['/reciept field.unknown']],
    ['no object', paymentSchema, null, [' field.type']],
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

  it('leave a sound value as it is', () => {
    expect(oneOffInvoiceSchema.parse(INPUT)).toEqual(INPUT);
    expect(calculationSchema.parse({ currency: { code: 'PTS', exponent: 0 }, lines: [] })).toEqual({
      currency: { code: 'PTS', exponent: 0 },
      lines: [],
    });
    const price = dinero({ amount: 100, currency: EUR });
    const lines = [{ name: 'A', unitPrice: price }];
    expect(oneOffInvoiceSchema.parse({ ...INPUT, lines }).lines[0]?.unitPrice).toBe(price);
  });

  it('never speak of a member named __proto__, which zod leaves out', () => {
    const input = JSON.parse(
      '{ "customerId": "hooli", "lines": [{ "addOn": "a" }], "__proto__": { "x": 1 } }',
    ) as object;
    expect(Object.keys(oneOffInvoiceSchema.parse(input))).toEqual(['customerId', 'lines']);
  });
});

describe('the price of an add-on', () => {
  it.each([[dinero({ amount: 100, currency: EUR })], [null], [{}], [true]])('is text, and not %s', (price) => {
    const addOn = { code: 'a', name: 'A', prices: { EUR: price } };
    expect(validateAddOn(addOn)).toMatchObject([{ code: 'field.type', path: '/prices/EUR' }]);
    expect(found(addOnSchema, addOn)).toEqual(['/prices/EUR field.type']);
  });
});

describe('a stored document', () => {
  it.each([
    ['a warning without a code', { ...aDraft(), warnings: [{ path: '' }] }, '/warnings/0 field.type'],
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
