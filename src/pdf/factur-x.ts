import type { Printable } from '../documents/options.ts';
import { toCii } from '../einvoice/to-cii.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { FileMetadata } from './file/metadata.ts';
import type { FacturXProfile } from './options.ts';
import type { FileAttachment } from './print-sheet.ts';

/** What the metadata of a file call a profile. */
const LEVELS: Readonly<Record<FacturXProfile, string>> = {
  en16931: 'EN 16931',
  xrechnung: 'XRECHNUNG',
  'facturx-basic-wl': 'BASIC WL',
  'facturx-basic': 'BASIC',
  'facturx-en16931': 'EN 16931',
  'facturx-extended': 'EXTENDED',
  'facturx-fr': 'EN 16931',
};

/** The profiles that can be inside a PDF. */
export const facturXProfiles: readonly FacturXProfile[] = Object.keys(LEVELS) as FacturXProfile[];

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
    metadata: { level: LEVELS[profile], fileName: name },
  };
}
