import { type OneOffInvoiceInput, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { deductionName } from '../../../src/pricing/deposits/deduction-name.ts';
import { acmeRecords, INPUT, openAcme } from '../acme.ts';

describe('the name of the line that deducts a deposit', () => {
  it.each([
    ['ar', 'دفعة مقدمة'],
    ['cs', 'Záloha'],
    ['da', 'Forudbetaling'],
    ['de', 'Anzahlung'],
    ['el', 'Προκαταβολή'],
    ['en', 'Deposit'],
    ['es', 'Anticipo'],
    ['fi', 'Ennakkomaksu'],
    ['fr', 'Acompte'],
    ['he', 'מקדמה'],
    ['it', 'Acconto'],
    ['ja', '前受金'],
    ['nl', 'Voorschot'],
    ['pl', 'Zaliczka'],
    ['pt', 'Adiantamento'],
    ['sv', 'Förskott'],
    ['de-AT', 'Anzahlung'],
    ['PT_br', 'Adiantamento'],
  ])('in %s: %s', (locale, word) => {
    expect(deductionName('N-1', [{ locale }, { locale: 'en' }])).toBe(`${word} N-1`);
  });

  it('is in the first language of the parties that has a word for it', () => {
    expect(deductionName('N-1', [{}, { locale: 'fr' }])).toBe('Acompte N-1');
    expect(deductionName('N-1', [{ locale: 'hu' }, { locale: 'sv' }])).toBe('Förskott N-1');
    expect(deductionName('N-1', [{ locale: '' }, {}])).toBe('Deposit N-1');
    expect(deductionName('N-1', [])).toBe('Deposit N-1');
  });
});

/** A billing backend, and how to bill something in it at once. */
function shop({ customer = {}, seller = {} }: { customer?: object; seller?: object } = {}) {
  const records = acmeRecords();
  Object.assign(records.customers[0] as object, customer);
  Object.assign(records.billingEntities[0] as object, seller);
  records.taxes.push(
    { code: 'irpf', name: 'Retención', scheme: 'IRPF', rate: '19', withheld: true, jurisdiction: 'ES' },
    { code: 'irpf-7', name: 'Retención reducida', scheme: 'IRPF', rate: '7', withheld: true },
    { code: 'rit', name: 'Ritenuta', scheme: 'RIT', rate: '19', withheld: true },
  );
  const acme = openAcme({ records, policy: { ...policies.standard, adjustments: 'allowed' } });
  const bill = (input: Partial<OneOffInvoiceInput>) =>
    acme.invoicing.createOneOffInvoice({ ...INPUT, ...input, issue: 'now' });
  return { ...acme, bill };
}

describe('the line that deducts a deposit', () => {
  it.each([
    ['the customer’s language', { customer: { locale: 'fr-CA' }, seller: { locale: 'de' } }, 'Acompte'],
    ['the seller’s, where the customer has none', { seller: { locale: 'de' } }, 'Anzahlung'],
  ])('is named in %s', async (_, parties, word) => {
    const { bill } = shop(parties);
    const deposit = await bill({ documentType: 'prepayment' });
    const final = await bill({ deposits: [{ invoiceId: deposit.id }] });
    expect(final.lines[1]?.name).toBe(`${word} ${deposit.number}`);
    expect(final.deposits).toMatchObject([{ name: null }]);
  });

  it('has the name that the input gives', async () => {
    const { bill } = shop();
    const [one, other] = [await bill({ documentType: 'prepayment' }), await bill({ documentType: 'partial' })];
    const deposits = [{ invoiceId: one.id, name: 'First part' }, { invoiceId: other.id }];
    const final = await bill({ lines: [{ name: 'All', unitPrice: '300.00' }], deposits });
    expect(final.lines.slice(1).map(({ name }) => name)).toEqual(['First part', `Deposit ${other.number}`]);
    expect(final.lines.slice(1).map(({ unit }) => unit)).toEqual(['C62', 'C62']);
    expect(final.deposits.map(({ name }) => name)).toEqual(['First part', null]);
  });

  it('takes back what was withheld, tax by tax', async () => {
    const { bill } = shop();
    const lines = [
      { name: 'A', unitPrice: '100.00', taxCodes: ['vat-19', 'irpf'] },
      { name: 'B', unitPrice: '200.00', taxCodes: ['vat-19', 'irpf-7'] },
      { name: 'C', unitPrice: '300.00', taxCodes: ['vat-19', 'rit'] },
    ];
    const deposit = await bill({ documentType: 'prepayment', lines });
    const final = await bill({ lines, deposits: [{ invoiceId: deposit.id }] });
    expect(final.withholdings).toEqual([
      { code: 'irpf', name: 'Retención', scheme: 'IRPF', rate: '19', jurisdiction: 'ES', base: '0.00', amount: '0.00' },
      {
        code: 'irpf-7',
        name: 'Retención reducida',
        scheme: 'IRPF',
        rate: '7',
        jurisdiction: null,
        base: '0.00',
        amount: '0.00',
      },
      { code: 'rit', name: 'Ritenuta', scheme: 'RIT', rate: '19', jurisdiction: null, base: '0.00', amount: '0.00' },
    ]);
  });

  it('names what was withheld as the deposit does, where nothing else is withheld', async () => {
    const { bill } = shop();
    const lines = [
      { name: 'A', unitPrice: '100.00', taxCodes: ['vat-19', 'irpf'] },
      { name: 'B', unitPrice: '200.00', taxCodes: ['vat-19', 'irpf-7'] },
      { name: 'C', unitPrice: '300.00', taxCodes: ['vat-19', 'rit'] },
    ];
    const deposit = await bill({ documentType: 'prepayment', lines });
    const final = await bill({ lines: [{ name: 'All', unitPrice: '1000.00' }], deposits: [{ invoiceId: deposit.id }] });
    expect(final.withholdings).toMatchObject([
      { code: 'irpf', name: 'Retención', scheme: 'IRPF', jurisdiction: 'ES', base: '-100.00', amount: '-19.00' },
      { code: 'irpf-7', name: 'Retención reducida', jurisdiction: null, base: '-200.00', amount: '-14.00' },
      { code: 'rit', name: 'Ritenuta', scheme: 'RIT', jurisdiction: null, base: '-300.00', amount: '-57.00' },
    ]);
  });

  it('keeps jurisdiction and category of its VAT, and the code of other taxes', async () => {
    const { bill, records } = shop();
    records.taxes.push(
      { code: 'de-19', name: 'USt.', scheme: 'VAT', rate: '19', category: 'S', jurisdiction: 'DE' },
      { code: 'vat-z', name: 'USt.', scheme: 'VAT', rate: '0', category: 'Z', jurisdiction: 'DE' },
      { code: 'city', name: 'City tax', scheme: 'sales', rate: '2' },
      { code: 'county', name: 'County tax', scheme: 'sales', rate: '2' },
    );
    const lines = [
      { name: 'A', unitPrice: '100.00', taxCodes: ['de-19', 'county'] },
      { name: 'B', unitPrice: '50.00', taxCodes: ['vat-z', 'city'] },
    ];
    const deposit = await bill({ documentType: 'prepayment', lines });
    const final = await bill({
      lines: [{ ...lines[0], unitPrice: '500.00' } as never],
      deposits: [{ invoiceId: deposit.id }],
    });
    expect(final.taxes).toMatchObject([
      { code: 'de-19', name: 'USt.', scheme: 'VAT', jurisdiction: 'DE', taxableAmount: '400.00', amount: '76.00' },
      { code: 'vat-z', category: 'Z', jurisdiction: 'DE', taxableAmount: '-50.00', amount: '0.00' },
      { code: 'city', name: 'City tax', taxableAmount: '-50.00', amount: '-1.00' },
      { code: 'county', name: 'County tax', taxableAmount: '400.00', amount: '8.00' },
    ]);
  });
});
