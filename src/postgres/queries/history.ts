import { throwFaults } from '../../errors/throw-faults.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { bytesIn, pageOf, readPage } from '../../paging/page.ts';
import { isSequencePlace, sequencePlace } from '../../paging/sequence-place.ts';
import type { HistoryQuery, Page } from '../../ports/invoice-store.ts';
import type { SqlRow } from '../connection/sql.ts';
import { priorEvents, readEvent } from './event-rows.ts';
import { upToPageBytes } from './page-rows.ts';

const COLUMNS = ['event', 'snapshot', 'prior', 'size'] as const;

/** A statement that takes the tenant, the invoice, the first sequence and a number of rows. */
export function historySql(schema: string): string {
  return upToPageBytes(
    `select e.event::text as event, e.snapshot::text as snapshot, e.size::text as size,
  case when row_number() over (order by e.sequence) = 1 then ${priorEvents(schema, 'e')} end as prior
from ${schema}.events e where e.tenant = $1::text and e.invoice = $2::text and e.sequence >= $3::text::int
order by e.sequence limit $4::text::int`,
    COLUMNS,
    'octet_length(event) + size::int',
  );
}

/**
 * Where a page of a history begins, and how many rows it needs.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page gave, and for a limit outside 1 to 100
 */
export function readHistoryQuery({ fromSequence = 1, limit: size = 100, ...page }: HistoryQuery): {
  readonly first: number;
  readonly limit: number;
} {
  const { limit, after, faults } = readPage({ ...page, limit: size }, isSequencePlace);
  throwFaults(faults);
  return { first: Math.max(fromSequence, Number(after?.[0] ?? 0) + 1), limit };
}

/** The page that rows of {@link historySql} are. */
export function historyPage(rows: readonly SqlRow[], limit: number): Page<InvoiceEvent> {
  let before: Invoice | undefined;
  const found = rows.map((row) => {
    const event = readEvent(row, before);
    before = event.data.invoice;
    return { event, bytes: bytesIn(row['event'] as string) + Number(row['size']) };
  });
  const { items, nextCursor } = pageOf(
    found,
    limit,
    ({ event }) => sequencePlace(event),
    ({ bytes }) => bytes,
  );
  return { items: items.map(({ event }) => event), nextCursor };
}
