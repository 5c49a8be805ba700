import { checkInstant } from '../../calendar/instant.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { DecisionContext } from '../../invoice/decide.ts';
import { creditNoteLeaf, invoiceLeaf } from '../../invoice/documents/require-document.ts';
import type { EInvoiceCheck } from '../../invoice/e-invoice-check.ts';
import { checkOwnCurrency } from '../../money/check-own-currency.ts';
import type { Currency } from '../../money/currency.ts';
import { type Policy, policyShape } from '../../policy/policy.ts';
import type { DepositState } from '../../pricing/deposits/deposit-state.ts';
import { list, nullable } from '../../validation/combine.ts';
import { isSealed } from '../../validation/frozen.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { callback } from '../../validation/require-options.ts';
import { type AnyObjectShape, type Fields, type Leaf, leaf, type Shape } from '../../validation/shape.ts';
import { contextShape } from './require-context.ts';

/** The instant of a decision is written into documents as it is, and compared there as text. */
const nowLeaf: Leaf<string> = /* @__PURE__ */ leaf({ type: 'string' }, (value, path) => {
  const wrong = checkInstant(value, path);
  if (wrong !== undefined || (value as string).endsWith('Z')) return wrong;
  return fault('instant.invalid', path, `${show(value)} is not in UTC; pass new Date(it).toISOString()`);
});

const idsShape: Shape<readonly string[]> = /* @__PURE__ */ list(text(), { max: 1_000_000 });

/** What the library made and checked itself is not checked again. */
/* @__NO_SIDE_EFFECTS__ */
export function unlessSealed<T>(shape: Shape<T>): Shape<T> {
  return {
    ...shape,
    check: (value, report) => {
      if (typeof value !== 'object' || value === null || !isSealed(value)) shape.check(value, report);
    },
  };
}

/** Members that every context has. */
export const decisionFields: Fields<DecisionContext> = {
  now: nowLeaf,
  ids: idsShape,
  actor: /* @__PURE__ */ optional(text()),
};

/** A policy. */
export const policyMember: Shape<Policy> = /* @__PURE__ */ unlessSealed(policyShape);
/** The currencies of the host. */
export const currenciesMember: Shape<readonly Currency[]> = /* @__PURE__ */ unlessSealed(
  /* @__PURE__ */ list(/* @__PURE__ */ leaf<Currency>({}, checkOwnCurrency)),
);

/** What judges e-invoices. */
export const checkMember: Leaf<EInvoiceCheck> = /* @__PURE__ */ callback('checkEInvoice of oneoff/einvoice');
/** The deposits that a document names. */
export const depositsMember: Shape<readonly DepositState[]> = /* @__PURE__ */ list(
  /* @__PURE__ */ object<DepositState>({
    invoiceId: text(),
    invoice: nullable(invoiceLeaf),
    creditNotes: list(creditNoteLeaf),
    ids: idsShape,
  }),
);

/** The context of a decision that needs nothing else. */
export const decisionShape: AnyObjectShape = /* @__PURE__ */ contextShape<DecisionContext>(decisionFields);
