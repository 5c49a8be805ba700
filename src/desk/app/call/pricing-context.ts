import type { AddOn } from '../../../directory/add-on.ts';
import type { PricingContext } from '../editing/local-invoice.ts';
import { call } from './api.ts';

/** The records, the policy and the day that pricing for a customer needs. */
export function pricingContext(
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
export async function searchCustomers(text: string): Promise<readonly FoundCustomer[]> {
  const query = new URLSearchParams({ limit: LIMIT, ...(text !== '' && { q: text }) });
  return (await call<Found<FoundCustomer>>('GET', '/customers', { query })).items;
}

/** Add-ons whose name or code has a text. */
export async function searchAddOns(text: string): Promise<readonly AddOn[]> {
  const query = new URLSearchParams({ limit: LIMIT, ...(text !== '' && { q: text }) });
  return (await call<Found<AddOn>>('GET', '/add-ons', { query })).items;
}
