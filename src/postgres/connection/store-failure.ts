import { StoreError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import { saidBy, sqlStateOf } from './driver-error.ts';

/** Another commit was in the way: run again. */
const COLLISIONS = ['40001', '40P01'];
/** The server shuts down, restarts, or has ended the session. */
const ENDED = ['57P01', '57P02', '57P03', '57P05', '25P03', '25P04'];
/** Out of resources, cancelled by a time limit, a server that is read-only. */
const PASSING = /^(?:53...|57014|25006)$/;
/** A savepoint outside of a transaction. */
const NOT_OPEN = '25P01';
const LOCKED = '55P03';
/** A schema, a table or a column that the migrations create does not exist. */
const UNMIGRATED = ['3F000', '42P01', '42703'];

/** Whether the connection is lost, so that nobody knows what the server did last. */
export function isLost(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === undefined || state.startsWith('08') || ENDED.includes(state);
}

/** Whether commits collided, so that the transaction must be run again. */
export function isCollision(error: unknown): boolean {
  return COLLISIONS.includes(sqlStateOf(error) ?? '');
}

/** Whether a lock was waited for until its timeout. */
export function isLockTimeout(error: unknown): boolean {
  return sqlStateOf(error) === LOCKED;
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
  const said = error instanceof Error ? error.message : show(error);
  const failure = { scope, cause: error };
  if (isProgrammingError(error))
    return new StoreError(`the database driver failed (${said}); see cause`, { ...failure, retryable: false });
  if (isLost(error)) {
    const unknown = moment === 'commit';
    return new StoreError(
      unknown
        ? `the connection was lost before the commit was answered (${said}); repeat the call with the same idempotency key to learn whether it was stored`
        : `the database could not be reached or the connection was lost (${said}); nothing was stored, try again`,
      { ...failure, retryable: true, outcome: unknown ? 'unknown' : 'failed' },
    );
  }
  const state = sqlStateOf(error);
  if (state === LOCKED) return lockTimeout(said, failure);
  if (UNMIGRATED.includes(`${state}`)) {
    return new StoreError(
      `the database does not have the tables of this version (${saidBy(error).at(-1) ?? state}); run migrate on it, or pass the schema that was migrated`,
      { ...failure, retryable: false },
    );
  }
  if (state === NOT_OPEN) {
    return new StoreError(
      `no transaction is open on { transaction } (${saidBy(error).at(-1) ?? said}); pass a client after its BEGIN, or the tx that your library passes to the work of a transaction; nothing was stored`,
      { ...failure, retryable: false },
    );
  }
  const retryable = isCollision(error) || PASSING.test(`${state}`);
  return new StoreError(`the database refused (${state}: ${said}); nothing was stored`, { ...failure, retryable });
}

/** Repeating does not help against a mistake in a driver, or in how it is called. */
function isProgrammingError(error: unknown): boolean {
  const isOne = [TypeError, ReferenceError, RangeError, SyntaxError].some((type) => error instanceof type);
  return isOne && sqlStateOf(error) === undefined && (error as Error).cause === undefined;
}

/** What was to be changed stayed locked by another transaction. */
export function lockTimeout(
  said: string,
  failure: { readonly scope?: 'commit' | 'transaction'; readonly cause?: unknown } = {},
): StoreError {
  return new StoreError(
    `an invoice, a number series or an idempotency key of this call is locked by another transaction that has not ended (${said}); nothing was stored, try again`,
    { ...failure, retryable: true },
  );
}
