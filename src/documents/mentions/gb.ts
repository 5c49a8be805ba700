import { hasCategory, isCompany, isDomestic, type MentionRule } from './mention-rule.ts';

/** The United Kingdom. */
export const unitedKingdom: readonly MentionRule[] = [
  // VAT Act 1994, s. 55A; VAT Notice 735, section 7: one of the wordings that HMRC gives.
  {
    key: 'domestic_reverse_charge',
    when: (statement) => hasCategory('AE')(statement) && isDomestic(statement),
    text: () => 'Reverse charge: Customer to pay the VAT to HMRC',
  },
  // VAT Regulations 1995, reg. 14 (1) (b).
  {
    key: 'vat_number',
    when: ({ seller, vat }) => seller.vatId === undefined && vat.some(({ category }) => category === 'S'),
    missing: {
      path: '/billingEntity/taxIds',
      message: 'an invoice with UK VAT states the VAT number of the seller (VAT Regulations 1995, reg. 14)',
    },
  },
  // VAT Regulations 1995, reg. 14 (1) (k) and VAT Act 1994, sch. 6 para. 11: VAT in sterling.
  {
    key: 'vat_in_sterling',
    when: ({ currency, vat, totals }) =>
      currency !== 'GBP' && vat.some(({ category }) => category === 'S') && totals.vatInTaxCurrency === undefined,
    missing: {
      path: '/taxCurrency',
      message:
        'an invoice with UK VAT in another currency states the VAT in pounds; give the invoice taxCurrency GBP and an exchange rate',
    },
  },
  // Company, Limited Liability Partnership and Business (Names and Trading Disclosures) Regulations 2015, reg. 25.
  {
    key: 'company_number',
    when: (statement) =>
      isCompany(statement, /\b(?:Ltd|Limited|PLC|LLP)\b/i) &&
      (statement.seller.registration ?? statement.seller.legalNote) === undefined,
    missing: {
      path: '/billingEntity/registrationId',
      message: 'a UK company states its registered number and office (Trading Disclosures Regulations 2015, reg. 25)',
    },
  },
];
