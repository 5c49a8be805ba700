import { isLockTimeout, lockTimeout } from '../connection/store-failure.ts';

/** Calls that name one row, one after the other. */
export type RowTurns = <R>(names: readonly string[], run: () => Promise<R>) => Promise<R>;

/**
 * Let the calls of this process that lock one row take turns.
 *
 * A row that another transaction keeps locked then costs the pool one connection, however many calls wait for it. When
 * the first of them runs into the lock timeout, those that were waiting behind it do as well: they waited as long.
 */
export function createRowTurns(): RowTurns {
  const last = new Map<string, Promise<void>>();
  /** By row, the first call that came after it was found locked. */
  const lockedBefore = new Map<string, number>();
  let calls = 0;

  return <R>(names: readonly string[], run: () => Promise<R>): Promise<R> => {
    const call = calls++;
    const ahead = names.flatMap((name) => last.get(name) ?? []);
    const turn = async (): Promise<R> => {
      await Promise.all(ahead);
      if (names.some((name) => call < (lockedBefore.get(name) ?? 0)))
        throw lockTimeout('the call before this one waited for it in vain');
      try {
        return await run();
      } catch (error) {
        if (isLockTimeout(error)) for (const name of names) lockedBefore.set(name, calls);
        throw error;
      }
    };
    const result = turn();
    const ended = result.then(
      () => forget(),
      () => forget(),
    );
    const forget = (): void => {
      for (const name of names) {
        if (last.get(name) !== ended) continue;
        last.delete(name);
        lockedBefore.delete(name);
      }
    };
    for (const name of names) last.set(name, ended);
    return result;
  };
}
