import { type OneOffInvoiceInput, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
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
