import type { DocumentType, Operation } from '../invoice/invoice.ts';

const INVOICES: { readonly [type in DocumentType]: string } = {
  invoice: '380',
  prepayment: '386',
  corrective: '384',
  partial: '326',
  self_billed: '389',
  factored: '393',
};

/** The code of an invoice's type (BT-3, UNTDID 1001). */
export function typeCodeOf(documentType: DocumentType): string {
  return INVOICES[documentType];
}

/** The code of a credit note's type (BT-3), by the type of the invoice that it corrects. */
export function creditNoteCodeOf(documentType: DocumentType): string {
  if (documentType === 'self_billed') return '261';
  return documentType === 'factored' ? '396' : '381';
}

const LETTERS: { readonly [operation in Operation]: string } = { goods: 'B', services: 'S', mixed: 'M' };

/** What is supplied, as France writes it in BT-23: with 1, and with 4 on a final invoice that deducts deposits. */
export function operationTypeOf(operation: Operation | null, isFinal: boolean): string | undefined {
  return operation === null ? undefined : LETTERS[operation] + (isFinal ? '4' : '1');
}
