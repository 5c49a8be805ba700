import type { CreditNote, Invoice } from 'oneoff';
import type { LagoFiles } from './lago-env.ts';

/** The paths of a document that make a file; the first is the old name of the second. */
export const downloadPaths: ['/:id/download', '/:id/download_pdf', '/:id/download_xml'] = [
  '/:id/download',
  '/:id/download_pdf',
  '/:id/download_xml',
];

/**
 * The URL of the file that a request to one of {@link downloadPaths} asked for, in the field where Lago's documents have it.
 *
 * @returns nothing where the host makes no such file
 */
export async function fileUrls(
  path: string,
  document: Invoice | CreditNote,
  { pdf, xml }: LagoFiles,
): Promise<{ readonly file_url?: string; readonly xml_url?: string } | undefined> {
  if (path.endsWith('/download_xml')) return xml && { xml_url: await xml(document) };
  return pdf && { file_url: await pdf(document) };
}
