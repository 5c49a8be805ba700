import type { Policy } from './policy.ts';

const standard: Policy = {
  issue: 'draft',
  assignNumber: 'finalize',
  taxChain: ['line', 'exemption', 'add_on', 'customer', 'billing_entity', 'resolver'],
  rounding: { taxLevel: 'rate', mode: 'half-up' },
  currencyDefaults: ['customer', 'add_on', 'billing_entity'],
  customerCurrency: 'must_match',
  adjustments: 'refused',
  issueDateWindow: { pastDays: null, futureDays: null },
  finalizeAfter: null,
  voidIssued: 'allowed',
  exchangeRate: 'optional',
  vatRules: 'en16931',
  codeLists: 'checked',
  cashRounding: {},
  writeOff: { limit: null },
  overpayment: 'refused',
  limits: { lines: 10_000, documentBytes: 2_000_000, taxesPerLine: 10 },
};

/**
 * Ready-made policies, as plain data: take one, or spread one and change what you do differently.
 *
 * - `standard`: draft first, number at finalize, tax per rate, half up
 * - `lago` (S1): finalized at once; tax from line, add-on, customer, billing entity; rounded once per document
 * - `solvimon` (S2): a draft on hold; tax from customer and billing entity; number at finalize
 * - `bxb` (S3): a numbered draft; tax from customer and billing entity; `USD` by default; no VAT rules
 * - `fluxrate` (S4): a numbered draft; tax from the resolver by the countries of both parties; no VAT rules
 */
export const policies: {
  readonly standard: Policy;
  readonly lago: Policy;
  readonly solvimon: Policy;
  readonly bxb: Policy;
  readonly fluxrate: Policy;
} = {
  standard,
  lago: {
    ...standard,
    issue: 'now',
    taxChain: ['line', 'add_on', 'customer', 'billing_entity'],
    rounding: { taxLevel: 'document', mode: 'half-up' },
    currencyDefaults: ['customer', 'add_on'],
  },
  solvimon: { ...standard, issue: 'held', taxChain: ['customer', 'billing_entity'], currencyDefaults: ['customer'] },
  bxb: {
    ...standard,
    assignNumber: 'create',
    taxChain: ['customer', 'billing_entity'],
    currencyDefaults: ['USD'],
    vatRules: 'off',
  },
  fluxrate: {
    ...standard,
    assignNumber: 'create',
    taxChain: ['resolver'],
    currencyDefaults: ['customer'],
    vatRules: 'off',
  },
};
