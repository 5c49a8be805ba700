import type { AddOn } from '../../directory/add-on.ts';
import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import type { Directory, RecordDirectory } from '../../ports/directory.ts';
import type { Tax } from '../../tax/tax.ts';
import { fromRow } from '../../validation/row.ts';

/** The records of a directory that may answer with rows: a column that is `NULL` is a member that is absent. */
export function recordsOf(directory: Directory): RecordDirectory {
  return {
    billingEntity: async (tenant, id) => fromRow<BillingEntity | null>(await directory.billingEntity(tenant, id)),
    customer: async (tenant, id) => fromRow<Customer | null>(await directory.customer(tenant, id)),
    addOns: async (tenant, codes) => fromRow<readonly AddOn[]>(await directory.addOns(tenant, codes)),
    taxes: async (tenant, codes) => fromRow<readonly Tax[]>(await directory.taxes(tenant, codes)),
  };
}
