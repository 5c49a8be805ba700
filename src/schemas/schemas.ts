import type { CalculationInput } from '../calculation/calculation.ts';
import { type CreditNoteInput, creditNoteInputShape } from '../decisions/credit-notes/credit-note-input.ts';
import { type FinalizeInput, finalizeShape } from '../decisions/finalize.ts';
import { type OpenInput, openShape } from '../decisions/open.ts';
import { type PaymentInput, paymentShape } from '../decisions/payments/payment.ts';
import { type ReversalInput, reversalShape } from '../decisions/payments/reverse-payment.ts';
import { type ReissueInput, reissueShape } from '../decisions/reissue-input.ts';
import { type MessageInput, messageInputShape } from '../decisions/sending/message-input.ts';
import { type VoidInput, voidShape } from '../decisions/void-invoice.ts';
import { type WriteOffReversalInput, writeOffReversalShape } from '../decisions/write-offs/reverse-write-off.ts';
import { type WriteOffInput, writeOffShape } from '../decisions/write-offs/write-off.ts';
import { type AddOn, addOnShape } from '../directory/add-on.ts';
import { type BillingEntity, billingEntityShape } from '../directory/billing-entity.ts';
import { type Customer, customerShape } from '../directory/customer.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import { creditNoteShape } from '../invoice/documents/credit-note-shape.ts';
import { invoiceEventShape } from '../invoice/documents/event-shape.ts';
import { invoiceShape } from '../invoice/documents/invoice-shape.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type Policy, policyShape } from '../policy/policy.ts';
import { type DraftUpdate, draftUpdateShape, type OneOffInvoiceInput, oneOffInvoiceShape } from '../pricing/input.ts';
import type { Tax } from '../tax/tax.ts';
import { taxShape } from '../tax/validate-tax.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { describedCalculationShape } from './calculation-shape.ts';
import { type StandardSchema, standardSchema } from './standard-schema.ts';

export { validateDirectoryRecords } from '../directory/records/validate-directory-records.ts';
export { faultCodes } from '../errors/fault-codes.ts';
export { eventTypes } from '../invoice/events.ts';
export type { Shape } from '../validation/shape.ts';
export { type JsonSchema, jsonSchemas } from './json-schemas.ts';
export type { StandardIssue, StandardProps, StandardResult, StandardSchema } from './standard-schema.ts';

/** A shape of `T` and a Standard Schema in one. */
export type Schema<T> = ObjectShape<T> & StandardSchema<T>;

/** What `createOneOffInvoice` and `preview` take; accepts and refuses exactly what `validateOneOffInvoice` does. */
export const oneOffInvoiceSchema: Schema<OneOffInvoiceInput> = standardSchema(oneOffInvoiceShape);

/** What `updateDraft` and `previewUpdate` take. */
export const draftUpdateSchema: Schema<DraftUpdate> = standardSchema(draftUpdateShape);

/** What `open` takes. */
export const openSchema: Schema<OpenInput> = standardSchema(openShape);

/** What `finalize` takes. */
export const finalizeSchema: Schema<FinalizeInput> = standardSchema(finalizeShape);

/** What `reissue` takes. */
export const reissueSchema: Schema<ReissueInput> = standardSchema(reissueShape);

/** What `voidInvoice` takes. */
export const voidSchema: Schema<VoidInput> = standardSchema(voidShape);

/** What `recordPayment` and `recordRefund` take. */
export const paymentSchema: Schema<PaymentInput> = standardSchema(paymentShape);

/** What `reversePayment` takes. */
export const reversalSchema: Schema<ReversalInput> = standardSchema(reversalShape);

/** What `writeOff` takes. */
export const writeOffSchema: Schema<WriteOffInput> = standardSchema(writeOffShape);

/** What `reverseWriteOff` takes. */
export const writeOffReversalSchema: Schema<WriteOffReversalInput> = standardSchema(writeOffReversalShape);

/** What `sendInvoice` and `sendCreditNote` take. */
export const messageInputSchema: Schema<MessageInput> = standardSchema(messageInputShape);

/** What `createCreditNote` and `previewCreditNote` take. */
export const creditNoteInputSchema: Schema<CreditNoteInput> = standardSchema(creditNoteInputShape);

/** What `calculate` takes. */
export const calculationSchema: Schema<CalculationInput> = standardSchema(describedCalculationShape);

/** An invoice of any status, as it is stored and returned. */
export const invoiceSchema: Schema<Invoice> = standardSchema(invoiceShape);

/** An event of an invoice or a credit note, as it is stored and returned. */
export const invoiceEventSchema: Schema<InvoiceEvent> = standardSchema(invoiceEventShape);

/** A credit note, as it is stored and returned. */
export const creditNoteSchema: Schema<CreditNote> = standardSchema(creditNoteShape);

/** A billing entity of the directory, as it is stored: no member is `null`. `fromRow` reads the record of a row. */
export const billingEntitySchema: Schema<BillingEntity> = standardSchema(billingEntityShape);

/** A customer of the directory, as it is stored: no member is `null`. `fromRow` reads the record of a row. */
export const customerSchema: Schema<Customer> = standardSchema(customerShape);

/** An add-on of the directory, as it is stored: no member is `null`. `fromRow` reads the record of a row. */
export const addOnSchema: Schema<AddOn> = standardSchema(addOnShape);

/** A tax of the directory, as it is stored: no member but `rate` is `null`. `fromRow` reads the record of a row. */
export const taxSchema: Schema<Tax> = standardSchema(taxShape);

/** A policy. */
export const policySchema: Schema<Policy> = standardSchema(policyShape);
