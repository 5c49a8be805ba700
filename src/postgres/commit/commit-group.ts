import type { ConflictError } from '../../errors/errors.ts';
import type { Changes, Found, KeyClaim, Reads } from '../../ports/invoice-store.ts';
import type { Database, DatabaseSession, Work } from '../connection/database.ts';
import { retrying } from '../connection/retrying.ts';
import type { SqlQuery, SqlRow } from '../connection/sql.ts';
import { type CommitPlan, createCommitPlanner, isEmpty } from './commit-plan.ts';
import { takenId } from './id-taken.ts';
import { type Locked, type LockRequest, type LockTarget, lock } from './lock.ts';
import { numberConflict } from './number-conflict.ts';
import { writeQuery } from './write.ts';

const TRIES = { collided: 8, lost: 3 };
const ONCE = { collided: 1 };

/** One call of `commit`. */
export interface Member {
  readonly reads: Reads;
  readonly decide: (found: Found) => Changes<unknown>;
}

/** How a member's decision ended; `busy`: an invoice of it was locked, and it was left out. */
export type Ending = { readonly result: unknown } | { readonly error: unknown } | { readonly busy: true };

/** Where a commit goes. */
export interface Target extends LockTarget {
  readonly database: Database;
}

/**
 * Commit one member, or several in one transaction: they are decided one after the other on what those before them
 * left, and written together. A decision that throws writes nothing and holds up no other.
 *
 * @param take - the members, asked for once the transaction is open, so that more of them come together
 * @param leavesBusy - leave out members whose invoices another transaction has locked, instead of waiting for them
 * @throws {StoreError} when nothing, or nobody knows what, was stored
 * @throws {ConflictError} `id.taken`, `number.taken`
 */
export async function commitGroup(
  target: Target,
  take: () => readonly Member[],
  leavesBusy: boolean,
): Promise<readonly Ending[]> {
  const { database, tenant } = target;
  let plan: CommitPlan | undefined;
  const work = async (session: DatabaseSession): Promise<Work<readonly Ending[]>> => {
    const members = take();
    const request = requestOf(members);
    const locked = await lock(session, target, leavesBusy ? { ...request, skipLocked: true } : request);
    const isBusy = ({ reads }: Member): boolean => leavesBusy && reads.invoices.some((id) => !locked.invoices.has(id));
    const decided = decideAll(target, members, request, locked, isBusy);
    plan = decided.plan;
    return decided;
  };
  try {
    return await retrying(database.joined ? ONCE : TRIES, () => database.transact(tenant, work));
  } catch (error) {
    throw (plan && (await refusalOf(error, target, plan))) ?? error;
  }
}

/** Commit a decision that needs to see nothing: one statement, without a lock. */
export async function commitUnseen(target: Target, member: Member): Promise<Ending> {
  const { plan, result, write } = decideAll(target, [member], NOTHING, NOTHING_FOUND);
  try {
    if (write) await retrying(target.database.joined ? ONCE : TRIES, () => target.database.write(target.tenant, write));
  } catch (error) {
    throw (await refusalOf(error, target, plan)) ?? error;
  }
  return result[0] as Ending;
}

const NOTHING: LockRequest = { invoices: [], keys: [], series: [], skipLocked: false };
const NOTHING_FOUND: Locked = { invoices: new Map(), creditNotes: new Map(), answers: new Map(), series: new Map() };

async function refusalOf(error: unknown, target: Target, plan: CommitPlan): Promise<ConflictError | undefined> {
  const { database, schema, tenant } = target;
  const read = (query: SqlQuery): Promise<readonly SqlRow[]> => database.read(tenant, query);
  return (
    (await takenId(error, schema, tenant, plan, read)) ?? (await numberConflict(error, schema, tenant, plan, read))
  );
}

function decideAll(
  { schema, tenant }: Target,
  members: readonly Member[],
  { keys }: LockRequest,
  locked: Locked,
  isBusy: (member: Member) => boolean = () => false,
): Work<readonly Ending[]> & { readonly plan: CommitPlan } {
  const planner = createCommitPlanner(locked);
  const result = members.map((member): Ending => {
    if (isBusy(member)) return { busy: true };
    const { reads, decide } = member;
    try {
      const changes = decide(planner.found(reads));
      planner.add(changes, reads);
      return { result: changes.result };
    } catch (error) {
      return { error };
    }
  });
  return { plan: planner, result, write: isEmpty(planner) ? null : writeQuery(schema, tenant, planner, keys, locked) };
}

function requestOf(members: readonly Member[]): LockRequest {
  const claims = new Map<string, KeyClaim>();
  for (const { reads } of members)
    for (const claim of reads.keys) if (!claims.has(claim.key)) claims.set(claim.key, claim);
  return {
    invoices: [...new Set(members.flatMap(({ reads }) => reads.invoices))],
    keys: [...claims.values()],
    series: [...new Set(members.flatMap(({ reads }) => reads.series))],
    skipLocked: members.some(({ reads }) => reads.skipLocked === true),
  };
}
