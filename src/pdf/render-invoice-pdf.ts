import { requireDocumentOptions } from '../documents/check-options.ts';
import type { Printable } from '../documents/options.ts';
import { makeSheet } from '../documents/sheet/sheet-of.ts';
import { isCreditNote } from '../statement/statement-of.ts';
import { pdfOptionsShape } from './check-options.ts';
import type { PdfOptions } from './options.ts';
import { printFile } from './print-file.ts';

/**
 * An invoice or a credit note as a PDF that can be archived (PDF/A-3a, ISO 19005-3), read aloud (PDF/UA-1, ISO 14289-1)
 * and, with `facturX`, read by programs.
 *
 * It is made from the stored document alone, and the same document gives the same bytes. Store them when you send it:
 * what `Intl` writes may shift with a new runtime.
 *
 * @throws {ValidationError} `document.glyph_missing` for a character that no font has, `document.logo_invalid`,
 * the faults of `sheetOf`, and with `facturX` those of `toCii`
 * @example
 * const pdf = await renderInvoicePdf(invoice, { locale: 'de', facturX: 'facturx-en16931' })
 */
export async function renderInvoicePdf(
  document: Printable,
  options: PdfOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  requireDocumentOptions(options, 'renderInvoicePdf', pdfOptionsShape);
  const { fonts, attachments, facturX, slipFont, ...shown } = options;
  const { sheet } = makeSheet(document, shown);
  // Loaded only where it is asked for: the rules of e-invoices weigh as much as all that prints.
  const embedded =
    facturX === undefined ? undefined : (await import('./factur-x.ts')).facturXOf(document, facturX, options.invoice);
  return printFile(sheet, {
    options,
    created: isCreditNote(document) ? document.createdAt : (document.finalizedAt ?? document.createdAt),
    source: { ...document, ...shown },
    slipFont,
    ...(embedded === undefined ? {} : { facturX: embedded }),
  });
}
