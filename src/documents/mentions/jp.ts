import type { DocumentStatement } from '../../statement/statement.ts';
import type { MentionRule } from './mention-rule.ts';

/** The reduced rate of the Consumption Tax Act, since October 2019: 8 percent. */
function isReduced(rate: string | undefined): boolean {
  return rate !== undefined && /^0*8(?:\.0*)?$/.test(rate);
}

/** Whether a line is taxed at Japan's reduced rate, and so bears the mark ※. */
export function hasReducedRate({ seller, beyond }: DocumentStatement, line: number): boolean {
  return seller.address?.country === 'JP' && (beyond.lines[line]?.taxes ?? []).some(({ rate }) => isReduced(rate));
}

/** Japan. Its texts are Japanese in every language of a document. */
export const japan: readonly MentionRule[] = [
  // Consumption Tax Act, art. 57-4 (1) no. 3: that a line is taxed at the reduced rate.
  {
    key: 'reduced_rate',
    when: (statement) => statement.lines.some((_, index) => hasReducedRate(statement, index)),
    text: () => '※は軽減税率対象品目',
  },
  // Consumption Tax Act, art. 57-4 (1) no. 1: T and 13 digits.
  {
    key: 'registration_number',
    when: ({ seller, beyond }) =>
      ![seller.vatId, seller.taxNumber, ...beyond.sellerTaxIds.map(({ value }) => value)].some((value) =>
        /^(?:JP)?T\d{13}$/.test((value ?? '').replace(/[\s-]/g, '')),
      ),
    missing: {
      path: '/billingEntity/taxIds',
      message:
        'a qualified invoice from Japan states the registration number of the seller, T and 13 digits (Consumption Tax Act, art. 57-4)',
    },
  },
  // Consumption Tax Act, art. 57-4 (1) no. 6.
  {
    key: 'buyer_name',
    when: ({ buyer }) => buyer.name === undefined,
    missing: {
      path: '/customer/name',
      message: 'a qualified invoice from Japan names the customer (Consumption Tax Act, art. 57-4)',
    },
  },
];
