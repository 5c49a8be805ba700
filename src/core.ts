export { calculate } from './calculation/calculate.ts';
export type {
  CalculatedLine,
  Calculation,
  CalculationInput,
  CalculationLine,
  CalculationTax,
} from './calculation/calculation.ts';
export { validateCalculation } from './calculation/validate-calculation.ts';
export { createOneOffInvoice } from './decisions/create-one-off-invoice.ts';
export {
  type CreditNoteDecision,
  createCreditNote,
} from './decisions/credit-notes/create-credit-note.ts';
export type { CreditNoteContext } from './decisions/credit-notes/credit-note-context.ts';
export { deleteDraft } from './decisions/delete-draft.ts';
export { finalize } from './decisions/finalize.ts';
export { hold, release } from './decisions/hold.ts';
export { markOverdue } from './decisions/mark-overdue.ts';
export { markUncollectible } from './decisions/mark-uncollectible.ts';
export { open } from './decisions/open.ts';
export { recordPayment } from './decisions/payments/record-payment.ts';
export { recordRefund } from './decisions/payments/record-refund.ts';
export { reversePayment } from './decisions/payments/reverse-payment.ts';
export { reissue } from './decisions/reissue.ts';
export { reopen } from './decisions/reopen.ts';
export { sendCreditNote } from './decisions/sending/send-credit-note.ts';
export { sendInvoice } from './decisions/sending/send-invoice.ts';
export { updateDraft } from './decisions/update-draft.ts';
export { voidInvoice } from './decisions/void-invoice.ts';
export { reverseWriteOff } from './decisions/write-offs/reverse-write-off.ts';
export { writeOff } from './decisions/write-offs/write-off.ts';
export { validateAddOn } from './directory/add-on.ts';
export { validateBillingEntity } from './directory/billing-entity.ts';
export { validateCustomer } from './directory/customer.ts';
export {
  AdapterError,
  ConflictError,
  InvoiceStateError,
  InvoicingError,
  NotFoundError,
  TaxUnavailableError,
  ValidationError,
} from './errors/errors.ts';
export type { Fault } from './errors/fault.ts';
export { type FaultCode, faultCodes } from './errors/fault-codes.ts';
export type { DecisionContext } from './invoice/decide.ts';
export { displayNumber } from './invoice/display-number.ts';
export { type Decision, type EventType, eventTypes, type Fact, type InvoiceEvent } from './invoice/events.ts';
export type { Invoice } from './invoice/invoice.ts';
export { rebuildInvoice } from './invoice/rebuild-invoice.ts';
export { validateCurrency } from './money/validate-currency.ts';
export { validateNumberSeries } from './numbering/number-series.ts';
export { policies } from './policy/policies.ts';
export { type Limits, type Policy, validatePolicy } from './policy/policy.ts';
export type { PricingDecisionContext } from './pricing/context.ts';
export type { DepositState } from './pricing/deposits/deposit-state.ts';
export type { DraftUpdate, OneOffInvoiceInput } from './pricing/input.ts';
export { validateDraftUpdate, validateOneOffInvoice } from './pricing/validate-input.ts';
export { validateTax } from './tax/validate-tax.ts';
