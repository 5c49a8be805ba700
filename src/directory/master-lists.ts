import type { Tax } from '../tax/tax.ts';
import type { AddOn } from './add-on.ts';
import type { BillingEntity } from './billing-entity.ts';
import type { Customer } from './customer.ts';

/** Masters by their kind; a kind that is left out is left alone. */
export interface MasterLists {
  readonly billingEntities?: readonly BillingEntity[];
  readonly customers?: readonly Customer[];
  readonly addOns?: readonly AddOn[];
  readonly taxes?: readonly Tax[];
}

/** A kind of masters. */
export type MasterKind = keyof MasterLists;

/** A master of a kind. */
export type Master<K extends MasterKind = MasterKind> = NonNullable<MasterLists[K]>[number];

/** Ids of billing entities and customers, codes of add-ons and taxes. */
export type MasterKeys = { readonly [kind in MasterKind]?: readonly string[] };

/** What tells the masters of a kind apart within their tenant. */
export const masterKeys = { billingEntities: 'id', customers: 'id', addOns: 'code', taxes: 'code' } as const;

/** The kinds of masters. */
export const masterKinds: readonly MasterKind[] = ['billingEntities', 'customers', 'addOns', 'taxes'];

/** The id or code of a master. */
export function keyOf<K extends MasterKind>(kind: K, master: Master<K>): string {
  return (master as unknown as { readonly [key: string]: string })[masterKeys[kind]] as string;
}
