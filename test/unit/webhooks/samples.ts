import type { Delivery, Endpoint, EventType, InvoiceEvent } from 'oneoff';
import { createEndpoint, type EndpointInput } from 'oneoff/webhooks';
import { INPUT, openAcme } from '../acme.ts';

/** The events of an invoice that was issued and paid. */
export async function issuedAndPaid(lines = 1): Promise<readonly InvoiceEvent[]> {
  const { invoicing } = openAcme();
  const line = { name: 'Audit', unitPrice: '500.00', taxCodes: ['vat-19'] };
  const input = { ...INPUT, issue: 'now' as const, lines: Array.from({ length: lines }, () => line) };
  const { id, amountDue } = await invoicing.createOneOffInvoice(input);
  await invoicing.recordPayment(id, { amount: amountDue });
  return (await invoicing.history(id)).items;
}

/** The event of a type, of an invoice with so many lines. */
export async function eventOfType(type: EventType, lines = 1): Promise<InvoiceEvent> {
  const found = (await issuedAndPaid(lines)).find((event) => event.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
}

/** A delivery of an event to an endpoint. */
export function deliveryTo(endpoint: string | Partial<EndpointInput>, event: InvoiceEvent): Delivery {
  const input = typeof endpoint === 'string' ? { url: endpoint } : { url: 'https://receiver.example/', ...endpoint };
  const claimed = { id: 'd', attempt: 1, token: 't', bytes: 1, failingForMs: null, small: false, interrupted: false };
  return { ...claimed, endpoint: endpointAt(input), event };
}

/** An endpoint, also on this machine. */
export function endpointAt(input: EndpointInput): Endpoint {
  return createEndpoint(input, { allowPrivate: true });
}
