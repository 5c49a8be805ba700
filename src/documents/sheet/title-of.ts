import type { DocumentStatement } from '../../statement/statement.ts';
import type { Labels } from '../labels/labels.ts';

/** UNTDID 1001 (BT-3). */
const TITLES: { readonly [typeCode: string]: keyof Labels } = {
  '326': 'partialInvoice',
  '384': 'correctiveInvoice',
  '386': 'prepaymentInvoice',
  '389': 'selfBilledInvoice',
  '393': 'factoredInvoice',
  '381': 'creditNote',
  '261': 'selfBilledCreditNote',
};

/**
 * Countries whose law asks for the words "Tax invoice", where the document is in English: India (CGST Act, s. 31),
 * Australia (GST Act, s. 29-70), New Zealand until 2023 and still usual, Singapore (GST Regulations, reg. 11), South
 * Africa (VAT Act, s. 20), the Emirates (VAT Regulation, art. 59), Saudi Arabia (VAT Regulation, art. 53).
 */
const TAX_INVOICE = new Set(['IN', 'AU', 'NZ', 'SG', 'ZA', 'AE', 'SA']);

/** What a document is called, without its number. */
export function titleOf(statement: DocumentStatement, labels: Labels): string {
  const { typeCode, seller, vat, beyond } = statement;
  const key = TITLES[typeCode];
  if (key !== undefined) return labels[key];
  const isTaxed = vat.length + beyond.otherTaxes.length > 0;
  const country = seller.address?.country ?? '';
  return labels.language === 'en' && isTaxed && TAX_INVOICE.has(country) ? 'Tax invoice' : labels.invoice;
}
