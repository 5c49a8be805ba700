// Acme Software GmbH in Berlin and its customer Hooli: the records of these examples, of the documentation and of the
// benchmarks.
import {
  type AddOn,
  type BillingEntity,
  type Customer,
  createInvoicing,
  type Directory,
  type InvoiceStore,
  type Invoicing,
  type InvoicingOptions,
  type Tax,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';

export const acme: BillingEntity = {
  id: 'acme',
  name: 'Acme Software GmbH',
  address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
  taxIds: [{ country: 'DE', value: 'DE136695976' }],
  email: 'billing@acme.example',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['vat-19'],
  paymentTerm: { type: 'net', days: 30 },
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
};

export const hooli: Customer = {
  id: 'hooli',
  name: 'Hooli GmbH',
  address: { line1: 'Leopoldstraße 8', postalCode: '80802', city: 'München', country: 'DE' },
  taxIds: [{ country: 'DE', value: 'DE129273398' }],
  currency: 'EUR',
};

const addOns: readonly AddOn[] = [
  { code: 'setup_fee', name: 'Setup fee', prices: { EUR: '500.00', USD: '550.00' } },
  { code: 'handbook', name: 'Handbook, printed', prices: { EUR: '18.99' }, taxCodes: ['vat-7'] },
];

const taxes: readonly Tax[] = [
  { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
];

/** Everything that a directory of Acme holds. */
export const records = { billingEntities: [acme], customers: [hooli], addOns, taxes };

/** Acme's invoicing, with the store and the directory that it uses. */
export interface Acme {
  readonly store: InvoiceStore;
  readonly directory: Directory;
  readonly invoicing: Invoicing;
}

/** Open it on an empty memory store at noon on 2 March 2026, unless the options say otherwise. */
export function openAcme(options: Partial<InvoicingOptions> = {}): Acme {
  const store = options.store ?? memoryStore();
  const directory = options.directory ?? memoryDirectory(records);
  const clock = { now: () => Date.parse('2026-03-02T11:00:00Z') };
  return { store, directory, invoicing: createInvoicing({ clock, ...options, store, directory }) };
}
