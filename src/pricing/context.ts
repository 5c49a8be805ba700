import type { InvoiceRecords } from '../directory/invoice-records.ts';
import type { DecisionContext } from '../invoice/decide.ts';
import type { EInvoiceCheck } from '../invoice/e-invoice-check.ts';
import type { Currency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import type { DepositState } from './deposits/deposit-state.ts';
import type { TaxAnswer } from './tax-request.ts';

/**
 * The context of decisions that price a document: values, and one pure function, so that the same call gives the same
 * result everywhere.
 */
export interface PricingDecisionContext extends DecisionContext {
  readonly tenant: string;
  readonly policy: Policy;
  /** The host's own currencies. */
  readonly currencies: readonly Currency[];
  readonly records: InvoiceRecords;
  /** Today in the billing entity's time zone. */
  readonly today: string;
  /** The deposits that the document names; left out: none. */
  readonly deposits?: readonly DepositState[];
  /** What the tax resolver answered; `null` when it was not asked or could not answer. */
  readonly taxAnswer: TaxAnswer | null;
  /** Judges e-invoices; left out, profiles are stored and not checked. */
  readonly checkEInvoice?: EInvoiceCheck | undefined;
  /** The number to give, when this decision takes one. */
  readonly number: string | null;
}
