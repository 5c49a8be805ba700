import { codeLeaf } from '../code-lists/code-leaf.ts';
import { objectSchemes } from '../code-lists/object-schemes.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** What an invoice or a line is about, such as a meter or a subscription (BT-18, BT-128). */
export interface ObjectReference {
  /** A code of UNTDID 1153, such as `"MG"` for a meter. */
  readonly scheme?: string;
  /** BT-18, BT-128. */
  readonly value: string;
}

/** Documents and objects that an invoice refers to, except those that have a member of their own. */
export interface InvoiceReferences {
  /** BT-11. */
  readonly project?: string;
  /** BT-14. */
  readonly salesOrder?: string;
  /** BT-16: the despatch advice. */
  readonly deliveryNote?: string;
  /** BT-15. */
  readonly receivingAdvice?: string;
  /** BT-17: the tender or the lot. */
  readonly tender?: string;
  /** BT-18. */
  readonly object?: ObjectReference;
  /** BT-19: the buyer's account or cost centre. */
  readonly accounting?: string;
}

/** What a line refers to. */
export interface LineReferences {
  /** BT-132: the line of the purchase order. */
  readonly orderLine?: string;
  /** BT-133: the buyer's account or cost centre. */
  readonly accounting?: string;
  /** BT-128. */
  readonly object?: ObjectReference;
}

const objectReference: ObjectShape<ObjectReference> = object<ObjectReference>({
  scheme: optional(codeLeaf(objectSchemes)),
  value: text(),
});

/** The shape of {@link InvoiceReferences}. */
export const invoiceReferencesShape: ObjectShape<InvoiceReferences> = object<InvoiceReferences>({
  project: optional(text()),
  salesOrder: optional(text()),
  deliveryNote: optional(text()),
  receivingAdvice: optional(text()),
  tender: optional(text()),
  object: optional(objectReference),
  accounting: optional(text()),
});

/** The shape of {@link LineReferences}. */
export const lineReferencesShape: ObjectShape<LineReferences> = object<LineReferences>({
  orderLine: optional(text()),
  accounting: optional(text()),
  object: optional(objectReference),
});
