import { ValidationError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { isSealed } from '../../validation/frozen.ts';
import { isPlainObject } from '../../validation/object.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import type { CreditNote } from '../credit-note.ts';
import type { Invoice } from '../invoice.ts';
import { creditNoteShape } from './credit-note-shape.ts';
import { invoiceShape } from './invoice-shape.ts';
import { misfitFault } from './misfit-fault.ts';

/** Which documents a function takes. */
type Kind = 'an invoice' | 'a credit note' | 'an invoice or a credit note';

/**
 * Refuse what is no document of a kind, such as a credit note for an invoice, or an invoice without its lines. Amounts and
 * codes are not judged again: the library wrote them.
 *
 * @param path - JSON Pointer of the document among the arguments, `""` where it is the first
 * @throws {ValidationError} `field.type`, `field.required`
 */
export function requireDocument(document: unknown, kind: Kind, path = ''): void {
  const found = documentFault(document, kind, path);
  if (found !== undefined) throw new ValidationError([found]);
}

/** An invoice among the options of a function. */
export const invoiceLeaf: Leaf<Invoice> = /* @__PURE__ */ leaf({ type: 'object' }, (value, path) =>
  documentFault(value, 'an invoice', path),
);

/** A credit note among the options of a function. */
export const creditNoteLeaf: Leaf<CreditNote> = /* @__PURE__ */ leaf({ type: 'object' }, (value, path) =>
  documentFault(value, 'a credit note', path),
);

function documentFault(value: unknown, kind: Kind, path: string): Fault | undefined {
  const actual = kindOf(value);
  if (actual !== undefined && !kind.includes(actual))
    return fault('field.type', path, `${actual} is not ${kind}; pass ${kind} as the service returned it`);
  if (actual !== undefined && isSealed(value as object)) return undefined;
  const isNote = kind === 'a credit note' || actual === 'a credit note';
  return misfitFault(value, isNote ? creditNoteShape : invoiceShape, kind, path);
}

/** What a value most likely is: only invoices fall due, and only credit notes have a reason. */
function kindOf(value: unknown): 'an invoice' | 'a credit note' | undefined {
  if (!isPlainObject(value)) return undefined;
  if ('amountDue' in value) return 'an invoice';
  return 'reason' in value ? 'a credit note' : undefined;
}
