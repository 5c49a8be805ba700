import type { EInvoiceProfileName } from '../code-lists/e-invoice-profiles.ts';
import type { DocumentOptions } from '../documents/options.ts';
import type { FontFamily } from './fonts/font-family.ts';

/** The profiles that can be inside a PDF. */
export type FacturXProfile = Exclude<EInvoiceProfileName, 'peppol'>;

/** A file inside the PDF. */
export interface PdfAttachment {
  /** Such as `"hours.csv"`; each name once. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its media type, such as `"text/csv"`. */
  readonly type: string;
  readonly description?: string;
  /** What it is to the document (ISO 32000-2, 14.13.2); default `Supplement`. */
  readonly relationship?: 'Source' | 'Data' | 'Supplement' | 'Unspecified';
}

/** What a PDF is printed with. */
export interface PdfFileOptions {
  /** Fonts in the order in which they are tried; default: `inter`, which has Latin, Greek and Cyrillic. */
  readonly fonts?: readonly FontFamily[];
  readonly attachments?: readonly PdfAttachment[];
}

/** How an invoice or a credit note is printed. */
export interface PdfOptions extends Omit<DocumentOptions, 'template'>, PdfFileOptions {
  /** Put the e-invoice of this profile into the file: Factur-X, known as ZUGFeRD in Germany. */
  readonly facturX?: FacturXProfile;
  /** Of the Swiss payment slip: SIX allows Arial, Frutiger, Helvetica and Liberation Sans. Default: `fonts`. */
  readonly slipFont?: FontFamily;
}
