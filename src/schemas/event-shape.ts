import { instantLeaf } from '../calendar/instant.ts';
import { eventTypes, type InvoiceChange, type InvoiceEvent } from '../invoice/events.ts';
import { anyObject, integer, oneOf, text } from '../validation/leaves.ts';
import { object } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { invoiceShape } from './invoice-document.ts';

/** The shape of an {@link InvoiceEvent}: the fact in `change` holds any of the invoice's members, and what came with it. */
export const invoiceEventShape: ObjectShape<InvoiceEvent> = object<InvoiceEvent>({
  id: text(),
  type: oneOf(eventTypes),
  timestamp: instantLeaf,
  sequence: integer(1, Number.MAX_SAFE_INTEGER),
  tenant: text(),
  data: object<InvoiceEvent['data']>({ change: anyObject<InvoiceChange>(), invoice: invoiceShape }),
});
