import { instantLeaf } from '../../calendar/instant.ts';
import { anyObject, integer, oneOf } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Fields, ObjectShape } from '../../validation/shape.ts';
import { type EventType, eventTypes, type InvoiceChange, type InvoiceEvent } from '../events.ts';
import type { Invoice } from '../invoice.ts';
import { documentText } from './document-text.ts';
import { invoiceShape } from './invoice-shape.ts';

/** An event of any type, with a change of any type: a shape has one list of members. */
interface Loose extends Omit<InvoiceEvent, 'type' | 'data'> {
  readonly type: EventType;
  readonly data: { readonly change: InvoiceChange; readonly invoice: Invoice };
}

const fields: Fields<Omit<Loose, 'type'>> = {
  id: /* @__PURE__ */ documentText(),
  timestamp: instantLeaf,
  sequence: /* @__PURE__ */ integer(1, Number.MAX_SAFE_INTEGER),
  tenant: /* @__PURE__ */ documentText(),
  actor: /* @__PURE__ */ optional(documentText()),
  data: /* @__PURE__ */ object<Loose['data']>({ change: anyObject<InvoiceChange>(), invoice: invoiceShape }),
};

/** The shape of an {@link InvoiceEvent}: the fact in `change` holds any of the invoice's members, and what came with it. */
export const invoiceEventShape: ObjectShape<InvoiceEvent> = /* @__PURE__ */ object<Loose>({
  ...fields,
  type: oneOf(eventTypes),
}) as unknown as ObjectShape<InvoiceEvent>;

/** The shape of an event whose type a later version may have added: a relay of this version delivers it. */
export const anyEventShape: ObjectShape<{ readonly type: string }> = /* @__PURE__ */ object<
  Omit<Loose, 'type'> & { readonly type: string }
>({ ...fields, type: documentText() });
