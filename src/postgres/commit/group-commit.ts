import { StoreError } from '../../errors/errors.ts';
import { commitGroup, commitUnseen, type Ending, type Member, type Target } from './commit-group.ts';

/** How many members may share a transaction; one with many invoices weighs as many. */
const MOST = 200;

interface Waiting extends Member {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Commits members, each answered on its own. */
export interface GroupCommit {
  commit(tenant: string, member: Member): Promise<unknown>;
}

/**
 * Let the callers of this process that wait for one series share the next transaction: the series then costs a
 * transaction, not an invoice.
 *
 * Only one transaction for a series is under way at a time; who comes meanwhile waits for the next one. Whatever needs
 * no series goes its own way. In the host's own transaction nothing is shared.
 */
export function createGroupCommit(targetOf: (tenant: string) => Target): GroupCommit {
  const queues = new Map<string, Waiting[]>();

  const run = async (queue: string, target: Target, waiting: Waiting[]): Promise<void> => {
    while (waiting.length > 0) await commitNext(target, waiting);
    queues.delete(queue);
  };
  return {
    async commit(tenant, member) {
      const target = targetOf(tenant);
      const { invoices, keys, series, skipLocked } = member.reads;
      if (invoices.length + keys.length + series.length === 0) return endOf(await commitUnseen(target, member));
      if (target.database.joined || series.length === 0 || skipLocked) return commitAlone(target, member);
      const queue = JSON.stringify([tenant, ...[...series].sort()]);
      return new Promise((resolve, reject) => {
        const waiting = queues.get(queue);
        if (waiting) waiting.push({ ...member, resolve, reject });
        else {
          const first = [{ ...member, resolve, reject }];
          queues.set(queue, first);
          void run(queue, target, first);
        }
      });
    },
  };
}

/** One transaction for as many as fit. None of them rejects but on its own account. */
async function commitNext(target: Target, waiting: Waiting[]): Promise<void> {
  let group: readonly Waiting[] | undefined;
  const take = (): readonly Waiting[] => {
    group ??= waiting.splice(0, countOf(waiting));
    return group;
  };
  try {
    const endings = await commitGroup(target, take);
    for (const [index, member] of take().entries()) settle(member, endings[index] as Ending);
  } catch (error) {
    const members = take();
    // One member's documents may be to blame; who that is shows when each goes alone.
    if (members.length > 1 && !(error instanceof StoreError && error.retryable))
      for (const member of members) await commitAlone(target, member).then(member.resolve, member.reject);
    else for (const member of members) member.reject(error);
  }
}

function countOf(waiting: readonly Waiting[]): number {
  let weight = 0;
  const end = waiting.findIndex(({ reads }) => {
    weight += Math.max(1, reads.invoices.length, reads.keys.length);
    return weight > MOST;
  });
  return end === -1 ? waiting.length : Math.max(1, end);
}

async function commitAlone(target: Target, member: Member): Promise<unknown> {
  const [ending] = await commitGroup(target, () => [member]);
  return endOf(ending as Ending);
}

function endOf(ending: Ending): unknown {
  if ('error' in ending) throw ending.error;
  return ending.result;
}

function settle({ resolve, reject }: Waiting, ending: Ending): void {
  if ('error' in ending) reject(ending.error);
  else resolve(ending.result);
}
