import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Currency } from '../money/currency.ts';
import type { Tax } from '../tax/tax.ts';
import { validateTax } from '../tax/validate-tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import type { Leaf } from '../validation/shape.ts';
import { type AddOn, validateAddOn } from './add-on.ts';
import { type BillingEntity, validateBillingEntity } from './billing-entity.ts';
import { type Customer, validateCustomer } from './customer.ts';
import type { DirectoryRecords } from './directory-records.ts';

/**
 * All faults of all records, with paths such as `/customers/2/id`; an id or code stands once in its list.
 *
 * @param custom - the host's own currencies
 * @returns `field.conflict` for what stands twice, `field.unknown` for a kind that there is none of, and the codes of
 * `validateBillingEntity`, `validateCustomer`, `validateAddOn` and `validateTax`
 */
export function validateDirectoryRecords(records: unknown, custom: readonly Currency[] = []): readonly Fault[] {
  const shape = object<DirectoryRecords>({
    billingEntities: optional(
      list(unique<BillingEntity>('id', (one, path) => validateBillingEntity(one, path, custom))),
    ),
    customers: optional(list(unique<Customer>('id', (one, path) => validateCustomer(one, path, custom)))),
    addOns: optional(list(unique<AddOn>('code', (one, path) => validateAddOn(one, path, custom)))),
    taxes: optional(list(unique<Tax>('code', validateTax))),
  });
  return checkShape(shape, records);
}

/** A record of one list, checked once: it remembers the ids or codes that came before. */
function unique<T>(key: keyof T & string, validate: (one: unknown, path: string) => readonly Fault[]): Leaf<T> {
  const seen = new Set<unknown>();
  return {
    kind: 'leaf',
    type: 'object',
    check(one, path) {
      const value = isPlainObject(one) ? one[key] : undefined;
      if (value !== undefined && seen.has(value))
        return fault('field.conflict', pointer(path, key), `${show(value)} stands twice; each ${key} is unique`);
      seen.add(value);
      return validate(one, path);
    },
  };
}
