import { creditNoteTypes } from '../code-lists/document-types.ts';

/** Whether a type (BT-3) is a credit note's: UBL has a root of its own for it, CII has the code alone. */
export function isCreditNoteCode(typeCode: string): boolean {
  // 81 and 83 are on both lists; invoices of these types are invoices.
  return creditNoteTypes.has(typeCode) && typeCode !== '81' && typeCode !== '83';
}
