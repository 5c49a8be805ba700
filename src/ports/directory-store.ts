import type { AddOn } from '../invoice/add-on.ts';
import type { BillingEntity } from '../invoice/billing-entity.ts';
import type { Customer } from '../invoice/customer.ts';
import type { Tax } from '../tax/tax.ts';
import type { Directory } from './directory.ts';
import type { Page } from './invoice-store.ts';

export interface StoredMasters {
  readonly billingEntities: BillingEntity;
  readonly customers: Customer;
  readonly addOns: AddOn;
  readonly taxes: Tax;
}
export type MasterKind = keyof StoredMasters;
type Some = { readonly [K in MasterKind]?: readonly StoredMasters[K][] };
export interface DirectoryStore extends Directory {
  save(tenant: string, masters: Some): Promise<void>;
  add(tenant: string, masters: Some): Promise<void>;
  remove(tenant: string, names: { readonly [K in MasterKind]?: readonly string[] }): Promise<void>;
  list<K extends MasterKind>(
    tenant: string,
    kind: K,
    query?: { readonly limit?: number; readonly cursor?: string },
  ): Promise<Page<StoredMasters[K]>>;
}
