import { parseEInvoice, toCii, toUbl, validateEInvoice, warnEInvoice } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { issue } from './documents.ts';

const line = { name: 'Work', unitPrice: '100.00' };
const texts = (xml: string) => parseEInvoice(xml).notes.map(({ text }) => text);

describe('what a file has no room for is stated in a note', () => {
  it('further means of payment', async () => {
    const invoice = await issue({
      lines: [line],
      paymentMeans: [
        { type: 'credit_transfer', code: '58', account: { iban: 'DE02120300000000202051' } },
        { type: 'card', lastDigits: '4242' },
        { type: 'direct_debit', mandateReference: 'M-1' },
        {
          type: 'credit_transfer',
          code: '30',
          account: { number: '123', routing: '200' },
          text: 'Wire',
          reference: 'R',
        },
      ],
    });
    const note =
      'Other means of payment: code 48, card …4242, reference INV-2026-0001; code 49, direct debit, mandate M-1';
    for (const xml of [toUbl(invoice, { profile: 'xrechnung' }), toCii(invoice, { profile: 'xrechnung' })]) {
      expect(texts(xml).join()).toContain(note);
      expect(texts(xml).join()).toContain('Wire, 123 200');
    }
  });

  it('further preceding invoices, in CII alone', async () => {
    const precedingInvoices = [
      { number: 'INV-1', issueDate: '2026-01-01' },
      { number: 'INV-2', issueDate: '2026-01-02' },
    ];
    const invoice = await issue({ lines: [line], precedingInvoices });
    const ubl = parseEInvoice(toUbl(invoice, { profile: 'en16931' }));
    expect(ubl.precedingInvoices).toEqual(precedingInvoices);
    const cii = toCii(invoice, { profile: 'facturx-en16931' });
    expect(parseEInvoice(cii).precedingInvoices).toEqual(precedingInvoices.slice(0, 1));
    expect(texts(cii)).toContain('Further preceding invoices: INV-2 of 2026-01-02.');
    const extended = parseEInvoice(toCii(invoice, { profile: 'facturx-extended' }));
    expect(extended.precedingInvoices).toEqual(precedingInvoices);
  });
});

describe('a profile has the rules of its own validator', () => {
  const rules = (faults: ReturnType<typeof validateEInvoice>) => faults.map(({ details }) => details?.['rule']);

  it('BASIC WL none on lines', async () => {
    const changes = { buyer: { taxIds: [] }, policy: { vatRules: 'off' } } as const;
    const invoice = await issue({ lines: [{ ...line, taxCodes: ['ae'] }] }, changes);
    expect(rules(validateEInvoice(invoice, { profile: 'facturx-basic' }))).toContain('BR-AE-02');
    expect(validateEInvoice(invoice, { profile: 'facturx-basic-wl' })).toEqual([]);
  });

  it('EXTENDED takes category O beside others', async () => {
    const lines = ['o', 's19'].map((code) => ({ ...line, taxCodes: [code] }));
    const invoice = await issue({ lines }, { policy: { vatRules: 'off' } });
    expect(rules(validateEInvoice(invoice, { profile: 'en16931' }))).toEqual(
      expect.arrayContaining(['BR-O-02', 'BR-O-11', 'BR-O-12']),
    );
    expect(validateEInvoice(invoice, { profile: 'facturx-extended' })).toEqual([]);
  });

  it('CII no line of IGIC without a rate above 0', async () => {
    const invoice = await issue({ lines: [{ ...line, taxCodes: ['l'] }] });
    const none = {
      ...invoice,
      lines: invoice.lines.map((one) => ({ ...one, taxes: one.taxes.map((tax) => ({ ...tax, rate: '0' })) })),
      taxes: invoice.taxes.map((row) => ({ ...row, rate: '0', amount: '0.00' })),
    };
    expect(rules(validateEInvoice(none, { profile: 'facturx-basic' }))).toContain('BR-AF-05');
    expect(() => toCii(none, { profile: 'en16931' })).toThrow(/BR-AF-05/);
    expect(() => toUbl(none, { profile: 'en16931' })).not.toThrow(/BR-AF-05/);
  });
});

describe('VAT that is not base × rate', () => {
  const lines = [line, line, line].map((one) => ({ ...one, unitPrice: '0.03' }));

  it('is a warning with the difference', async () => {
    const policy = { rounding: { taxLevel: 'line', mode: 'half-up' } } as const;
    const invoice = await issue({ lines }, { policy });
    expect(warnEInvoice(invoice, { profile: 'en16931' })).toMatchObject([
      {
        code: 'einvoice.rate_residue',
        path: '/taxes/0/amount',
        details: { term: 'BT-117', expected: '0.02', difference: '0.01' },
      },
    ]);
    expect(validateEInvoice(invoice, { profile: 'en16931' })).toEqual([]);
  });

  it('is none where VAT is rounded by rate', async () => {
    expect(warnEInvoice(await issue({ lines }), { profile: 'en16931' })).toEqual([]);
  });
});
