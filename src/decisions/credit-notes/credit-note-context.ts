import type { CreditNote } from '../../invoice/credit-note.ts';
import type { DecisionContext } from '../../invoice/decide.ts';
import type { Currency } from '../../money/currency.ts';
import type { DepositState } from '../../pricing/deposits/deposit-state.ts';
import type { EInvoiceContext } from '../e-invoice.ts';

/** The context of crediting. */
export interface CreditNoteContext extends DecisionContext, EInvoiceContext {
  /** Today in the billing entity's time zone. */
  readonly today: string;
  /** The invoice's credit notes so far. */
  readonly earlier: readonly CreditNote[];
  /** The number that it gets. */
  readonly number: string;
  /** The host's own currencies; default: none. */
  readonly currencies?: readonly Currency[];
  /** The deposits that the invoice deducts; default: none. */
  readonly deposits?: readonly DepositState[];
}
