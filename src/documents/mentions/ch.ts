import type { MentionRule } from './mention-rule.ts';

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
];
