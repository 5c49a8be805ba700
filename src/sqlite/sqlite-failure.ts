import { StoreError } from '../errors/errors.ts';
import { show } from '../errors/show.ts';

/** Primary result codes of SQLite, by the numbers that `node:sqlite` gives. */
const NAMES: { readonly [code: number]: string } = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  9: 'SQLITE_INTERRUPT',
  10: 'SQLITE_IOERR',
  13: 'SQLITE_FULL',
};
const PASSING = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_INTERRUPT', 'SQLITE_IOERR', 'SQLITE_FULL'];

/** The name of the result code of a driver's error, such as `SQLITE_BUSY`; `undefined` for an error of another kind. */
function resultCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  if (typeof errcode === 'number') return NAMES[errcode % 256] ?? 'SQLITE_ERROR';
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** Whether another connection has the lock. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(resultCode(error) ?? '');
}

/** A driver's error as {@link StoreError}; SQLite always answers, so nothing was stored. */
export function sqliteFailure(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const said = error instanceof Error ? error.message : show(error);
  const code = resultCode(error);
  if (isBusy(error))
    return new StoreError(`another connection has the database locked (${said}); nothing was stored, try again`, {
      retryable: true,
      cause: error,
    });
  if (/no such (?:table|column)/.test(said))
    return new StoreError(`the database does not have the tables of this version (${said}); run migrateSqlite on it`, {
      retryable: false,
      cause: error,
    });
  if (/within a transaction/.test(said))
    return new StoreError(
      `a transaction is open on this database already (${said}); pass { transaction: database } to work inside it, or another connection`,
      { retryable: false, cause: error },
    );
  if (/too big/.test(said))
    return new StoreError(
      `a document is larger than this database takes (${said}); nothing was stored, lower limits.documentBytes of the policy`,
      { retryable: false, cause: error },
    );
  const retryable = PASSING.some((name) => code === name || code?.startsWith(`${name}_`));
  return new StoreError(`the database refused (${said}); nothing was stored`, { retryable, cause: error });
}
