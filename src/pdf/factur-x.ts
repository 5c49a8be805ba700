import type { Printable } from '../documents/options.ts';
import { toCii } from '../einvoice/to-cii.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { facturXLevels } from './factur-x-levels.ts';
import type { FileMetadata } from './file/metadata.ts';
import type { FacturXProfile } from './options.ts';
import type { FileAttachment } from './print-sheet.ts';

/**
 * The e-invoice of a document as a file to attach, and what the metadata say of it.
 *
 * It is an alternative to the page where it has all of it; without lines (BASIC WL) it is only data about it.
 *
 * @throws ValidationError the faults of `toCii`
 */
export function facturXOf(
  document: Printable,
  profile: FacturXProfile,
  invoice: Invoice | undefined,
): { readonly file: FileAttachment; readonly metadata: NonNullable<FileMetadata['facturX']> } {
  const xml = toCii(document, invoice === undefined ? { profile } : { profile, invoice });
  const name = profile === 'xrechnung' ? 'xrechnung.xml' : 'factur-x.xml';
  return {
    file: {
      name,
      bytes: new TextEncoder().encode(xml),
      type: 'text/xml',
      description: 'Factur-X',
      relationship: profile === 'facturx-basic-wl' ? 'Data' : 'Alternative',
    },
    metadata: { level: facturXLevels[profile], fileName: name },
  };
}
