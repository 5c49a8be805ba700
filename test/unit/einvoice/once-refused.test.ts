import type { BillingEntity, Customer, OneOffInvoiceInput } from 'oneoff';
import { type EInvoiceProfileName, toCii, toUbl, validateEInvoice } from 'oneoff/einvoice';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { buyer, issue, seller, taxes } from './documents.ts';

const line = { name: 'Work', unitPrice: '100.00' };
const simple: Partial<OneOffInvoiceInput> = { lines: [line] };
const NO_REFERENCE = {
  buyerReference: undefined,
  purchaseOrderNumber: undefined,
  references: undefined,
} as unknown as Partial<OneOffInvoiceInput>;
/** Members that a record is to be without. */
const without = <T extends object>(_: T, ...keys: (keyof T)[]): Partial<T> =>
  Object.fromEntries(keys.map((key) => [key, undefined])) as Partial<T>;

/** What validators refused and an earlier version of this library finalized: a fault of the input now. */
const refusedAtInput: readonly [string, Partial<OneOffInvoiceInput>, string, string][] = [
  [
    'a means of payment "sepa"',
    { paymentMeans: [{ type: 'other', code: 'sepa' }] },
    'code.unknown',
    '/paymentMeans/0/code',
  ],
  [
    'an IBAN with a wrong check digit',
    { paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE00370400440532013000' } }] },
    'iban.invalid',
    '/paymentMeans/0/account/iban',
  ],
  [
    'a direct debit that names an IBAN alone',
    { paymentMeans: [{ type: 'direct_debit', code: '59', debtorIban: 'DE89370400440532013000' } as never] },
    'field.required',
    '/paymentMeans/0/mandateReference',
  ],
  [
    'a card without its digits',
    { paymentMeans: [{ type: 'card', code: '48' } as never] },
    'field.required',
    '/paymentMeans/0/lastDigits',
  ],
  ['a unit "hours"', { lines: [{ ...line, unit: 'hours' }] }, 'code.unknown', '/lines/0/unit'],
];

/** A fault of the e-invoice now, or a valid file. */
const judged: readonly [
  name: string,
  profile: EInvoiceProfileName,
  rules: readonly string[],
  input: Partial<OneOffInvoiceInput>,
  changes?: { seller?: Partial<BillingEntity>; buyer?: Partial<Customer> },
][] = [
  ['a seller without address', 'en16931', ['BR-08'], simple, { seller: without(seller, 'address') }],
  [
    'a seller with a country alone',
    'xrechnung',
    ['BR-DE-3', 'BR-DE-4'],
    simple,
    { seller: { address: { country: 'DE' } } },
  ],
  ['a seller with a country alone', 'en16931', [], simple, { seller: { address: { country: 'DE' } } }],
  ['GST beside VAT on one line', 'en16931', ['BR-47'], { lines: [{ ...line, taxCodes: ['s19', 'gst'] }] }],
  ['GST alone', 'en16931', ['BR-47', 'BR-CO-04', 'BR-CO-18'], { lines: [{ ...line, taxCodes: ['gst'] }] }],
  [
    'a period of a line outside that of the document',
    'peppol',
    ['PEPPOL-EN16931-R110', 'PEPPOL-EN16931-R111'],
    {
      servicePeriod: { from: '2026-02-01', to: '2026-02-28' },
      lines: [{ ...line, period: { from: '2026-01-31', to: '2026-03-01' } }],
    },
  ],
  [
    'an electronic address of scheme EM',
    'peppol',
    ['PEPPOL-EN16931-CL008'],
    simple,
    { buyer: { electronicAddress: { scheme: 'EM', value: 'a@b.example' } } },
  ],
  [
    'an electronic address of scheme EM',
    'xrechnung',
    [],
    simple,
    { buyer: { electronicAddress: { scheme: 'EM', value: 'a@b.example' } } },
  ],
  ['no buyer reference', 'xrechnung', ['BR-DE-15'], { ...simple, ...NO_REFERENCE }],
  [
    'neither buyer reference nor order',
    'peppol',
    ['PEPPOL-EN16931-R003'],
    { ...simple, ...NO_REFERENCE },
    { buyer: dutch() },
  ],
  ['no contact', 'xrechnung', ['BR-DE-2'], simple, { seller: without(seller, 'contact') }],
  ['no means of payment', 'xrechnung', ['BR-DE-1'], { ...simple, paymentMeans: [] }],
  [
    'a corrective invoice to a Dutch buyer',
    'peppol',
    ['PEPPOL-EN16931-P0112'],
    { ...simple, documentType: 'corrective' },
    { buyer: dutch() },
  ],
  [
    'a corrective invoice to a Dutch buyer',
    'en16931',
    [],
    { ...simple, documentType: 'corrective' },
    { buyer: dutch() },
  ],
];

function dutch(): Partial<Customer> {
  return {
    address: { line1: 'Dam 1', postalCode: '1012', city: 'Amsterdam', country: 'NL' },
    registrationId: { scheme: '0106', value: '12345678' },
    taxIds: [{ country: 'NL', type: 'vat', value: 'NL001234567B01' }],
  };
}

const given = (input: Partial<OneOffInvoiceInput>): Partial<OneOffInvoiceInput> =>
  ({
    deliverTo: undefined,
    servicePeriod: undefined,
    precedingInvoices: undefined,
    attachments: undefined,
    notes: undefined,
    ...input,
  }) as Partial<OneOffInvoiceInput>;

describe('what finalized once, and an official validator refused', () => {
  it.each(refusedAtInput)('%s is refused as an input', async (_, input, code, path) => {
    await expect(issue(given({ ...simple, ...input }))).rejects.toMatchObject({ faults: [{ code, path }] });
  });

  it('an unknown exemption code, or one of another category, is refused as a record', () => {
    const exempt = { code: 'x', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E' } as const;
    const open = (code: string) => () =>
      memoryDirectory({ billingEntities: [seller], customers: [buyer], taxes: [{ ...exempt, exemption: { code } }] });
    expect(open('VATEX-NONSENSE')).toThrow(/VATEX-NONSENSE/);
    expect(open('VATEX-EU-AE')).toThrow(/AE/);
    expect(open('VATEX-EU-132')).not.toThrow();
    expect(taxes.length).toBeGreaterThan(0);
  });

  it('a standard-rated line of a seller without tax id is not finalized', async () => {
    const changes = { seller: without(seller, 'taxIds') };
    await expect(issue(given(simple), changes)).rejects.toMatchObject({ faults: [{ code: 'tax.seller_id_required' }] });
    const invoice = await issue(given(simple), { ...changes, policy: { vatRules: 'off' } });
    const found = validateEInvoice(invoice, { profile: 'xrechnung' }).map(({ details }) => details?.['rule']);
    expect(found).toEqual(expect.arrayContaining(['BR-S-02', 'BR-DE-16']));
  });

  it('amounts with three decimals are a fault of their own', async () => {
    const { currency: _, ...free } = buyer;
    const invoice = await issue(given({ ...simple, currency: 'BHD' }), {
      buyer: { ...free, currency: undefined as never },
    });
    const codes = validateEInvoice(invoice, { profile: 'en16931' }).map(({ code }) => code);
    expect(codes).toContain('einvoice.decimals_not_expressible');
  });

  it('category O is refused by XRechnung, and by EN 16931 only where a VAT id is named', async () => {
    const names = { seller: { taxIds: [] }, buyer: { taxIds: [] }, policy: { vatRules: 'off' } as const };
    const invoice = await issue(given({ lines: [{ ...line, taxCodes: ['o'] }] }), names);
    const rules = (profile: EInvoiceProfileName) =>
      validateEInvoice(invoice, { profile }).map(({ details }) => details?.['rule']);
    expect(rules('en16931')).toEqual([]);
    expect(rules('xrechnung')).toContain('BR-DE-14');
  });

  it.each(judged)('%s in %s breaks %j', async (_, profile, rules, input, changes) => {
    const invoice = await issue(given(input), { ...changes, policy: { vatRules: 'off' } });
    const faults = validateEInvoice(invoice, { profile });
    const found = faults.map(({ details }) => details?.['rule']);
    if (rules.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining([...rules]));
    for (const { message, path } of faults) {
      expect(message.length).toBeGreaterThan(20);
      expect(path).toMatch(/^(?:\/|$)/);
    }
    const write = profile === 'facturx-basic' ? toCii : toUbl;
    if (rules.length > 0) expect(() => write(invoice, { profile })).toThrow(/./);
    else expect(write(invoice, { profile })).toContain('<');
  });
});
