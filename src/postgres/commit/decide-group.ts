import type { ConflictError } from '../../errors/errors.ts';
import type { Changes, Found, KeyClaim, Reads } from '../../ports/invoice-store.ts';
import type { Database } from '../connection/database.ts';
import type { Tries } from '../connection/retrying.ts';
import type { SqlQuery, SqlRow } from '../connection/sql.ts';
import { type CommitPlan, createCommitPlanner } from './commit-plan.ts';
import { takenId } from './id-taken.ts';
import type { Locked, LockRequest, LockTarget } from './lock.ts';
import { numberConflict } from './number-conflict.ts';

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

/** What the members of a group came to, and what is to be written for all of them. */
export interface Decided {
  readonly plan: CommitPlan;
  readonly endings: readonly Ending[];
}

/** How often a commit is tried. */
export function triesOf({ joined }: Database): Tries {
  return joined ? { collided: 1 } : { collided: 8, lost: 3 };
}

/** Decide members one after the other, each on what those before it left; one that throws writes nothing. */
export function decideAll(
  members: readonly Member[],
  locked: Locked,
  isBusy: (member: Member) => boolean = () => false,
): Decided {
  const plan = createCommitPlanner(locked);
  const endings = members.map((member): Ending => {
    if (isBusy(member)) return { busy: true };
    const { reads, decide } = member;
    try {
      const changes = decide(plan.found(reads));
      plan.add(changes, reads);
      return { result: changes.result };
    } catch (error) {
      return { error };
    }
  });
  return { plan, endings };
}

/** What members claim and lock. */
export function requestOf(members: readonly Member[]): LockRequest {
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

/** The server's refusal of a plan as a conflict of ids or numbers; `undefined` for any other error. */
export async function conflictOf(error: unknown, target: Target, plan: CommitPlan): Promise<ConflictError | undefined> {
  const { database, schema, tenant } = target;
  const read = (query: SqlQuery): Promise<readonly SqlRow[]> => database.read(tenant, query);
  return (
    (await takenId(error, schema, tenant, plan, read)) ?? (await numberConflict(error, schema, tenant, plan, read))
  );
}
