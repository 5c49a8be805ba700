import { checkInstant } from '../calendar/instant.ts';
import { checkDate } from '../calendar/iso-date.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { InvoiceQuery } from '../ports/invoice-store.ts';
import { refuse } from '../shape/require-shape.ts';

/** The last invoice of the page before: its creation and its id. */
type Cursor = readonly [createdAt: string, id: string];

/** A query that was checked, with its default. */
export interface ListQuery extends Omit<InvoiceQuery, 'cursor' | 'limit'> {
  readonly limit: number;
  readonly after: Cursor | undefined;
}

const DAYS = ['issueDateFrom', 'issueDateTo', 'dueDateFrom', 'dueDateTo', 'overdueOn'] as const;

/**
 * Check a query's page and days.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page gave and for a limit outside 1 to 100;
 * `date.invalid`
 */
export function readListQuery({ cursor, limit = 20, ...conditions }: InvoiceQuery): ListQuery {
  const days = DAYS.flatMap((name) =>
    conditions[name] === undefined ? [] : (checkDate(conditions[name], `/${name}`) ?? []),
  );
  refuse([...checkLimit(limit), ...days]);
  return { ...conditions, limit, after: cursor === undefined ? undefined : readCursor(cursor) };
}

/** The cursor behind an invoice. */
export function cursorAfter({ createdAt, id }: { readonly createdAt: string; readonly id: string }): string {
  return JSON.stringify([createdAt, id]);
}

function checkLimit(limit: number): readonly Fault[] {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return [];
  return [fault('field.value', '/limit', `${show(limit)} is not a page size; pass a whole number from 1 to 100`)];
}

function readCursor(cursor: string): Cursor {
  try {
    const [createdAt, id] = JSON.parse(cursor) as [unknown, unknown];
    if (typeof createdAt === 'string' && typeof id === 'string' && !checkInstant(createdAt, '')) return [createdAt, id];
  } catch {
    // falls through to the fault
  }
  throw new ValidationError([
    fault('field.value', '/cursor', `${show(cursor)} is not a cursor; pass the nextCursor of the page before`),
  ]);
}
