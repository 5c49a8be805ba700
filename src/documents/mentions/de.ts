import { isCompany, type MentionRule } from './mention-rule.ts';

/** Germany. The words for reverse charge (§ 14a (5) UStG) and self-billing (§ 14 (4) no. 10) are labels. */
export const germany: readonly MentionRule[] = [
  // § 14 (4) no. 2 UStG.
  {
    key: 'tax_number',
    when: ({ seller }) => seller.vatId === undefined && seller.taxNumber === undefined,
    missing: {
      path: '/billingEntity/taxIds',
      message: 'an invoice from Germany states the tax number or the VAT id of the seller (§ 14 (4) no. 2 UStG)',
    },
  },
  // § 14 (4) no. 6 UStG and § 31 (4) UStDV: also where it is the invoice date.
  {
    key: 'supply_date',
    when: ({ kind, typeCode, delivery, period, taxPointDate, lines }) =>
      kind === 'invoice' &&
      typeCode !== '386' &&
      (delivery?.date ?? period ?? taxPointDate) === undefined &&
      lines.some((line) => line.period === undefined),
    missing: {
      path: '/supplyDate',
      message:
        'an invoice from Germany states the date or the month of the supply, even if it is the invoice date (§ 14 (4) no. 6 UStG)',
    },
  },
  // § 35a GmbHG, § 80 AktG: seat, court, register number and directors on each business letter.
  {
    key: 'company',
    when: (statement) =>
      isCompany(statement, /\b(?:GmbH|gGmbH|UG|AG|SE|KGaA)\b/) && statement.seller.legalNote === undefined,
    missing: {
      path: '/billingEntity/legalNote',
      message:
        'a German company names its seat, its register court and number, and its directors (§ 35a GmbHG, § 80 AktG); put them into the legal note of the billing entity',
    },
  },
];
