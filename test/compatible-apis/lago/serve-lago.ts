import { Client } from 'lago-javascript-client';
import { type BillingEntity, createInvoicing, type Invoicing, type OneOffInvoiceInput, policies } from 'oneoff';
import { memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { afterAll } from 'vitest';
import {
  createLagoHandler,
  type LagoHandlerOptions,
} from '../../../examples/compatible-apis/lago/create-lago-handler.ts';
import { listen } from '../../../examples/compatible-apis/listen.ts';

/** The key that may do everything. */
export const KEY = 'lago_key-hooli-1234567890';
/** The key that may read only. */
export const READ_KEY = 'lago_key-reader';
/** The key of another organization. */
export const OTHER_KEY = 'lago_key-other';

/** Numbers as Lago's are: prefix, customer, invoice. */
export const SELLER: BillingEntity = {
  id: 'pied-piper',
  name: 'Pied Piper Inc.',
  address: { line1: '5230 Newell Road', city: 'Palo Alto', region: 'CA', postalCode: '94303', country: 'US' },
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  paymentTerm: { type: 'net', days: 30 },
  numberPrefix: 'PIE-4C2A',
  numberSeries: { scope: 'customer', pattern: '{PREFIX}-{CUSTOMER:3}-{SEQ:3}', reset: 'never' },
};

type LagoClient = ReturnType<typeof Client>;

export interface Served {
  readonly url: string;
  readonly client: LagoClient;
  readonly clientOf: (key: string) => LagoClient;
  /** The same invoices by oneoff's own service: drafts come from there, for Lago's API has none. */
  readonly invoicing: Invoicing;
  readonly at: (instant: string) => void;
}

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
});

/** The handler on a port of this machine, with a seller and nothing else, until the file's tests end. */
export async function serveLago(options: Partial<LagoHandlerOptions> = {}): Promise<Served> {
  let now = Date.parse('2025-06-15T12:00:00Z');
  const store = memoryStore();
  const directory = memoryDirectoryStore();
  await directory.add('default', { billingEntities: [SELLER] });
  await directory.add('other', { billingEntities: [SELLER] });
  const clock = { now: () => now };
  const apiKeys = [{ key: KEY }, { key: READ_KEY, readOnly: true }, { key: OTHER_KEY, tenant: 'other' }];
  const handler = createLagoHandler({ store, directory, clock, apiKeys, ...options });
  const { url, close } = await listen(handler);
  closing.push(close);
  const clientOf = (key: string): LagoClient => Client(key, { baseUrl: `${url}/api/v1` });
  return {
    url,
    clientOf,
    client: clientOf(KEY),
    invoicing: createInvoicing({ store, directory, clock, policy: policies.lago }),
    at: (instant) => {
      now = Date.parse(instant);
    },
  };
}

/** What the seed's page takes for granted: a customer, a tax of 20 %, and two add-ons. */
export async function stock({ client }: Served): Promise<void> {
  await client.taxes.createTax({ tax: { name: 'Sales tax', code: 'sales_20', rate: '20.0' } });
  await client.customers.createCustomer({
    customer: {
      external_id: 'hooli_1234',
      name: 'Hooli Inc.',
      country: 'US',
      currency: 'USD',
      tax_codes: ['sales_20'],
    },
  });
  for (const [code, name, amount_cents] of [
    ['setup_fee', 'Setup fee', 45_000],
    ['customer_success', 'Customer success', 95_000],
  ] as const) {
    await client.addOns.createAddOn({ add_on: { code, name, amount_cents, amount_currency: 'USD' } });
  }
}

/** A served handler with the stock in it. */
export async function serveStocked(options: Partial<LagoHandlerOptions> = {}): Promise<Served> {
  const served = await serveLago(options);
  await stock(served);
  return served;
}

/** Issue an invoice of one fee over so many cents. */
export async function issue({ client }: Served, cents = 50_000, fields: object = {}) {
  const fees = [{ add_on_code: 'setup_fee', unit_amount_cents: cents }];
  const invoice = { external_customer_id: 'hooli_1234', currency: 'USD' as const, fees, ...fields };
  return (await client.invoices.createInvoice({ invoice })).data.invoice;
}

/** A draft, which only oneoff itself can make. */
export async function draft({ invoicing }: Served, input: Partial<OneOffInvoiceInput> = {}) {
  return invoicing.createOneOffInvoice({
    customerId: 'hooli_1234',
    issue: 'draft',
    lines: [{ addOn: 'setup_fee' }],
    ...input,
  });
}
