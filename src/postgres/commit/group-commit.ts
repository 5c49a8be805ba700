import { StoreError } from '../../errors/errors.ts';
import { isLockTimeout } from '../connection/store-failure.ts';
import { commitGroup } from './commit-group.ts';
import { commitUnlocked, expectedSeries } from './commit-unlocked.ts';
import type { Ending, Member, Target } from './decide-group.ts';
import { createRowTurns } from './row-turns.ts';

/** How many members may share a transaction; one with many invoices weighs as many. */
const MOST = 200;

interface Waiting extends Member {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Commit one member in a transaction of its own. */
type CommitAlone = (member: Member) => Promise<unknown>;

/** Commits members, each answered on its own. */
export interface GroupCommit {
  commit(tenant: string, member: Member): Promise<unknown>;
}

/**
 * Let the callers of this process that wait for one series share the next transaction: the series then costs a
 * transaction, not an invoice.
 *
 * Only one transaction for a series is under way at a time; callers that come meanwhile wait for the next one. It is a
 * single statement while nobody else takes numbers of the series. What needs no series is committed alone, and so is what waits for an invoice that another transaction has locked. In the
 * host's own transaction nothing is shared.
 */
export function createGroupCommit(targetOf: (tenant: string) => Target): GroupCommit {
  const queues = new Map<string, Waiting[]>();
  const inTurn = createRowTurns();

  const run = async (queue: string, target: Target, waiting: Waiting[], alone: CommitAlone): Promise<void> => {
    while (waiting.length > 0) await commitNext(target, waiting, alone);
    queues.delete(queue);
  };
  return {
    async commit(tenant, member) {
      const target = targetOf(tenant);
      const { series, skipLocked } = member.reads;
      const alone: CommitAlone = (one) =>
        target.database.joined || one.reads.skipLocked
          ? commitAlone(target, one)
          : inTurn(rowsOf(tenant, one), () => commitAlone(target, one));
      if (target.database.joined || series.length === 0 || skipLocked) return alone(member);
      const queue = JSON.stringify([tenant, ...[...series].sort()]);
      return new Promise((resolve, reject) => {
        const waiting = queues.get(queue);
        if (waiting) waiting.push({ ...member, resolve, reject });
        else {
          const first = [{ ...member, resolve, reject }];
          queues.set(queue, first);
          void run(queue, target, first, alone);
        }
      });
    },
  };
}

/** One transaction for as many as fit. None of them rejects but on its own account. */
async function commitNext(target: Target, waiting: Waiting[], alone: CommitAlone): Promise<void> {
  let group: readonly Waiting[] | undefined;
  const take = (): readonly Waiting[] => {
    group ??= waiting.splice(0, countOf(waiting));
    return group;
  };
  const each = async (members: readonly Waiting[]): Promise<void> => {
    for (const member of members) await alone(member).then(member.resolve, member.reject);
  };
  try {
    const isKnown = expectedSeries(target, waiting) !== null;
    const endings = (isKnown ? await commitUnlocked(target, take()) : null) ?? (await commitGroup(target, take, true));
    for (const [index, member] of take().entries()) {
      const ending = endings[index] as Ending;
      // The others do not wait for it.
      if ('busy' in ending) void each([member]);
      else settle(member, ending);
    }
  } catch (error) {
    const members = take();
    // One member's documents or key may be to blame; going alone shows whose.
    if (members.length > 1 && isLockTimeout(error) && isOfKeys(error as Error)) void each(members);
    else if (members.length > 1 && !(error instanceof StoreError && error.retryable)) await each(members);
    else for (const member of members) member.reject(error);
  }
}

/** A group waits for keys and for its series; the server names the table in the context of the error. */
function isOfKeys({ cause }: { readonly cause?: unknown }): boolean {
  return String((cause as { readonly where?: unknown } | undefined)?.where).includes('idempotency_keys');
}

function rowsOf(tenant: string, { reads }: Member): readonly string[] {
  const rows = [
    ...reads.keys.map(({ key }) => ['key', tenant, key]),
    ...reads.invoices.map((id) => ['invoice', tenant, id]),
  ];
  return rows.map((row) => JSON.stringify(row));
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
  const members = [member];
  const [ending] = (await commitUnlocked(target, members)) ?? (await commitGroup(target, () => members, false));
  return endOf(ending as Ending);
}

function endOf(ending: Ending): unknown {
  if ('error' in ending) throw ending.error;
  return 'result' in ending ? ending.result : undefined;
}

function settle({ resolve, reject }: Waiting, ending: Ending): void {
  if ('error' in ending) reject(ending.error);
  else if ('result' in ending) resolve(ending.result);
}
