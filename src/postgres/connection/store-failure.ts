import { StoreError } from '../../errors/errors.ts';

const STATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** Another commit was in the way: run again. */
const COLLISIONS = ['40001', '40P01'];
/** The server shuts down, restarts, or has ended the session. */
const ENDED = ['57P01', '57P02', '57P03', '57P05', '25P03', '25P04'];
/** Out of resources, a lock or time limit, a server that only reads. */
const PASSING = /^(?:53...|55P03|57014|25006)$/;

/** The five characters by which PostgreSQL names an error; `undefined` when the error is not the server's. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { code, meta, cause } = at as { code?: unknown; meta?: { code?: unknown } | null; cause?: unknown };
    for (const state of [meta?.code, code]) if (typeof state === 'string' && STATE.test(state)) return state;
    at = cause;
  }
  return undefined;
}

/** Whether the connection is gone, so that nobody knows what the server did last. */
export function isLost(error: unknown): boolean {
  const state = sqlStateOf(error);
  // P1… are Prisma's own codes for a server that it cannot reach.
  return state === undefined || state.startsWith('08') || state.startsWith('P1') || ENDED.includes(state);
}

/** Whether commits collided, so that the transaction is to be run again. */
export function isCollision(error: unknown): boolean {
  return COLLISIONS.includes(sqlStateOf(error) ?? '');
}

/**
 * A driver's error as {@link StoreError}.
 *
 * @param moment - `"commit"` while the answer to a commit is awaited: if the connection is lost then, the outcome is
 * unknown
 */
export function storeFailure(
  error: unknown,
  moment: 'statement' | 'commit' = 'statement',
  scope: 'commit' | 'transaction' = 'commit',
): StoreError {
  if (error instanceof StoreError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const state = sqlStateOf(error);
  if (isLost(error)) {
    const unknown = moment === 'commit';
    return new StoreError(
      unknown
        ? `the connection was lost before the commit was answered (${said}); repeat the call with the same idempotency key to learn whether it was stored`
        : `the database could not be reached or the connection was lost (${said}); nothing was stored, try again`,
      { retryable: !(error instanceof TypeError), outcome: unknown ? 'unknown' : 'failed', scope, cause: error },
    );
  }
  const retryable = isCollision(error) || PASSING.test(state ?? '');
  return new StoreError(`the database refused (${state}: ${said}); nothing was stored`, {
    retryable,
    scope,
    cause: error,
  });
}
