import type { CreditNote, Invoice, InvoiceEvent } from 'oneoff';
import type { Lookup } from './sketch.ts';

/** What a tenant has, as far as answers told of it. */
export class Pool {
  readonly invoices = new Map<string, Invoice>();
  readonly notes: string[] = [];
  readonly endpoints: string[] = [];
  readonly events: string[] = [];
  readonly cursors: string[] = [];

  /** Remember what an answer holds. */
  learn(schema: string, body: unknown): void {
    if (schema === 'Invoice') this.invoices.set((body as Invoice).id, body as Invoice);
    if (schema === 'CreditNote') addTo(this.notes, (body as CreditNote).id);
    if (schema === 'Endpoint' || schema === 'NewEndpoint') addTo(this.endpoints, (body as { id: string }).id);
    if (schema === 'InvoiceEvent') addTo(this.events, (body as InvoiceEvent).id);
  }

  /** Ids of invoices in a state; `invoice` is any. */
  in(state: string): readonly string[] {
    const all = [...this.invoices.values()];
    return all.filter((invoice) => state === 'invoice' || (states[state] ?? isIn(state))(invoice)).map(({ id }) => id);
  }
}

const states: { readonly [state: string]: (invoice: Invoice) => boolean } = {
  held: (invoice) => invoice.onHold,
  paid: (invoice) => invoice.payments.length > 0,
  writtenOff: (invoice) => invoice.writeOffs.length > 0,
  credited: (invoice) => Number(invoice.amountRefundable) > 0 || invoice.paymentStatus === 'credited',
};
const isIn = (state: string) => (invoice: Invoice) => invoice.status === state;

function addTo(list: string[], id: string): void {
  if (!list.includes(id)) list.push(id);
}

/** Fill references from what the own and the other tenant have, and from the invoice that the path is about. */
export function lookupIn(own: Pool, other: Pool, subjectId: string | undefined): Lookup {
  const subject = own.invoices.get(subjectId ?? '') ?? own.invoices.values().next().value;
  const foreign = [...other.invoices.values()];
  return (kind, which) => {
    const choose = (list: readonly string[] | undefined): string => list?.[which % Math.max(1, list.length)] ?? 'none';
    switch (kind) {
      case 'note':
        return choose(own.notes);
      case 'endpoint':
        return choose(own.endpoints);
      case 'event':
        return choose([...own.events, ...other.events.slice(0, 2)]);
      case 'cursor':
        return choose(own.cursors);
      case 'number':
        return choose([...own.invoices.values()].flatMap(({ number }) => number ?? []));
      case 'line':
        return choose(subject?.lines.map(({ id }) => id));
      case 'payment':
        return choose(subject?.payments.map(({ id }) => id));
      case 'writeOff':
        return choose(subject?.writeOffs.map(({ id }) => id));
      case 'version':
        return String(subject?.version ?? 1);
      case 'due':
        return subject?.amountDue ?? '1.00';
      case 'refundable':
        return subject?.amountRefundable ?? '1.00';
      case 'total':
        return subject?.total ?? '1.00';
      case 'foreignInvoice':
        return choose(foreign.map(({ id }) => id));
      case 'foreignPayment':
        return choose(foreign.flatMap(({ payments }) => payments.map(({ id }) => id)));
      case 'foreignNote':
        return choose(other.notes);
      case 'foreignEndpoint':
        return choose(other.endpoints);
      default:
        return choose(own.in(kind));
    }
  };
}
