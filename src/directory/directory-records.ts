import type { Tax } from '../tax/tax.ts';
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

/** Ids of billing entities and customers, codes of add-ons and taxes. */
export type RecordKeys = { readonly [kind in RecordKind]?: readonly string[] };

/** What tells the records of a kind apart within their tenant. */
export const recordKeys = { billingEntities: 'id', customers: 'id', addOns: 'code', taxes: 'code' } as const;

/** The kinds of records. */
export const recordKinds: readonly RecordKind[] = ['billingEntities', 'customers', 'addOns', 'taxes'];

/** The id or code of a record. */
export function keyOf<K extends RecordKind>(kind: K, record: DirectoryRecord<K>): string {
  return (record as unknown as { readonly [key: string]: string })[recordKeys[kind]] as string;
}
