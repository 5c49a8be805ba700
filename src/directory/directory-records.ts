import type { Tax } from '../tax/tax.ts';
import { taxKey } from '../tax/tax-key.ts';
import type { AddOn } from './add-on.ts';
import type { BillingEntity } from './billing-entity.ts';
import type { Customer } from './customer.ts';

/** Records by their kind; a kind that is left out is left alone. */
export interface DirectoryRecords {
  readonly billingEntities?: readonly BillingEntity[];
  readonly customers?: readonly Customer[];
  readonly addOns?: readonly AddOn[];
  readonly taxes?: readonly Tax[];
}

/** A kind of records. */
export type RecordKind = keyof DirectoryRecords;

/** A record of a kind. */
export type DirectoryRecord<K extends RecordKind = RecordKind> = NonNullable<DirectoryRecords[K]>[number];

/** Ids of billing entities and customers, codes of add-ons, keys of taxes (`taxKey`). */
export type RecordKeys = { readonly [kind in RecordKind]?: readonly string[] };

/** The member that names a record of a kind; several taxes may share a code. */
export const recordKeys = { billingEntities: 'id', customers: 'id', addOns: 'code', taxes: 'code' } as const;

/** The kinds of records. */
export const recordKinds: readonly RecordKind[] = ['billingEntities', 'customers', 'addOns', 'taxes'];

/** What identifies a record among those of its kind and tenant: its id or code; for a tax also the day that it is valid from. */
export function keyOf<K extends RecordKind>(kind: K, record: DirectoryRecord<K>): string {
  if (kind === 'taxes') return taxKey(record as Tax);
  return (record as unknown as { readonly [key: string]: string })[recordKeys[kind]] as string;
}
