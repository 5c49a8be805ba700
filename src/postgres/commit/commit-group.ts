import type { DatabaseSession, Work } from '../connection/database.ts';
import { retrying } from '../connection/retrying.ts';
import { type CommitPlan, isEmpty } from './commit-plan.ts';
import { conflictOf, decideAll, type Ending, type Member, requestOf, type Target, triesOf } from './decide-group.ts';
import { lock } from './lock.ts';
import { writeQuery } from './write.ts';

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
  const { database, schema, tenant, known } = target;
  let plan: CommitPlan | undefined;
  const work = async (session: DatabaseSession): Promise<Work<readonly Ending[]>> => {
    const members = take();
    const request = requestOf(members);
    const locked = await lock(session, target, leavesBusy ? { ...request, skipLocked: true } : request);
    const isBusy = ({ reads }: Member): boolean => leavesBusy && reads.invoices.some((id) => !locked.invoices.has(id));
    const decided = decideAll(members, locked, isBusy);
    plan = decided.plan;
    const write = isEmpty(plan) ? null : writeQuery(schema, tenant, plan, request.keys, locked);
    return { result: decided.endings, write };
  };
  try {
    const endings = await retrying(triesOf(database), () => database.transact(tenant, work));
    for (const [key, state] of plan?.series ?? []) known.left(tenant, key, state);
    return endings;
  } catch (error) {
    throw (plan && (await conflictOf(error, target, plan))) ?? error;
  }
}
