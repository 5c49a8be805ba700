import type * as z from 'zod';
import type { CalculationInput } from '../calculation/calculation.ts';
import { calculationShape, validateCalculation } from '../calculation/validate-calculation.ts';
import { type CreditNoteInput, creditNoteInputShape } from '../decisions/credit-notes/credit-note-input.ts';
import { type FinalizeInput, finalizeShape } from '../decisions/finalize.ts';
import { type OpenInput, openShape } from '../decisions/open.ts';
import { type PaymentInput, paymentShape } from '../decisions/payments/payment.ts';
import { type ReversalInput, reversalShape } from '../decisions/payments/reverse-payment.ts';
import { type VoidInput, voidShape } from '../decisions/void-invoice.ts';
import { type AddOn, addOnShape, validateAddOn } from '../directory/add-on.ts';
import { type BillingEntity, billingEntityShape, validateBillingEntity } from '../directory/billing-entity.ts';
import { type Customer, customerShape, validateCustomer } from '../directory/customer.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type Policy, policyShape, validatePolicy } from '../policy/policy.ts';
import { type DraftUpdate, draftUpdateShape, type OneOffInvoiceInput, oneOffInvoiceShape } from '../pricing/input.ts';
import { validateDraftUpdate, validateOneOffInvoice } from '../pricing/validate-input.ts';
import type { Tax } from '../tax/tax.ts';
import { taxShape, validateTax } from '../tax/validate-tax.ts';
import { creditNoteShape } from './credit-note-document.ts';
import { eventSchema } from './event-schema.ts';
import { invoiceShape } from './invoice-document.ts';
import { toZod } from './to-zod.ts';

export { validateDirectoryRecords } from '../directory/validate-directory-records.ts';
export { faultCodes } from '../errors/fault-codes.ts';
export { eventTypes } from '../invoice/events.ts';
export { faultsOf } from './faults-of.ts';
export { type JsonSchema, jsonSchemas } from './json-schemas.ts';

/** What `createOneOffInvoice` and `preview` take; accepts and refuses exactly what `validateOneOffInvoice` does. */
export const oneOffInvoiceSchema: z.ZodType<OneOffInvoiceInput, OneOffInvoiceInput> = toZod(
  oneOffInvoiceShape,
  validateOneOffInvoice,
);

/** What `updateDraft` and `previewUpdate` take. */
export const draftUpdateSchema: z.ZodType<DraftUpdate, DraftUpdate> = toZod(draftUpdateShape, validateDraftUpdate);

/** What `open` takes. */
export const openSchema: z.ZodType<OpenInput, OpenInput> = toZod(openShape);

/** What `finalize` takes. */
export const finalizeSchema: z.ZodType<FinalizeInput, FinalizeInput> = toZod(finalizeShape);

/** What `voidInvoice` takes. */
export const voidSchema: z.ZodType<VoidInput, VoidInput> = toZod(voidShape);

/** What `recordPayment` and `recordRefund` take. */
export const paymentSchema: z.ZodType<PaymentInput, PaymentInput> = toZod(paymentShape);

/** What `reversePayment` takes. */
export const reversalSchema: z.ZodType<ReversalInput, ReversalInput> = toZod(reversalShape);

/** What `createCreditNote` and `previewCreditNote` take. */
export const creditNoteInputSchema: z.ZodType<CreditNoteInput, CreditNoteInput> = toZod(creditNoteInputShape);

/** What `calculate` takes. */
export const calculationSchema: z.ZodType<CalculationInput, CalculationInput> = toZod(
  calculationShape,
  validateCalculation,
);

/** An invoice as it is stored and answered, of any status. */
export const invoiceSchema: z.ZodType<Invoice, Invoice> = toZod(invoiceShape);

/** An event of an invoice or a credit note, as it is stored and answered. */
export const invoiceEventSchema: z.ZodType<InvoiceEvent, InvoiceEvent> = eventSchema(invoiceSchema);

/** A credit note as it is stored and answered. */
export const creditNoteSchema: z.ZodType<CreditNote, CreditNote> = toZod(creditNoteShape);

/** A seller in the directory. */
export const billingEntitySchema: z.ZodType<BillingEntity, BillingEntity> = toZod(
  billingEntityShape,
  validateBillingEntity,
);

/** A buyer in the directory. */
export const customerSchema: z.ZodType<Customer, Customer> = toZod(customerShape, validateCustomer);

/** A catalogue item in the directory. */
export const addOnSchema: z.ZodType<AddOn, AddOn> = toZod(addOnShape, validateAddOn);

/** A tax in the directory. */
export const taxSchema: z.ZodType<Tax, Tax> = toZod(taxShape, validateTax);

/** A house's choices. */
export const policySchema: z.ZodType<Policy, Policy> = toZod(policyShape, (policy) => validatePolicy(policy, ''));
