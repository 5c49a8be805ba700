import { checkInstant } from '../calendar/instant.ts';
import { checkDate } from '../calendar/iso-date.ts';
import type { InvoiceQuery } from '../ports/invoice-store.ts';
import { type Place, readPage } from '../shape/page.ts';
import { refuse } from '../shape/require-shape.ts';

/** The last invoice of the page before: its creation and its id. */
type InvoicePlace = readonly [createdAt: string, id: string];

/** A query that was checked, with its default. */
export interface ListQuery extends Omit<InvoiceQuery, 'cursor' | 'limit'> {
  readonly limit: number;
  readonly after: InvoicePlace | undefined;
}

const DAYS = ['issueDateFrom', 'issueDateTo', 'dueDateFrom', 'dueDateTo', 'overdueOn'] as const;

/**
 * Check a query's page and days.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page gave and for a limit outside 1 to 100;
 * `date.invalid`
 */
export function readListQuery(query: InvoiceQuery): ListQuery {
  const { cursor: _, limit: __, ...conditions } = query;
  const { faults, ...page } = readPage(query, isPlace);
  const days = DAYS.flatMap((name) =>
    conditions[name] === undefined ? [] : (checkDate(conditions[name], `/${name}`) ?? []),
  );
  refuse([...faults, ...days]);
  return { ...conditions, ...page };
}

function isPlace(texts: Place): texts is InvoicePlace {
  return texts.length === 2 && checkInstant(texts[0], '') === undefined;
}
