import type { DirectoryRecord, DirectoryRecords, RecordKind } from '../../directory/directory-records.ts';
import { ValidationError } from '../../errors/errors.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import { type Preconditions, requirePreconditions, tagOfContent } from '../requests/preconditions.ts';
import { RequestError } from '../requests/request-error.ts';

const TRIES = 10;

/** Where a record is kept, and under which name. */
export interface RecordPlace<K extends RecordKind> {
  readonly directory: DirectoryStore;
  readonly tenant: string;
  readonly kind: K;
  readonly key: string;
  readonly find: () => Promise<DirectoryRecord<K> | null>;
}

/**
 * Add or replace a record, if what is stored is as the request says (optimistic locking).
 *
 * @throws {RequestError} `request.precondition_failed`
 * @throws {ValidationError} the faults of the record
 */
export async function saveRecord<K extends RecordKind>(
  place: RecordPlace<K>,
  record: DirectoryRecord<K>,
  preconditions: Preconditions,
): Promise<void> {
  const { directory, tenant, kind } = place;
  const records = { [kind]: [record] } as DirectoryRecords;
  if (hasNone(preconditions)) return directory.save(tenant, records);
  await tryUntilStill(place, preconditions, (seen) =>
    seen === null ? isAdded(directory.add(tenant, records)) : isReplaced(place, seen, record, preconditions),
  );
}

/**
 * Remove a record, if what is stored is as the request says.
 *
 * @throws {RequestError} `request.precondition_failed`
 */
export async function removeRecord<K extends RecordKind>(
  place: RecordPlace<K>,
  preconditions: Preconditions,
): Promise<void> {
  const { directory, tenant, kind, key } = place;
  if (hasNone(preconditions)) return directory.remove(tenant, { [kind]: [key] });
  await tryUntilStill(place, preconditions, async (seen) =>
    seen === null ? true : isReplaced(place, seen, null, preconditions),
  );
}

function hasNone({ ifMatch, ifNoneMatch }: Preconditions): boolean {
  return ifMatch === undefined && ifNoneMatch === undefined;
}

/**
 * Check the preconditions on what is stored, and change it; again if it has moved in between.
 *
 * A tag is computed outside any lock; that the record is still the one with that tag is checked under it.
 */
async function tryUntilStill<K extends RecordKind>(
  { find }: RecordPlace<K>,
  preconditions: Preconditions,
  isDone: (seen: DirectoryRecord<K> | null) => Promise<boolean>,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const seen = await find();
    requirePreconditions(preconditions, seen === null ? null : await tagOfContent(seen));
    if (await isDone(seen)) return;
  }
  throw new RequestError('request.precondition_failed', 412, 'the record kept changing; read it again and retry');
}

/** Whether a record was replaced, or removed by `null`, before anybody else changed it. */
async function isReplaced<K extends RecordKind>(
  { directory, tenant, kind, key }: RecordPlace<K>,
  seen: DirectoryRecord<K>,
  next: DirectoryRecord<K> | null,
  { ifMatch }: Preconditions,
): Promise<boolean> {
  let isStill = false;
  await directory.update(tenant, kind, key, (current) => {
    isStill = ifMatch === '*' || JSON.stringify(current) === JSON.stringify(seen);
    return isStill ? next : current;
  });
  return isStill;
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
