import type { InvoiceEvent } from '../invoice/events.ts';
import type { DeadLetter, DeliveryResult, Endpoint } from '../ports/delivery-store.ts';

/** An event on its way to an endpoint; `dueAt` is in milliseconds, of a leased one the end of the lease. */
export interface QueuedEvent {
  readonly id: string;
  readonly event: InvoiceEvent;
  readonly queuedAt: number;
  status: 'pending' | 'leased' | 'delivered' | 'dead';
  attempt: number;
  dueAt: number;
  token: string | null;
  error: string;
  finishedAt: number;
}

/** What goes to one endpoint, per invoice in the order of the sequence. Times are milliseconds of the store's clock. */
export interface EndpointQueue {
  endpoint: Endpoint;
  /** When it began to fail; `null` if it is not failing. */
  readonly failingSince: number | null;
  /** Whether its last try was a success. */
  readonly isProven: boolean;
  readonly size: number;
  add(event: InvoiceEvent, now: number): void;
  /** Of each invoice the first that waits, if it is due; the longest due first. */
  ready(now: number): readonly QueuedEvent[];
  find(id: string): QueuedEvent | undefined;
  /** A delivery that has used its tries up. */
  bury(row: QueuedEvent, error: string, now: number): void;
  /** Whether the lease still held. */
  finish(id: string, token: string, result: DeliveryResult, now: number): boolean;
  /** Whether there was something to queue again. */
  resend(event: InvoiceEvent, now: number): boolean;
  makeDue(now: number): void;
  waiting(): readonly QueuedEvent[];
  isDead(event: InvoiceEvent): boolean;
  deadLetters(limit: number): readonly DeadLetter[];
  prune(before: number): number;
}

/** An empty queue. */
export function createQueue(endpoint: Endpoint): EndpointQueue {
  const rows = new Map<string, QueuedEvent>();
  const waiting = new Map<string, QueuedEvent[]>();
  let heldUntil = 0;
  let isProven = false;
  const idOf = ({ tenant, data, sequence }: InvoiceEvent): string =>
    JSON.stringify([tenant, endpoint.id, data.invoice.id, sequence]);
  const wait = (row: QueuedEvent): void => {
    const list = waiting.get(row.event.data.invoice.id) ?? [];
    list.push(row);
    waiting.set(row.event.data.invoice.id, list.sort(bySequence));
  };
  const leave = (row: QueuedEvent): void => {
    const { id } = row.event.data.invoice;
    const left = (waiting.get(id) ?? []).filter((one) => one !== row);
    if (left.length > 0) waiting.set(id, left);
    else waiting.delete(id);
  };
  const begin = (event: InvoiceEvent, now: number): void => {
    const row: QueuedEvent = { id: idOf(event), event, queuedAt: now, dueAt: now, ...FRESH };
    rows.set(row.id, row);
    wait(row);
  };

  return {
    endpoint,
    get failingSince() {
      const since = this.endpoint.failingSince;
      return since === null ? null : Date.parse(since);
    },
    get isProven() {
      return isProven;
    },
    get size() {
      return waiting.size;
    },
    add: begin,
    ready(now) {
      if (heldUntil > now) return [];
      const heads = [...waiting.values()].flatMap(([head]) => (head && head.dueAt <= now ? [head] : []));
      return heads.sort((a, b) => a.dueAt - b.dueAt);
    },
    find: (id) => rows.get(id),
    bury(row, error, now) {
      leave(row);
      Object.assign(row, { status: 'dead', token: null, error, finishedAt: now });
    },
    finish(id, token, result, now) {
      const row = rows.get(id);
      if (row?.status !== 'leased' || row.token !== token) return false;
      apply(row, result, now);
      if (result.status === 'retry' && result.holdMs !== undefined) heldUntil = now + result.holdMs;
      if (result.status === 'delivered' || result.status === 'dead') leave(row);
      if (result.status === 'released') return true;
      isProven = result.status === 'delivered';
      this.endpoint = withFailing(this.endpoint, isProven ? null : (this.failingSince ?? now));
      return true;
    },
    resend(event, now) {
      const row = rows.get(idOf(event));
      if (row?.status === 'leased') return false;
      if (!row) begin(event, now);
      else {
        if (row.status !== 'pending') wait(row);
        Object.assign(row, FRESH, { dueAt: now });
      }
      return true;
    },
    makeDue(now) {
      heldUntil = 0;
      this.endpoint = withFailing(this.endpoint, null);
      for (const row of rows.values()) if (row.status === 'pending') row.dueAt = Math.min(row.dueAt, now);
    },
    waiting: () => [...waiting.values()].flat(),
    isDead: (event) => rows.get(idOf(event))?.status === 'dead',
    deadLetters: (limit) =>
      [...rows.values()]
        .filter((row) => row.status === 'dead')
        .sort((a, b) => compare(a.event.data.invoice.id, b.event.data.invoice.id) || bySequence(a, b))
        .slice(0, limit)
        .map(deadLetter),
    prune(before) {
      const old = [...rows.values()].filter((row) => row.status === 'delivered' && row.finishedAt < before);
      for (const { id } of old) rows.delete(id);
      return old.length;
    },
  };
}

const FRESH = { status: 'pending', attempt: 0, token: null, error: '', finishedAt: 0 } as const;

function apply(row: QueuedEvent, result: DeliveryResult, now: number): void {
  row.token = null;
  row.error = 'error' in result ? result.error : '';
  if (result.status === 'delivered' || result.status === 'dead') {
    row.status = result.status;
    row.finishedAt = now;
    return;
  }
  row.status = 'pending';
  row.dueAt = result.status === 'retry' ? now + result.afterMs : now;
  if (result.status === 'released') row.attempt -= 1;
}

function withFailing(endpoint: Endpoint, since: number | null): Endpoint {
  const failingSince = since === null ? null : new Date(since).toISOString();
  return failingSince === endpoint.failingSince ? endpoint : Object.freeze({ ...endpoint, failingSince });
}

function deadLetter({ event, attempt, error }: QueuedEvent): DeadLetter {
  const { id, type, sequence, data } = event;
  return { eventId: id, type, invoiceId: data.invoice.id, sequence, attempts: attempt, error };
}

function bySequence(a: QueuedEvent, b: QueuedEvent): number {
  return a.event.sequence - b.event.sequence;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
