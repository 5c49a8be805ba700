import { type CodeList, codeList, wordMeant } from './code-list.ts';

/** What people write for a type of file. */
const MEANT: { readonly [written: string]: string } = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  'image/jpg': 'image/jpeg',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xml: 'application/xml',
  'text/xml': 'application/xml',
};

/**
 * MIME types of attached documents (BT-125-1) as BR-CL-24 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks
 * them, and `application/xml`, which XRechnung 3.0 allows.
 */
export const attachmentTypes: CodeList = codeList(
  'types of attachments (EN 16931, BT-125)',
  'application/pdf image/png image/jpeg text/csv application/xml ' +
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet',
  (written) => wordMeant(MEANT, written),
);
