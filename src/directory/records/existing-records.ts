import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { type DirectoryRecords, keyOf, type RecordKind, recordKeys, recordKinds } from '../directory-records.ts';

const WORDS = { billingEntities: 'billing entity', customers: 'customer', addOns: 'add-on', taxes: 'tax' } as const;

/**
 * A fault for each new record whose id or code exists already.
 *
 * @returns `master.exists` with paths such as `/customers/2/id`
 */
export function existingRecords(
  records: DirectoryRecords,
  exists: (kind: RecordKind, key: string) => boolean,
): readonly Fault[] {
  return recordKinds.flatMap((kind) =>
    (records[kind] ?? []).flatMap((record, index) => {
      const key = keyOf(kind, record);
      if (!exists(kind, key)) return [];
      const name = recordKeys[kind];
      const message = `the ${WORDS[kind]} ${show(key)} exists already; save it to replace it, or pass another ${name}`;
      return fault('master.exists', pointer(pointer(`/${kind}`, index), name), message);
    }),
  );
}
