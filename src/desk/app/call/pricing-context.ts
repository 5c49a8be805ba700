import type { AddOn } from '../../../directory/add-on.ts';
import type { PricingContext } from '../editing/local-invoice.ts';
import { isServed, may } from '../state/session.ts';
import { call } from './api.ts';

/** The records, the policy and the day that pricing for a customer needs. */
export function fetchPricingContext(
  customerId: string,
  billingEntityId: string,
  addOns: readonly string[],
  taxes: readonly string[],
): Promise<PricingContext> {
  const query = new URLSearchParams({ customerId });
  if (billingEntityId !== '') query.set('billingEntityId', billingEntityId);
  for (const code of new Set(addOns)) query.append('addOn', code);
  for (const code of new Set(taxes)) query.append('tax', code);
  return call<PricingContext>('GET', '/pricing-context', { query });
}

/** A customer as a search finds it. */
export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  readonly currency?: string;
  readonly address?: { readonly city?: string; readonly country?: string };
}

/** What a search finds: `items`, best first. */
interface Found<T> {
  readonly items: readonly T[];
}

const LIMIT = '20';

/** Customers whose name or id has a text. */
export function searchCustomers(text: string): Promise<readonly FoundCustomer[]> {
  return search<FoundCustomer>('/customers', text, ({ id, name }) => `${id} ${name}`);
}

/** Add-ons whose name or code has a text. */
export function searchAddOns(text: string): Promise<readonly AddOn[]> {
  return search<AddOn>('/add-ons', text, ({ code, name }) => `${code} ${name}`);
}

/** Ask the search, or look through the first records of a directory that has none. */
async function search<T>(path: string, text: string, wordsOf: (record: T) => string): Promise<readonly T[]> {
  if (isServed('search')) {
    const query = new URLSearchParams({ limit: LIMIT, ...(text !== '' && { q: text }) });
    return (await call<Found<T>>('GET', path, { query })).items;
  }
  if (!isServed('directory') || !may('directory:read')) return [];
  const query = new URLSearchParams({ limit: '100' });
  const { items } = await call<Found<T>>('GET', path, { query });
  const wanted = text.toLowerCase();
  return items.filter((record) => wordsOf(record).toLowerCase().includes(wanted)).slice(0, Number(LIMIT));
}
