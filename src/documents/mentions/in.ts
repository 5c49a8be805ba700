import type { DocumentStatement } from '../../statement/statement.ts';
import { hasCategory, type MentionRule } from './mention-rule.ts';

function isGst({ beyond, vat }: DocumentStatement): boolean {
  return beyond.otherTaxes.length + vat.length > 0;
}

function placeOfSupply({ delivery, buyer }: DocumentStatement): string | undefined {
  return delivery?.address?.region ?? buyer.address?.region;
}

/** India. Rule 46 of the CGST Rules 2017; its texts are English in every language of a document. */
export const india: readonly MentionRule[] = [
  // Rule 46 (n): place of supply with the name of the state, where it is another one.
  {
    key: 'place_of_supply',
    when: (statement) => isGst(statement) && placeOfSupply(statement) !== undefined,
    text: (statement) => `Place of supply: ${placeOfSupply(statement)}`,
  },
  {
    key: 'place_of_supply',
    when: (statement) => isGst(statement) && placeOfSupply(statement) === undefined,
    missing: {
      path: '/customer/address/region',
      message:
        'a tax invoice from India states the place of supply with its state (CGST Rules, rule 46 (n)); give the address a region',
    },
  },
  // Rule 46 (p).
  {
    key: 'reverse_charge_yes_no',
    when: isGst,
    text: (statement) => `Tax payable on reverse charge: ${hasCategory('AE')(statement) ? 'Yes' : 'No'}`,
  },
  // Rule 46 (a).
  {
    key: 'gstin',
    when: (statement) => isGst(statement) && !statement.beyond.sellerTaxIds.some(({ type }) => /^gst/i.test(type)),
    missing: {
      path: '/billingEntity/taxIds',
      message:
        'a tax invoice from India states the GSTIN of the seller (CGST Rules, rule 46 (a)); add a tax id of type gstin',
    },
  },
  // Rule 46 (g).
  {
    key: 'hsn',
    when: (statement) => isGst(statement) && statement.lines.some(({ item }) => item.classifications.length === 0),
    missing: {
      path: '/lines',
      message:
        'a tax invoice from India states the HSN or SAC code of each line (CGST Rules, rule 46 (g)); add it to item.classifications',
    },
  },
  // Rule 46 (b): at most sixteen characters.
  {
    key: 'number_length',
    when: ({ number = '' }) => number.length > 16,
    missing: {
      path: '/number',
      message:
        'the number of an invoice from India has at most 16 characters (CGST Rules, rule 46 (b)); shorten the pattern of the series',
    },
  },
  // Rule 46 (q).
  {
    key: 'signature',
    when: (statement) => isGst(statement) && statement.beyond.status === 'finalized',
    missing: {
      path: '',
      message:
        'a tax invoice from India is signed, by hand or digitally, or carries the IRN of an e-invoice (CGST Rules, rule 46 (q)); this page is not signed',
    },
  },
];
