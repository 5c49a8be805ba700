import type { MentionRule } from './mention-rule.ts';

/**
 * The United States. No federal law says what an invoice states; where sales tax is charged it is shown apart, as
 * California asks (Civil Code s. 1656.1). The jurisdiction of each row comes from the tax.
 */
export const unitedStates: readonly MentionRule[] = [
  {
    key: 'jurisdiction',
    when: ({ beyond }) => beyond.otherTaxes.some(({ jurisdiction }) => jurisdiction === undefined),
    missing: {
      path: '/taxes',
      message:
        'sales tax is owed to a jurisdiction, and this document does not name it; give the tax a jurisdiction such as "US-CA"',
    },
  },
];
