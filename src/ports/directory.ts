import type { AddOn } from '../directory/add-on.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import type { Customer } from '../directory/customer.ts';
import type { Tax } from '../tax/tax.ts';
import type { RowOf } from '../validation/row.ts';

/**
 * The host's own records: sellers, customers, catalogue and taxes. It is only read, never inside a commit.
 *
 * A member that is `null`, as SQL columns are, is absent.
 *
 * Where the host has no records, a `DirectoryStore` keeps them. Prove an implementation with `directorySuite` of
 * `oneoff/testing`.
 */
export interface Directory {
  /** The billing entity of an id, or `null`. Without an id the only one of the tenant; `null` if there are several. */
  billingEntity(tenant: string, id: string | undefined): Promise<RowOf<BillingEntity> | null>;
  /**
   * All billing entities of the tenant, for a page that offers them; optional. Without it such a page knows the only one,
   * if there is only one.
   */
  billingEntities?(tenant: string): Promise<readonly RowOf<BillingEntity>[]>;
  /** The customer of an id, or `null`. */
  customer(tenant: string, id: string): Promise<RowOf<Customer> | null>;
  /** The add-ons of the codes, in any order; unknown codes are left out. */
  addOns(tenant: string, codes: readonly string[]): Promise<readonly RowOf<AddOn>[]>;
  /** All taxes of the codes that exist, in any order: of a code whose rate changed, every one with its validity. */
  taxes(tenant: string, codes: readonly string[]): Promise<readonly RowOf<Tax>[]>;
}

/** A directory whose answers are records already: no member of them is `null`. */
export interface RecordDirectory extends Directory {
  billingEntity(tenant: string, id: string | undefined): Promise<BillingEntity | null>;
  billingEntities?(tenant: string): Promise<readonly BillingEntity[]>;
  customer(tenant: string, id: string): Promise<Customer | null>;
  addOns(tenant: string, codes: readonly string[]): Promise<readonly AddOn[]>;
  taxes(tenant: string, codes: readonly string[]): Promise<readonly Tax[]>;
}
