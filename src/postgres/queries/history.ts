import { throwFaults } from '../../errors/throw-faults.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { bytesIn, pageOf, readPage } from '../../paging/page.ts';
import { isSequencePlace, sequencePlace } from '../../paging/sequence-place.ts';
import type { HistoryQuery, Page } from '../../ports/invoice-store.ts';
import type { SqlRow } from '../connection/sql.ts';
import { upToPageBytes } from './page-rows.ts';

const COLUMNS = ['event', 'snapshot', 'is_own'] as const;

/** A statement that takes the tenant, the invoice, the first sequence and a number of rows. */
export function historySql(schema: string): string {
  const next = `select n.snapshot from ${schema}.events n
  where n.tenant = e.tenant and n.invoice = e.invoice and n.sequence > e.sequence and n.snapshot is not null
  order by n.sequence limit 1`;
  return upToPageBytes(
    `select e.event::text as event, coalesce(e.snapshot, (${next}))::text as snapshot,
  (e.snapshot is not null)::text as is_own
from ${schema}.events e where e.tenant = $1::text and e.invoice = $2::text and e.sequence >= $3::text::int
order by e.sequence limit $4::text::int`,
    COLUMNS,
    ['event', 'snapshot'],
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
  const found = rows.map(({ event, snapshot, is_own }) => ({
    event: readEvent(event as string, snapshot as string, is_own === 'true'),
    bytes: bytesIn(event as string) + bytesIn(snapshot as string),
  }));
  const { items, nextCursor } = pageOf(
    found,
    limit,
    ({ event }) => sequencePlace(event),
    ({ bytes }) => bytes,
  );
  return { items: items.map(({ event }) => event), nextCursor };
}

/**
 * An event from the texts that it is stored as.
 *
 * @param isOwn - whether the snapshot is its own, and not that of a later event
 */
export function readEvent(event: string, snapshot: string, isOwn: boolean): InvoiceEvent {
  const { data, ...members } = JSON.parse(event) as InvoiceEvent;
  const shown = JSON.parse(snapshot) as Invoice;
  return {
    ...members,
    data: { ...data, invoice: isOwn ? shown : { ...shown, version: members.sequence } },
  } as InvoiceEvent;
}
