import type { BillingEntity, Customer, Invoice } from 'oneoff';
import { type DocumentOptions, sheetOf } from 'oneoff/documents';
import * as languages from 'oneoff/documents/labels';
import { describe, expect, it } from 'vitest';
import { issued } from './nordwind.ts';

const all = Object.values(languages);
const line = { name: 'Wartung', unitPrice: '100.00' };
const address = (country: string, region?: string) => ({
  line1: 'Street 1',
  postalCode: '1000',
  city: 'Town',
  country,
  ...(region && { region }),
});

/** An invoice of 100.00 whose parties and taxes are replaced afterwards: what a page says depends on the document alone. */
async function from(country: string, changed: object = {}): Promise<Invoice> {
  const invoice = await issued({ lines: [line] });
  const billingEntity = {
    ...invoice.billingEntity,
    name: 'Nordwind',
    address: address(country),
    ...pick(changed, 'seller'),
  };
  const customer = { ...invoice.customer, address: address(country), ...pick(changed, 'buyer') };
  return { ...invoice, billingEntity, customer, ...pick(changed, 'invoice') } as Invoice;
}

const pick = (changed: object, key: string): object => (changed as Record<string, object>)[key] ?? {};
const notes = (invoice: Invoice, options: DocumentOptions = {}): readonly string[] =>
  sheetOf(invoice, { locale: 'en', languages: all, ...options }).notes.map(({ text }) => text);
const missing = (invoice: Invoice): readonly string[] =>
  sheetOf(invoice, { locale: 'en' }).warnings.map(({ details }) => String(details?.['mention']));
const taxed = (category: string, exemption: object | null = null, rate = '0') => ({
  taxes: [
    {
      code: 't',
      name: 'VAT',
      scheme: 'VAT',
      rate,
      category,
      exemption,
      taxableAmount: '100.00',
      amount: '0.00',
      jurisdiction: null,
    },
  ],
});

describe('the words of Directive 2006/112/EC, art. 226', () => {
  it.each([
    ['AE', {}, 'reverseCharge'],
    ['K', {}, 'intraCommunity'],
    ['G', {}, 'exported'],
    ['E', { code: 'VATEX-EU-D' }, 'marginTravel'],
    ['E', { code: 'VATEX-EU-F' }, 'marginSecondHand'],
    ['E', { code: 'VATEX-EU-I' }, 'marginArt'],
    ['E', { code: 'VATEX-EU-J' }, 'marginAntiques'],
  ] as const)('for category %s %j are printed in the language of the document', async (category, exemption, label) => {
    const invoice = await from('AT', { invoice: taxed(category, exemption) });
    for (const labels of all) expect(notes(invoice, { locale: labels.language })).toContain(labels[label]);
  });

  it('are not repeated if the document has them in its own words', async () => {
    const invoice = await from('AT', {
      invoice: taxed('AE', { code: 'VATEX-EU-AE', text: 'Reverse charge, art. 196' }),
    });
    expect(notes(invoice).filter((text) => /reverse charge/i.test(text))).toEqual(['Reverse charge, art. 196']);
  });

  it('are left out where the host wants none', async () => {
    const invoice = await from('AT', { invoice: taxed('AE') });
    expect(notes(invoice, { mentions: 'none' }).some((text) => /reverse/i.test(text))).toBe(false);
  });

  it('need a reason for an exempt supply, and the VAT id of the customer for an intra-Community one', async () => {
    expect(missing(await from('AT', { invoice: taxed('E') }))).toEqual(['exemption']);
    expect(missing(await from('AT', { invoice: taxed('K'), buyer: { taxIds: [] } }))).toEqual(['buyer_vat_id']);
  });
});

describe('a seller from', () => {
  const french = { seller: { registrationId: { scheme: '0002', value: '303265045' } } };

  it.each([
    [
      'DE',
      { seller: { name: 'Nordwind GmbH', taxIds: [] }, invoice: { supplyDate: null } },
      ['tax_number', 'supply_date', 'company'],
    ],
    ['DE', {}, []],
    ['FR', {}, ['late_payment_rate', 'siren']],
    ['FR', french, ['late_payment_rate']],
    ['FR', { ...french, buyer: { taxIds: [] } }, []],
    ['IT', {}, ['courtesy_copy']],
    ['IT', { invoice: { ...taxed('E', { text: 'Art. 10' }), memo: 'Copia di cortesia' } }, ['stamp_duty']],
    ['ES', { seller: { taxIds: [] } }, ['nif']],
    ['ES', { invoice: { documentType: 'corrective', precedingInvoices: [] } }, ['corrected_invoices']],
    ['GB', { seller: { name: 'Acme Ltd', registrationId: undefined } }, ['vat_in_sterling', 'company_number']],
    ['US', {}, []],
    ['IN', {}, ['place_of_supply', 'gstin', 'hsn', 'signature']],
    ['JP', {}, ['registration_number']],
    ['CH', { invoice: { supplyDate: null } }, ['uid', 'supply_date']],
    ['PL', { invoice: { currency: 'PLN', total: '15000.01' } }, ['split_payment']],
  ] as const)('%s with %j is warned of what is missing', async (country, changed, expected) => {
    expect(missing(await from(country, changed))).toEqual(expected);
  });

  it('France states the 40 euros and that there is no discount, to professionals alone', async () => {
    const invoice = await from('FR', french);
    expect(notes(invoice)).toEqual(
      expect.arrayContaining([expect.stringContaining('40 €'), 'Pas d’escompte pour paiement anticipé']),
    );
    const consumer = await from('FR', { ...french, buyer: { taxIds: [] } });
    expect(notes(consumer).some((text) => text.includes('40 €'))).toBe(false);
  });

  it('France without VAT names art. 293 B', async () => {
    const invoice = await from('FR', { invoice: taxed('E', { code: 'VATEX-FR-FRANCHISE' }) });
    expect(notes(invoice)).toContain('TVA non applicable, art. 293 B du CGI');
  });

  it('Italy names split payment, India the place of supply and reverse charge', async () => {
    expect(notes(await from('IT', { invoice: taxed('B') }))).toContain(
      'Scissione dei pagamenti (art. 17-ter del D.P.R. 633/1972)',
    );
    const indian = await from('IN', { buyer: { address: address('IN', 'Karnataka') } });
    expect(notes(indian)).toEqual(
      expect.arrayContaining(['Place of supply: Karnataka', 'Tax payable on reverse charge: No']),
    );
    expect(sheetOf(indian, { locale: 'en' }).title).toMatch(/^Tax invoice /);
  });

  it('the United Kingdom names HMRC for a domestic reverse charge alone', async () => {
    const text = 'Reverse charge: Customer to pay the VAT to HMRC';
    expect(notes(await from('GB', { invoice: taxed('AE') }))).toContain(text);
    expect(notes(await from('GB', { invoice: taxed('AE'), buyer: { address: address('FR') } }))).not.toContain(text);
  });

  it('Japan marks the lines of the reduced rate', async () => {
    const seller: Partial<BillingEntity> = { address: address('JP'), currency: 'JPY' };
    const customer: Partial<Customer> = { currency: 'JPY', address: address('JP') };
    const lines = [
      { name: '米', unitPrice: '500', taxCodes: ['jct-8'] },
      { name: '皿', unitPrice: '500', taxCodes: ['jct-10'] },
    ];
    const input = { currency: 'JPY', paymentMeans: undefined, lines };
    const sheet = sheetOf(await issued(input, { seller, customer }), { locale: 'ja', languages: all });
    const names = sheet.table.rows.map((row) => (row.type === 'line' ? row.cells[1]?.text : ''));
    expect(names).toEqual(['米 ※', '皿']);
    expect(sheet.notes.map(({ text }) => text)).toContain('※は軽減税率対象品目');
  });

  it.each([
    ['DE', 'A4', 'left', true],
    ['CH', 'A4', 'right', false],
    ['US', 'letter', 'left', false],
    ['CA', 'letter', 'left', false],
    ['FR', 'A4', 'left', false],
  ] as const)('%s prints on %s with the address on the %s', async (country, paper, window, foldMarks) => {
    expect(sheetOf(await from(country), { locale: 'en' })).toMatchObject({ paper, window, foldMarks });
  });
});
