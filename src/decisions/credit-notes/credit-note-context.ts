import { isoDateLeaf } from '../../calendar/iso-date.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { DecisionContext } from '../../invoice/decide.ts';
import { creditNoteLeaf } from '../../invoice/documents/require-document.ts';
import type { Currency } from '../../money/currency.ts';
import type { DepositState } from '../../pricing/deposits/deposit-state.ts';
import { list } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { optional } from '../../validation/object.ts';
import type { AnyObjectShape } from '../../validation/shape.ts';
import {
  checkMember,
  currenciesMember,
  decisionFields,
  depositsMember,
  policyMember,
} from '../context/context-shapes.ts';
import { contextShape } from '../context/require-context.ts';
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

/** The shape of a {@link CreditNoteContext}. */
export const creditNoteContextShape: AnyObjectShape = /* @__PURE__ */ contextShape<CreditNoteContext>({
  ...decisionFields,
  policy: policyMember,
  checkEInvoice: /* @__PURE__ */ optional(checkMember),
  today: isoDateLeaf,
  earlier: /* @__PURE__ */ list(creditNoteLeaf),
  number: /* @__PURE__ */ text(255),
  currencies: /* @__PURE__ */ optional(currenciesMember),
  deposits: /* @__PURE__ */ optional(depositsMember),
});
