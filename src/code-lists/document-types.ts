import { type CodeList, codeList } from './code-list.ts';

/** Types of invoices (UNTDID 1001; BT-3) as BR-CL-01 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const invoiceTypes: CodeList = codeList(
  'invoice types (UNTDID 1001)',
  '71 8:0-24 102 130 20:2-4 21:189 295 32:56 331 38:02-9 39:03-5 45:67 47:1-3 50:01 527 553 575 623 633 751 780 ' +
    '817 87:05-7 935',
);

/** Types of credit notes (UNTDID 1001; BT-3) as BR-CL-01 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const creditNoteTypes: CodeList = codeList(
  'credit note types (UNTDID 1001)',
  '8:13 26:12 296 308 381 396 420 458 50:23 532',
);
