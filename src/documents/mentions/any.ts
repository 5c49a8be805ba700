import { hasCategory, hasReason, type MentionRule } from './mention-rule.ts';

const SELF_BILLED = new Set(['389', '261']);

/**
 * What every seller states: Directive 2006/112/EC, art. 226, whose words are labels of each language. Laws outside the
 * Union ask for the same facts in words of their own choice.
 */
export const anyCountry: readonly MentionRule[] = [
  // Art. 226 no. 11a.
  { key: 'reverse_charge', when: hasCategory('AE'), text: (_, labels) => labels.reverseCharge },
  // Art. 226 no. 10a.
  { key: 'self_billing', when: ({ typeCode }) => SELF_BILLED.has(typeCode), text: (_, labels) => labels.selfBilling },
  // Art. 226 no. 7a: tax becomes chargeable when the payment is received (art. 66 (b)); UNTDID 2005 code 432.
  {
    key: 'cash_accounting',
    when: ({ taxPointEvent }) => taxPointEvent === '432',
    text: (_, labels) => labels.cashAccounting,
  },
  // Art. 226 nos 13 and 14.
  { key: 'margin_travel', when: hasReason('VATEX-EU-D'), text: (_, labels) => labels.marginTravel },
  { key: 'margin_second_hand', when: hasReason('VATEX-EU-F'), text: (_, labels) => labels.marginSecondHand },
  { key: 'margin_art', when: hasReason('VATEX-EU-I'), text: (_, labels) => labels.marginArt },
  { key: 'margin_antiques', when: hasReason('VATEX-EU-J'), text: (_, labels) => labels.marginAntiques },
  // Art. 226 no. 11, with art. 138 and art. 146.
  { key: 'intra_community', when: hasCategory('K'), text: (_, labels) => labels.intraCommunity },
  { key: 'export', when: hasCategory('G'), text: (_, labels) => labels.exported },
  // Art. 226 no. 4: the customer's number where the customer owes the tax, or the goods leave the member state.
  {
    key: 'buyer_vat_id',
    when: (statement) => hasCategory('K')(statement) && statement.buyer.vatId === undefined,
    missing: {
      path: '/customer/taxIds',
      message: 'an intra-Community supply states the VAT id of the customer (Directive 2006/112/EC, art. 226 no. 4)',
    },
  },
  // Art. 226 no. 11: some reference that the supply is exempt.
  {
    key: 'exemption',
    when: ({ vat }) => vat.some((row) => row.category === 'E' && !row.reason && !row.reasonCode),
    missing: {
      path: '/taxes',
      message:
        'an exempt supply states why it is exempt (Directive 2006/112/EC, art. 226 no. 11); give the tax an exemption text or code',
    },
  },
];
