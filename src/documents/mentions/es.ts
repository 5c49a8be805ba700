import type { MentionRule } from './mention-rule.ts';

/** Spain. Reverse charge, self-billing and cash accounting (RD 1619/2012, art. 6 (1) k–p) are labels. */
export const spain: readonly MentionRule[] = [
  // RD 1619/2012, art. 6 (1) c.
  {
    key: 'nif',
    when: ({ seller }) => seller.vatId === undefined && seller.taxNumber === undefined,
    missing: {
      path: '/billingEntity/taxIds',
      message: 'an invoice from Spain states the NIF of the seller (RD 1619/2012, art. 6)',
    },
  },
  // RD 1619/2012, art. 15 (4): a correcting invoice names the corrected ones and the cause.
  {
    key: 'corrected_invoices',
    when: ({ typeCode, precedingInvoices }) => typeCode === '384' && precedingInvoices.length === 0,
    missing: {
      path: '/precedingInvoices',
      message: 'a factura rectificativa names the invoices that it corrects (RD 1619/2012, art. 15)',
    },
  },
];
