import { compareAmounts } from '../../money/amounts.ts';
import { isDomestic, type MentionRule, notesSay } from './mention-rule.ts';

/** Poland. Reverse charge, self-billing and cash accounting (ustawa o VAT, art. 106e (1) 16–18) are labels. */
export const poland: readonly MentionRule[] = [
  // Ustawa o VAT, art. 106e (1) no. 18a: goods of annex 15, in an invoice of more than 15,000 PLN.
  {
    key: 'split_payment',
    when: (statement) =>
      statement.currency === 'PLN' &&
      isDomestic(statement) &&
      compareAmounts(statement.beyond.total, '15000') > 0 &&
      !notesSay(statement, /mechanizm podzielonej płatności/i),
    missing: {
      path: '/notes',
      message:
        'an invoice of more than 15,000 PLN with goods or services of annex 15 says "mechanizm podzielonej płatności" (ustawa o VAT, art. 106e (1) no. 18a); add it as a note where that is so',
    },
  },
  // Ustawa o VAT, art. 106e (1) no. 4.
  {
    key: 'nip',
    when: ({ seller }) => seller.vatId === undefined && seller.taxNumber === undefined,
    missing: {
      path: '/billingEntity/taxIds',
      message: 'an invoice from Poland states the NIP of the seller (ustawa o VAT, art. 106e)',
    },
  },
];
