import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acmeRecords, first, INPUT, openAcme, reasons } from '../../acme.ts';

async function issued(rate: string, unitPrice = '100.00', more: object = {}) {
  const records = acmeRecords();
  records.taxes = [
    { code: 'vat', name: 'VAT', scheme: 'VAT', rate, category: 'S' },
    { code: 'city', name: 'City', scheme: 'sales', rate: '2.125' },
  ];
  Object.assign(first(records.billingEntities), { taxCodes: ['vat'] });
  const { invoicing, contents } = openAcme({ records });
  const invoice = await invoicing.createOneOffInvoice({
    ...INPUT,
    lines: [{ name: 'Setup', unitPrice, ...more }],
    issue: 'now',
  });
  const credit = (grossAmount?: string) =>
    invoicing.createCreditNote(invoice.id, {
      reason: 'order_change',
      lines: [{ lineId: invoice.lines[0]?.id as string, ...(grossAmount !== undefined && { grossAmount }) }],
    });
  return { invoicing, invoice, credit, contents };
}

describe('a credit by gross amount on net prices', () => {
  it('splits 20.04 at 9 % into 18.39 and 1.65', async () => {
    const { credit } = await issued('9');
    expect(await credit('20.04')).toMatchObject({ subtotal: '18.39', taxAmount: '1.65', total: '20.04' });
  });

  it('ends at exactly nothing left', async () => {
    const { credit, invoicing, invoice } = await issued('9');
    for (const gross of ['20.04', '20.04', '0.01', '33.33']) expect((await credit(gross)).total).toBe(gross);
    expect(await credit()).toMatchObject({ total: '35.58' });
    expect(await invoicing.get(invoice.id)).toMatchObject({ amountDue: '0.00', amountCredited: '109.00' });
  });

  it('beyond the remainder is refused by its member, and nothing is stored', async () => {
    const { credit, contents } = await issued('9');
    const before = await contents();
    expect(await reasons(credit('109.01'))).toEqual(['credit_note.exceeds_invoice /lines/0/grossAmount']);
    expect(await reasons(credit('1.001'))).toEqual(['decimal.too_long /lines/0/grossAmount']);
    expect(await reasons(credit('0'))).toEqual(['credit_note.not_positive /lines/0/grossAmount']);
    expect(await contents()).toBe(before);
  });

  it('excludes a quantity and an amount', async () => {
    const { invoicing, invoice } = await issued('9');
    const line = { lineId: invoice.lines[0]?.id as string, amount: '1.00', grossAmount: '1.00' };
    expect(await reasons(invoicing.createCreditNote(invoice.id, { reason: 'order_change', lines: [line] }))).toEqual([
      'field.conflict /lines/0/grossAmount',
    ]);
  });

  it('any split sums to the line, per net, per tax and in total', async () => {
    const cents = (text: string): number => Math.round(Number(text) * 100);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('9', '19', '7', '22', '10.75'),
        fc.integer({ min: 100, max: 99_999 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 4 }),
        async (rate, price, isTaxedTwice, parts) => {
          const more = isTaxedTwice ? { taxCodes: ['vat', 'city'] } : {};
          const { credit, invoice } = await issued(rate, (price / 100).toFixed(2), more);
          let left = cents(invoice.total);
          const notes = [];
          for (const part of parts) {
            if (part >= left) continue;
            const note = await credit((part / 100).toFixed(2));
            expect(cents(note.total)).toBe(part);
            expect(cents(note.subtotal) + cents(note.taxAmount)).toBe(part);
            left -= part;
            notes.push(note);
          }
          notes.push(await credit());
          for (const key of ['subtotal', 'taxAmount', 'total'] as const)
            expect(notes.reduce((sum, note) => sum + cents(note[key]), 0)).toBe(cents(invoice[key]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
