import type { DocumentStatement } from '../../statement/statement.ts';
import { isQrIban, isQrReference } from '../swiss/swiss-reference.ts';
import type { MentionRule } from './mention-rule.ts';

function lacksQrReference({ kind, payment }: DocumentStatement): boolean {
  const quoted = (payment?.remittance ?? '').replace(/\s/g, '');
  return (
    kind === 'invoice' && (payment?.accounts ?? []).some(({ account }) => isQrIban(account)) && !isQrReference(quoted)
  );
}

/** Switzerland and Liechtenstein. */
export const switzerland: readonly MentionRule[] = [
  // MWSTG, art. 26 (2) a: the UID with the addition MWST, TVA, IVA or VAT.
  {
    key: 'uid',
    when: ({ seller, beyond, vat }) =>
      vat.some(({ category }) => category === 'S') &&
      ![seller.vatId, ...beyond.sellerTaxIds.map(({ value }) => value)].some((value) => /^CHE/i.test(value ?? '')),
    missing: {
      path: '/billingEntity/taxIds',
      message: 'an invoice with Swiss VAT states the UID of the seller, such as CHE-123.456.788 MWST (MWSTG, art. 26)',
    },
  },
  // MWSTG, art. 26 (2) c.
  {
    key: 'supply_date',
    when: ({ kind, delivery, period, taxPointDate, typeCode }) =>
      kind === 'invoice' && typeCode !== '386' && (delivery?.date ?? period ?? taxPointDate) === undefined,
    missing: {
      path: '/supplyDate',
      message:
        'an invoice from Switzerland states the date or the period of the supply where it is not the invoice date (MWSTG, art. 26)',
    },
  },
  // Swiss Implementation Guidelines QR-bill 2.3: without a reference a QR-IBAN has no payment slip.
  {
    key: 'qr_reference',
    when: lacksQrReference,
    missing: {
      path: '/paymentMeans',
      message:
        'a payment to a QR-IBAN needs a QR reference, 26 digits and their check digit; pass it as reference of the payment means, or pay to another IBAN',
    },
  },
];
