import { StoreError } from '../../errors/errors.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { SqlRow } from '../connection/sql.ts';
import { derivedInvoice } from './derived-invoice.ts';

/** An event as it is stored: without the invoice. */
type StoredEvent = Omit<InvoiceEvent, 'data'> & { readonly data: Pick<InvoiceEvent['data'], 'change'> };

/**
 * The events before one that keeps no invoice, from the last one that keeps it or else the first, as an expression: pairs
 * of the event and its invoice.
 */
export function priorEvents(schema: string, alias: string): string {
  const earlier = (name: string): string =>
    `${name}.tenant = ${alias}.tenant and ${name}.invoice = ${alias}.invoice and ${name}.sequence < ${alias}.sequence`;
  return `case when ${alias}.snapshot is null then (
    select json_agg(json_build_array(c.event, c.snapshot) order by c.sequence)::text from ${schema}.events c
    where ${earlier('c')} and c.sequence >= coalesce((
      select b.sequence from ${schema}.events b where ${earlier('b')} and b.snapshot is not null
      order by b.sequence desc limit 1
    ), 1)
  ) end`;
}

/**
 * An event from its row of `event`, `snapshot` and `prior`.
 *
 * @param before - the invoice right before it, where that is known; else it follows from `prior`
 */
export function readEvent({ event, snapshot, prior }: SqlRow, before?: Invoice): InvoiceEvent {
  const stored = JSON.parse(event as string) as StoredEvent;
  const earlier = before ?? (prior == null ? undefined : stateAfter(JSON.parse(prior) as readonly StoredPair[]));
  const invoice = snapshot == null ? nextState(earlier, stored) : (JSON.parse(snapshot) as Invoice);
  return { ...stored, data: { ...stored.data, invoice } } as InvoiceEvent;
}

type StoredPair = readonly [event: StoredEvent, snapshot: Invoice | null];

function stateAfter(pairs: readonly StoredPair[]): Invoice | undefined {
  return pairs.reduce<Invoice | undefined>(
    (state, [event, snapshot]) => snapshot ?? nextState(state, event),
    undefined,
  );
}

function nextState(before: Invoice | undefined, event: StoredEvent): Invoice {
  if ((before?.version ?? 0) + 1 === event.sequence) return derivedInvoice(before, event);
  const message = `the history of an invoice lacks what comes before its event ${event.id}; restore the table events`;
  throw new StoreError(message, { retryable: false }, 'history.broken');
}
