import type { Customer, DirectoryStore } from 'oneoff';
import type { CustomerRequest } from './customer-request.ts';
import { notFound } from './errors.ts';
import { requireTaxes } from './known-taxes.ts';
import type { LagoServices } from './lago-env.ts';
import { everyItem } from './pages.ts';
import { toCustomer } from './to-customer.ts';

/** The pending save of each directory. */
const turns = new WeakMap<DirectoryStore, Promise<unknown>>();

/**
 * Add a customer, or update the one with the same external id.
 *
 * A new customer gets the next sequence, which `{CUSTOMER}` in a number pattern prints, so customers are saved one
 * after the other. Several processes need a lock of their own, or a pattern without `{CUSTOMER}`.
 */
export function saveCustomer(request: CustomerRequest, lago: LagoServices): Promise<Customer> {
  const earlier = turns.get(lago.directory) ?? Promise.resolve();
  const turn = earlier.catch(() => undefined).then(() => save(request, lago));
  turns.set(lago.directory, turn);
  return turn;
}

async function save(request: CustomerRequest, lago: LagoServices): Promise<Customer> {
  const { tenant, directory } = lago;
  const before = await directory.customer(tenant, request.external_id);
  await requireTaxes(request.tax_codes ?? [], lago);
  const seller = request.billing_entity_code;
  if (seller && (await directory.billingEntity(tenant, seller)) === null) throw notFound('billing_entity');
  const sequence = before === null ? await nextSequence(lago) : 0;
  const customer = await toCustomer(request, before, { tenant, sequence });
  await directory.save(tenant, { customers: [customer] });
  await keepNote(request, lago);
  return customer;
}

async function nextSequence({ tenant, directory }: LagoServices): Promise<number> {
  const all = await everyItem((query) => directory.list(tenant, 'customers', query));
  return 1 + all.reduce((last, { sequence = 0 }) => Math.max(last, sequence), 0);
}

/** What is stored and returned in addition to the customer record, and when it was created. */
async function keepNote(request: CustomerRequest, { tenant, notes, now }: LagoServices): Promise<void> {
  const id = request.external_id;
  const before = (await notes.find(tenant, 'customer', [id])).get(id);
  const { firstname, lastname, customer_type, url, logo_url, external_salesforce_id, shipping_address } = request;
  const said = { firstname, lastname, customer_type, url, logo_url, external_salesforce_id, shipping_address };
  const metadata = request.metadata?.map(({ id: known, key, value, display_in_invoice }) => ({
    lago_id: known ?? crypto.randomUUID(),
    key,
    value,
    display_in_invoice: display_in_invoice ?? false,
    created_at: now(),
  }));
  const named = Object.entries({ ...said, metadata }).filter(([, value]) => value !== undefined);
  const times = { created_at: before?.['created_at'] ?? now(), updated_at: now() };
  await notes.save(tenant, 'customer', id, { ...before, ...Object.fromEntries(named), ...times });
}
