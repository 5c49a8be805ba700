import { StoreError } from '../errors/errors.ts';

/** The Web Locks of a browser, as far as they are used. */
interface LockManager {
  request(
    name: string,
    options: { readonly ifAvailable: true },
    run: (lock: object | null) => Promise<void>,
  ): Promise<void>;
}

/**
 * Claim a database of a browser for this tab until it is given back, or the tab is closed.
 *
 * @returns gives it back
 * @throws {StoreError} when another tab has it, or the browser has no Web Locks
 */
export async function lockTab(
  database: string,
  scope: { readonly navigator?: { readonly locks?: LockManager } } = globalThis as object,
): Promise<() => Promise<void>> {
  const locks = scope.navigator?.locks;
  if (locks === undefined) {
    throw new StoreError(
      `${database} needs a browser with Web Locks, on a page that was loaded over https or from localhost`,
      { retryable: false },
    );
  }
  let giveBack = (): void => undefined;
  let ended: Promise<void> = Promise.resolve();
  const isOurs = await new Promise<boolean>((resolve, reject) => {
    ended = locks.request(`oneoff ${database}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? Promise.resolve() : new Promise((end) => (giveBack = () => end()));
    });
    ended.catch(reject);
  });
  if (isOurs) {
    return async () => {
      giveBack();
      await ended;
    };
  }
  throw new StoreError(`${database} is open in another tab; two tabs would lose rows. Close that one, or use it`, {
    retryable: true,
  });
}
