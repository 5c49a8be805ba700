import { documentOptionsShape, requireDocumentOptions } from '../check-options.ts';
import type { DocumentOptions, Printable } from '../options.ts';
import { makeSheet } from '../sheet/sheet-of.ts';
import { htmlPage } from './page.ts';

/**
 * An invoice or a credit note as one page of HTML that needs nothing else: no script, no request, no font file.
 *
 * It is made from the stored document alone, so it is the same after a payment, a credit or a change of a record. Store
 * it when you send it: what `Intl` writes may shift with a new runtime.
 *
 * @throws {ValidationError} the faults of {@link sheetOf}
 * @example
 * renderInvoiceHtml(invoice, { locale: 'de', brand: { accent: '#0b5cff' } }).startsWith('<!doctype html>') // true
 */
export function renderInvoiceHtml(document: Printable, options: DocumentOptions = {}): string {
  requireDocumentOptions(options, 'renderInvoiceHtml', documentOptionsShape);
  return (options.template ?? htmlPage)(makeSheet(document, options).sheet);
}
