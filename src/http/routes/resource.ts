import type { DirectoryRecord, RecordKind } from '../../directory/directory-records.ts';
import type { FaultCode } from '../../errors/fault-codes.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';

/** A kind of record over HTTP. */
export interface Resource<K extends RecordKind> {
  readonly kind: K;
  readonly path: string;
  readonly schema: 'BillingEntity' | 'Customer' | 'AddOn' | 'Tax';
  readonly noun: string;
  readonly plural: string;
  readonly missing: FaultCode;
  readonly find: (directory: DirectoryStore, tenant: string, key: string) => Promise<DirectoryRecord<K> | null>;
}
