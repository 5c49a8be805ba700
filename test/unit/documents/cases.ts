import { type BillingEntity, type CreditNote, type Customer, type Invoice, policies } from 'oneoff';
import { issued, openNordwind, type Records, twelve, twelveInput } from './nordwind.ts';

type Create = Parameters<ReturnType<typeof openNordwind>['createOneOffInvoice']>[0];

/** A document, and for a credit note the invoice that it corrects. */
export interface Case {
  readonly document: Invoice | CreditNote;
  readonly invoice?: Invoice;
}

const french: Partial<Customer> = {
  name: 'Société Dupont & Fils',
  address: { line1: '10 rue de la Paix', postalCode: '75002', city: 'Paris', country: 'FR' },
  taxIds: [{ country: 'FR', type: 'vat', value: 'FR40303265045' }],
};

const indian: Partial<BillingEntity> = {
  name: 'Nordwind India Pvt Ltd',
  address: { line1: '12 MG Road', postalCode: '560001', city: 'Bengaluru', region: 'Karnataka', country: 'IN' },
  taxIds: [{ country: 'IN', type: 'gstin', value: '29AAACB2894G1ZJ' }],
  currency: 'INR',
};

const swiss: Partial<BillingEntity> = {
  name: 'Robert Schneider AG',
  tradingName: 'Schneider',
  address: { line1: 'Rue du Lac 1268', postalCode: '2501', city: 'Biel', country: 'CH' },
  taxIds: [{ country: 'CH', type: 'vat', value: 'CHE-123.456.788 MWST' }],
  registrationId: { value: 'CHE-123.456.788' },
  currency: 'CHF',
};

const swissCustomer: Partial<Customer> = {
  name: 'Pia-Maria Rutschmann-Schnyder',
  address: { line1: 'Grosse Marktgasse 28', postalCode: '9400', city: 'Rorschach', country: 'CH' },
  taxIds: [],
  currency: 'CHF',
};

/** An invoice in francs, to an account and with a reference that SIX gives as examples. */
export function swissInvoice(changed: object = {}, records: Records = {}): Promise<Invoice> {
  const account = { iban: 'CH4431999123000889012' };
  const paymentMeans = [{ type: 'credit_transfer', account, reference: '210000000003139471430009017' }];
  const { seller, customer, options = {} } = records;
  return issued(
    { currency: 'CHF', paymentMeans, lines: [{ ...line, unitPrice: '2303.44' }], ...changed },
    { seller: { ...swiss, ...seller }, customer: { ...swissCustomer, ...customer }, options },
  );
}

const line = { name: 'Wartung', unitPrice: '100.00' };

/** The documents that a page must be able to show. */
export const cases: readonly { readonly name: string; readonly make: () => Promise<Case> }[] = [
  { name: 'an invoice of twelve lines', make: async () => ({ document: await issued() }) },
  {
    name: 'a draft',
    make: async () => ({ document: await openNordwind().createOneOffInvoice(twelveInput as unknown as Create) }),
  },
  {
    name: 'a voided invoice',
    make: async () => {
      const invoicing = openNordwind();
      const { id } = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now' } as unknown as Create);
      return { document: await invoicing.voidInvoice(id, { reason: 'typo' }) };
    },
  },
  {
    name: 'a credit note of a line and of a quantity',
    make: async () => {
      const invoicing = openNordwind();
      const invoice = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now' } as unknown as Create);
      const [first, second] = invoice.lines.map(({ id }) => id) as [string, string];
      const lines = [{ lineId: first }, { lineId: second, quantity: '4' }];
      return { document: await invoicing.createCreditNote(invoice.id, { reason: 'order_change', lines }), invoice };
    },
  },
  {
    name: 'a credit note of an amount',
    make: async () => {
      const invoicing = openNordwind();
      const invoice = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now' } as unknown as Create);
      const lines = [{ lineId: invoice.lines[0]?.id as string, amount: '33.33' }];
      const reason = { reason: 'other', reasonText: 'Kulanz', lines } as const;
      return { document: await invoicing.createCreditNote(invoice.id, reason), invoice };
    },
  },
  {
    name: 'reverse charge',
    make: async () => ({ document: await issued({ lines: [{ ...line, taxCodes: ['ae'] }] }, { customer: french }) }),
  },
  {
    name: 'a tax that the customer withholds',
    make: async () => ({ document: await issued({ lines: [{ ...line, taxCodes: ['vat-19', 'irpf'] }] }) }),
  },
  {
    name: 'cash rounding',
    make: async () => ({
      document: await issued(
        { lines: [{ ...line, unitPrice: '99.98' }] },
        { options: { policy: { ...policies.standard, cashRounding: { EUR: '0.05' } } } },
      ),
    }),
  },
  {
    name: 'a final invoice with deposits',
    make: async () => {
      const invoicing = openNordwind();
      const { lines: _, ...deposit } = twelveInput;
      const [first, second] = ['1000.00', '333.33'].map((unitPrice) => ({ name: 'Abschlag', unitPrice }));
      const make = (more: object) => invoicing.createOneOffInvoice({ ...deposit, issue: 'now', ...more } as never);
      const deposits = [
        await make({ documentType: 'prepayment', lines: [first] }),
        await make({ documentType: 'partial', lines: [second] }),
      ].map(({ id }) => ({ invoiceId: id }));
      return { document: await make({ deposits, lines: twelve }) };
    },
  },
  {
    name: 'a total of zero',
    make: async () => ({ document: await issued({ lines: [{ ...line, unitPrice: '0.00' }] }) }),
  },
  {
    name: 'prices that include tax',
    make: async () => ({
      document: await issued({ pricesIncludeTax: true, lines: [line, { ...line, quantity: '3' }] }),
    }),
  },
  {
    name: 'two taxes on a line, in rupees',
    make: async () => ({
      document: await issued(
        { currency: 'INR', paymentMeans: undefined, lines: [{ ...line, taxCodes: ['cgst', 'sgst'] }] },
        { seller: indian, customer: { currency: 'INR' } },
      ),
    }),
  },
  {
    name: 'no tax at all',
    make: async () => ({
      document: await issued({ lines: [{ ...line, taxCodes: [] }] }, { seller: { taxIds: [], taxCodes: [] } }),
    }),
  },
  { name: 'a Swiss payment slip', make: async () => ({ document: await swissInvoice() }) },
  {
    name: 'two hundred lines',
    make: async () => {
      const lines = Array.from({ length: 200 }, (_, index) => ({
        ...twelve[index % 12],
        name: `Position ${index + 1}`,
      }));
      return { document: await issued({ lines }) };
    },
  },
];
