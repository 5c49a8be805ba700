import type { AddOn } from '../directory/add-on.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import type { Customer } from '../directory/customer.ts';
import type { DirectoryRecord } from '../directory/directory-records.ts';
import { type RecordRules, readRecordRules, recordRuleFields } from '../directory/record-rules.ts';
import { validateDirectoryRecords } from '../directory/records/validate-directory-records.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { Directory } from '../ports/directory.ts';
import type { DirectorySearch } from '../ports/directory-search.ts';
import type { Tax } from '../tax/tax.ts';
import { list } from '../validation/combine.ts';
import { object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import type { RowOf } from '../validation/row.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import { searchRecords } from './search-records.ts';

/** The records of a {@link memoryDirectory}. */
export interface MemoryRecords extends RecordRules {
  readonly billingEntities: readonly RowOf<BillingEntity>[];
  readonly customers?: readonly RowOf<Customer>[];
  readonly addOns?: readonly RowOf<AddOn>[];
  readonly taxes?: readonly RowOf<Tax>[];
}

/** The records are checked separately, so that a fault names the record by its index. */
const unchecked: Leaf<never> = leaf({}, () => undefined);
const recordsShape = object<MemoryRecords>({
  billingEntities: list(unchecked),
  customers: optional(list(unchecked)),
  addOns: optional(list(unchecked)),
  taxes: optional(list(unchecked)),
  ...recordRuleFields,
});

/**
 * A directory over plain lists, the same for every tenant: for tests, demos, and hosts with few records.
 *
 * The lists are read on every call, so that a host may change them. A member that is `null`, as SQL columns are, is absent.
 *
 * @throws {ValidationError} every fault of every record, with paths into `records`; a bad number pattern is refused here
 */
export function memoryDirectory(records: MemoryRecords): Directory & DirectorySearch {
  requireOptions(recordsShape, records, 'memoryDirectory');
  const { billingEntities, customers = [], addOns = [], taxes = [] } = records;
  throwFaults(validateDirectoryRecords({ billingEntities, customers, addOns, taxes }, readRecordRules(records)));
  return {
    async billingEntity(_tenant, id) {
      const found = id === undefined ? billingEntities : billingEntities.filter((one) => one.id === id);
      return found.length === 1 ? (found[0] ?? null) : null;
    },
    billingEntities: async () => [...billingEntities],
    customer: async (_tenant, id) => customers.find((one) => one.id === id) ?? null,
    addOns: async (_tenant, codes) => addOns.filter((one) => codes.includes(one.code)),
    taxes: async (_tenant, codes) => taxes.filter((one) => codes.includes(one.code)),
    search: async (_tenant, kind, query) =>
      searchRecords(kind, { customers, addOns }[kind] as readonly DirectoryRecord<typeof kind>[], query),
  };
}
