import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { type AddOn, validateAddOn } from '../invoice/add-on.ts';
import { type BillingEntity, validateBillingEntity } from '../invoice/billing-entity.ts';
import { type Customer, validateCustomer } from '../invoice/customer.ts';
import type { Currency } from '../money/currency.ts';
import type { Directory } from '../ports/directory.ts';
import { refuse } from '../shape/require-shape.ts';
import type { Tax } from '../tax/tax.ts';
import { validateTax } from '../tax/validate-tax.ts';

/** The masters of a {@link memoryDirectory}. */
export interface MemoryMasters {
  readonly billingEntities: readonly BillingEntity[];
  readonly customers?: readonly Customer[];
  readonly addOns?: readonly AddOn[];
  readonly taxes?: readonly Tax[];
  /** Currencies of your own, beside ISO 4217. */
  readonly currencies?: readonly Currency[];
}

/**
 * A directory over plain lists, the same for every tenant: for tests, demos, and hosts with few masters.
 *
 * The lists are read anew on every call, so that a host may change them.
 *
 * @throws {ValidationError} every fault of every master, with paths into `masters`; a bad number pattern is refused here
 */
export function memoryDirectory(masters: MemoryMasters): Directory {
  const { billingEntities, customers = [], addOns = [], taxes = [], currencies = [] } = masters;
  const faults = [
    ...check(billingEntities, '/billingEntities', 'id', (one, path) => validateBillingEntity(one, path, currencies)),
    ...check(customers, '/customers', 'id', (one, path) => validateCustomer(one, path, currencies)),
    ...check(addOns, '/addOns', 'code', (one, path) => validateAddOn(one, path, currencies)),
    ...check(taxes, '/taxes', 'code', validateTax),
  ];
  refuse(faults);
  return {
    async billingEntity(_tenant, id) {
      const found = id === undefined ? billingEntities : billingEntities.filter((one) => one.id === id);
      return found.length === 1 ? (found[0] as BillingEntity) : null;
    },
    customer: async (_tenant, id) => customers.find((one) => one.id === id) ?? null,
    addOns: async (_tenant, codes) => addOns.filter((one) => codes.includes(one.code)),
    taxes: async (_tenant, codes) => taxes.filter((one) => codes.includes(one.code)),
  };
}

function check<T, K extends keyof T & string>(
  list: readonly T[],
  path: string,
  key: K,
  validate: (one: T, path: string) => readonly Fault[],
): Fault[] {
  const seen = new Set<unknown>();
  return list.flatMap((one, index) => {
    const at = pointer(path, index);
    const twice = one?.[key] !== undefined && seen.has(one[key]);
    seen.add(one?.[key]);
    return twice
      ? [fault('field.conflict', pointer(at, key), `${show(one[key])} stands twice; each ${key} is unique`)]
      : [...validate(one, at)];
  });
}
