import type { CreditNote } from '../invoice/credit-note.ts';
import { invoiceLeaf, requireDocument } from '../invoice/documents/require-document.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { creditNoteStatement } from './credit-note-statement.ts';
import { invoiceStatement } from './invoice-statement.ts';
import type { DocumentStatement } from './statement.ts';

/** What {@link statementOf} may be given beside the document. */
export interface StatementOptions {
  /** For a credit note: the invoice that it corrects. */
  readonly invoice?: Invoice;
}

const shape = /* @__PURE__ */ object<StatementOptions>({ invoice: optional(invoiceLeaf) });

/**
 * An invoice or a credit note in the terms of EN 16931.
 *
 * Pure: the same document gives the same statement, today and in ten years. Payments and credits are not part of it.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.required`: an option, or what is no such document
 */
export function statementOf(document: Invoice | CreditNote, options: StatementOptions = {}): DocumentStatement {
  requireOptions(shape, options, 'statementOf');
  requireDocument(document, 'an invoice or a credit note');
  return isCreditNote(document) ? creditNoteStatement(document, options.invoice) : invoiceStatement(document);
}

/** Whether a document is a credit note. */
export function isCreditNote(document: Invoice | CreditNote): document is CreditNote {
  return !('status' in document);
}
