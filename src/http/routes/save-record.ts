import type { DirectoryRecord, DirectoryRecords, RecordKind } from '../../directory/directory-records.ts';
import { ValidationError } from '../../errors/errors.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import { type Preconditions, requirePreconditions, tagOfContent } from '../requests/preconditions.ts';
import { RequestError } from '../requests/request-error.ts';

const TRIES = 10;

/** Where a record is kept, and under which name. */
interface Place<K extends RecordKind> {
  readonly directory: DirectoryStore;
  readonly tenant: string;
  readonly kind: K;
  readonly key: string;
  readonly find: () => Promise<DirectoryRecord<K> | null>;
}

/**
 * Add or replace a record, if what is stored is as the request says (optimistic locking).
 *
 * A tag is computed outside any lock; that the record is still the one with that tag is checked under it.
 *
 * @throws {RequestError} `request.precondition_failed`
 * @throws {ValidationError} the faults of the record
 */
export async function saveRecord<K extends RecordKind>(
  place: Place<K>,
  record: DirectoryRecord<K>,
  preconditions: Preconditions,
): Promise<void> {
  const { directory, tenant, kind, key, find } = place;
  const records = { [kind]: [record] } as DirectoryRecords;
  const { ifMatch, ifNoneMatch } = preconditions;
  if (ifMatch === undefined && ifNoneMatch === undefined) return directory.save(tenant, records);
  for (let tries = 0; tries < TRIES; tries++) {
    const seen = await find();
    requirePreconditions(preconditions, seen === null ? null : await tagOfContent(seen));
    if (seen === null ? await isAdded(directory.add(tenant, records)) : await isReplaced(seen)) return;
  }
  throw new RequestError('request.precondition_failed', 412, 'the record kept changing; read it again and retry');

  async function isReplaced(seen: DirectoryRecord<K>): Promise<boolean> {
    let hasMoved = false;
    const stored = await directory.update(tenant, kind, key, (current) => {
      hasMoved = ifMatch !== '*' && JSON.stringify(current) !== JSON.stringify(seen);
      return hasMoved ? current : record;
    });
    return stored !== null && !hasMoved;
  }
}

/** Whether a record was added; `false` if another request added it first. */
async function isAdded(adding: Promise<void>): Promise<boolean> {
  try {
    await adding;
    return true;
  } catch (error) {
    if (error instanceof ValidationError && error.faults.every(({ code }) => code === 'master.exists')) return false;
    throw error;
  }
}
