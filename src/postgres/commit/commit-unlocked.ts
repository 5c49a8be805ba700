import type { SeriesState } from '../../numbering/next-in-series.ts';
import { retrying } from '../connection/retrying.ts';
import { isRace } from './claim-clauses.ts';
import { isEmpty } from './commit-plan.ts';
import {
  conflictOf,
  type Decided,
  decideAll,
  type Ending,
  type Member,
  requestOf,
  type Target,
  triesOf,
} from './decide-group.ts';
import type { LockRequest } from './lock.ts';
import { writeUnlocked } from './write.ts';

/**
 * Commit members by one statement, without locks before it: they are decided on keys that are new and on series where
 * this process left them, and the statement writes only if that is so.
 *
 * @returns `null` where nothing was written and the members have to be decided under locks
 * @throws {StoreError} when nothing, or nobody knows what, was stored
 * @throws {ConflictError} `id.taken`, `number.taken`
 */
export async function commitUnlocked(target: Target, members: readonly Member[]): Promise<readonly Ending[] | null> {
  const { database, schema, tenant, known } = target;
  const request = requestOf(members);
  const expected = expectedSeries(target, members);
  if (expected === null) return null;
  const decided = decideAll(members, {
    invoices: new Map(),
    creditNotes: new Map(),
    answers: new Map(),
    series: expected,
  });
  const { plan, endings } = decided;
  const isGuess = request.keys.length + request.series.length > 0;
  if (isGuess && !isProvable(decided, request)) return null;
  if (isEmpty(plan)) return endings;
  const write = writeUnlocked(schema, tenant, plan, expected, database.lockTimeoutMs);
  try {
    const [row] = await retrying(triesOf(database), () => database.write(tenant, write));
    const isWritten = row?.['written'] === '1';
    for (const [key, state] of plan.series)
      if (isWritten) known.left(tenant, key, state);
      else known.lost(tenant, key);
    return isWritten ? endings : null;
  } catch (error) {
    for (const key of request.series) known.lost(tenant, key);
    if (isRace(error)) return null;
    throw (await conflictOf(error, target, plan)) ?? error;
  }
}

/**
 * Where members may expect their series to be; `null` where they have to lock: they change invoices, or nobody knows
 * where a series is.
 */
export function expectedSeries(
  { tenant, known }: Target,
  members: readonly Member[],
): ReadonlyMap<string, SeriesState> | null {
  const expected = new Map<string, SeriesState>();
  for (const { reads } of members) {
    if (reads.invoices.length > 0) return null;
    for (const key of reads.series) {
      const state = known.expected(tenant, key);
      if (state === undefined) return null;
      expected.set(key, state);
    }
  }
  // Two series in one statement would not be locked in their order.
  return expected.size > 1 ? null : expected;
}

/** Whether the statement can compare all that the members relied on: each key is answered, and each series moves on. */
function isProvable({ plan, endings }: Decided, { keys, series }: LockRequest): boolean {
  return (
    endings.every((one) => 'result' in one) &&
    plan.deleted.size === 0 &&
    plan.answers.size === keys.length &&
    series.every((key) => plan.series.has(key)) &&
    plan.series.size === series.length
  );
}
