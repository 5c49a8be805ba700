import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { addOnShape } from '../../directory/add-on.ts';
import { billingEntityShape } from '../../directory/billing-entity.ts';
import { customerShape } from '../../directory/customer.ts';
import type { InvoiceRecords } from '../../directory/invoice-records.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import { creditNoteLeaf } from '../../invoice/documents/require-document.ts';
import type { PricingDecisionContext } from '../../pricing/context.ts';
import type { TaxAnswer } from '../../pricing/tax-request.ts';
import { taxShape } from '../../tax/validate-tax.ts';
import { list, nullable } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import { type AnyObjectShape, type Fields, type Leaf, leaf } from '../../validation/shape.ts';
import {
  checkMember,
  currenciesMember,
  decisionFields,
  depositsMember,
  policyMember,
  unlessSealed,
} from './context-shapes.ts';
import { contextShape } from './require-context.ts';

/** The lines of an answer are read against the plan, later. */
const answerLeaf: Leaf<TaxAnswer> = /* @__PURE__ */ leaf({}, (value, path) =>
  isPlainObject(value) && ['resolved', 'unavailable', 'rejected'].includes(value['status'] as string)
    ? undefined
    : fault('field.type', path, `${show(value)} is no answer of a tax resolver; pass one with a status, or null`),
);

const fields: Fields<PricingDecisionContext> = {
  ...decisionFields,
  tenant: text(255),
  policy: policyMember,
  currencies: currenciesMember,
  records: /* @__PURE__ */ object<InvoiceRecords>({
    billingEntity: unlessSealed(billingEntityShape),
    customer: unlessSealed(customerShape),
    addOns: list(unlessSealed(addOnShape), { max: 100_000 }),
    taxes: list(unlessSealed(taxShape), { max: 100_000 }),
  }),
  today: isoDateLeaf,
  deposits: optional(depositsMember),
  taxAnswer: nullable(answerLeaf),
  checkEInvoice: optional(checkMember),
  number: nullable(text(255)),
};

/** The context of a decision that prices a document. */
export const pricingShape: AnyObjectShape = /* @__PURE__ */ contextShape<PricingDecisionContext>(fields);

/** That of `reissue`. */
export const reissueContextShape: AnyObjectShape = /* @__PURE__ */ contextShape<
  PricingDecisionContext & { readonly creditNotes?: readonly CreditNote[] }
>({ ...fields, creditNotes: optional(list(creditNoteLeaf)) });
