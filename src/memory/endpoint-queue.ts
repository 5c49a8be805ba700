import type { InvoiceEvent } from '../invoice/events.ts';
import type { DeadLetter, DeliveryOutcome, Endpoint } from '../ports/delivery-store.ts';

/** An event on its way to an endpoint; `dueAt` is in milliseconds, of a leased one the end of the lease. */
export interface QueuedEvent {
  readonly id: string;
  readonly event: InvoiceEvent;
  status: 'pending' | 'leased' | 'delivered' | 'dead';
  attempt: number;
  dueAt: number;
  token: string | null;
  error: string;
  settledAt: number;
}

/** What goes to one endpoint, per invoice in the order of the sequence. */
export interface EndpointQueue {
  endpoint: Endpoint;
  add(event: InvoiceEvent): void;
  /** Of each invoice the first that waits, if it is due; the longest due first. */
  ready(now: number, most: number): readonly QueuedEvent[];
  /** Whether the lease still held. */
  settle(id: string, token: string, outcome: DeliveryOutcome, now: number): boolean;
  /** Whether there was something to queue again. */
  replay(event: InvoiceEvent, now: number): boolean;
  makeDue(now: number): void;
  waiting(): readonly QueuedEvent[];
  isDead(event: InvoiceEvent): boolean;
  deadLetters(limit: number): readonly DeadLetter[];
  prune(before: number): number;
}

/** An empty queue. */
export function createQueue(endpoint: Endpoint): EndpointQueue {
  const rows = new Map<string, QueuedEvent>();
  let heldUntil = 0;
  const waiting = new Map<string, QueuedEvent[]>();
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
  const begin = (event: InvoiceEvent, dueAt: number): void => {
    const row: QueuedEvent = { id: idOf(event), event, dueAt, ...FRESH };
    rows.set(row.id, row);
    wait(row);
  };

  return {
    endpoint,
    add: (event) => begin(event, Date.parse(event.timestamp)),
    ready(now, most) {
      if (heldUntil > now) return [];
      const heads = [...waiting.values()].flatMap(([head]) => (head && head.dueAt <= now ? [head] : []));
      return heads.sort((a, b) => a.dueAt - b.dueAt).slice(0, most);
    },
    settle(id, token, outcome, now) {
      const row = rows.get(id);
      if (row?.status !== 'leased' || row.token !== token) return false;
      apply(row, outcome, now);
      if (outcome.status === 'retry' && outcome.holdUntil !== undefined) heldUntil = Date.parse(outcome.holdUntil);
      if (outcome.status === 'delivered' || outcome.status === 'dead') leave(row);
      this.endpoint = judged(this.endpoint, outcome, now);
      return true;
    },
    replay(event, now) {
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
      const old = [...rows.values()].filter((row) => row.status === 'delivered' && row.settledAt < before);
      for (const { id } of old) rows.delete(id);
      return old.length;
    },
  };
}

const FRESH = { status: 'pending', attempt: 0, token: null, error: '', settledAt: 0 } as const;

function apply(row: QueuedEvent, outcome: DeliveryOutcome, now: number): void {
  row.token = null;
  row.error = 'error' in outcome ? outcome.error : '';
  if (outcome.status === 'delivered' || outcome.status === 'dead') {
    row.status = outcome.status;
    row.settledAt = now;
    return;
  }
  row.status = 'pending';
  row.dueAt = outcome.status === 'retry' ? Date.parse(outcome.at) : now;
  if (outcome.status === 'released') row.attempt -= 1;
}

function judged(endpoint: Endpoint, { status }: DeliveryOutcome, now: number): Endpoint {
  if (status === 'released') return endpoint;
  const failingSince = status === 'delivered' ? null : (endpoint.failingSince ?? new Date(now).toISOString());
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
