import { instantLeaf } from '../calendar/instant.ts';
import { type EventType, eventTypes, type InvoiceChange, type InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { anyObject, integer, oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { invoiceShape } from './invoice-document.ts';

/** The shape of an {@link InvoiceEvent}: the fact in `change` holds any of the invoice's members, and what came with it. */
export const invoiceEventShape: ObjectShape<InvoiceEvent> = object<Loose>({
  id: text(),
  type: oneOf(eventTypes),
  timestamp: instantLeaf,
  sequence: integer(1, Number.MAX_SAFE_INTEGER),
  tenant: text(),
  actor: optional(text()),
  data: object<Loose['data']>({ change: anyObject<InvoiceChange>(), invoice: invoiceShape }),
}) as unknown as ObjectShape<InvoiceEvent>;

/** An event of any type, with a change of any type: a shape has one list of members. */
interface Loose extends Omit<InvoiceEvent, 'type' | 'data'> {
  readonly type: EventType;
  readonly data: { readonly change: InvoiceChange; readonly invoice: Invoice };
}
