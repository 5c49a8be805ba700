import type * as z from 'zod';
import type { CalculationInput } from '../calculation/calculation.ts';
import type { CreditNoteInput } from '../decisions/credit-notes/credit-note-input.ts';
import type { FinalizeInput } from '../decisions/finalize.ts';
import type { OpenInput } from '../decisions/open.ts';
import type { PaymentInput } from '../decisions/payments/payment.ts';
import type { ReversalInput } from '../decisions/payments/reverse-payment.ts';
import type { ReissueInput } from '../decisions/reissue-input.ts';
import type { MessageInput } from '../decisions/sending/message-input.ts';
import type { VoidInput } from '../decisions/void-invoice.ts';
import type { WriteOffReversalInput } from '../decisions/write-offs/reverse-write-off.ts';
import type { WriteOffInput } from '../decisions/write-offs/write-off.ts';
import type { AddOn } from '../directory/add-on.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import type { Customer } from '../directory/customer.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Policy } from '../policy/policy.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../pricing/input.ts';
import type { Tax } from '../tax/tax.ts';
import {
  addOnSchema as addOnShape,
  billingEntitySchema as billingEntityShape,
  calculationSchema as calculationShape,
  creditNoteInputSchema as creditNoteInputShape,
  creditNoteSchema as creditNoteShape,
  customerSchema as customerShape,
  draftUpdateSchema as draftUpdateShape,
  finalizeSchema as finalizeShape,
  invoiceEventSchema as invoiceEventShape,
  invoiceSchema as invoiceShape,
  messageInputSchema as messageInputShape,
  oneOffInvoiceSchema as oneOffInvoiceShape,
  openSchema as openShape,
  paymentSchema as paymentShape,
  policySchema as policyShape,
  reissueSchema as reissueShape,
  reversalSchema as reversalShape,
  taxSchema as taxShape,
  voidSchema as voidShape,
  writeOffReversalSchema as writeOffReversalShape,
  writeOffSchema as writeOffShape,
} from './schemas.ts';
import { toZod } from './to-zod.ts';

export { faultsOf } from './faults-of.ts';

/** What `createOneOffInvoice` and `preview` take; accepts and refuses exactly what `validateOneOffInvoice` does. */
export const oneOffInvoiceSchema: z.ZodType<OneOffInvoiceInput, OneOffInvoiceInput> = toZod(oneOffInvoiceShape);

/** What `updateDraft` and `previewUpdate` take. */
export const draftUpdateSchema: z.ZodType<DraftUpdate, DraftUpdate> = toZod(draftUpdateShape);

/** What `open` takes. */
export const openSchema: z.ZodType<OpenInput, OpenInput> = toZod(openShape);

/** What `finalize` takes. */
export const finalizeSchema: z.ZodType<FinalizeInput, FinalizeInput> = toZod(finalizeShape);

/** What `reissue` takes. */
export const reissueSchema: z.ZodType<ReissueInput, ReissueInput> = toZod(reissueShape);

/** What `voidInvoice` takes. */
export const voidSchema: z.ZodType<VoidInput, VoidInput> = toZod(voidShape);

/** What `recordPayment` and `recordRefund` take. */
export const paymentSchema: z.ZodType<PaymentInput, PaymentInput> = toZod(paymentShape);

/** What `reversePayment` takes. */
export const reversalSchema: z.ZodType<ReversalInput, ReversalInput> = toZod(reversalShape);

/** What `writeOff` takes. */
export const writeOffSchema: z.ZodType<WriteOffInput, WriteOffInput> = toZod(writeOffShape);

/** What `reverseWriteOff` takes. */
export const writeOffReversalSchema: z.ZodType<WriteOffReversalInput, WriteOffReversalInput> =
  toZod(writeOffReversalShape);

/** What `sendInvoice` and `sendCreditNote` take. */
export const messageInputSchema: z.ZodType<MessageInput, MessageInput> = toZod(messageInputShape);

/** What `createCreditNote` and `previewCreditNote` take. */
export const creditNoteInputSchema: z.ZodType<CreditNoteInput, CreditNoteInput> = toZod(creditNoteInputShape);

/** What `calculate` takes. */
export const calculationSchema: z.ZodType<CalculationInput, CalculationInput> = toZod(calculationShape);

/** An invoice of any status, as it is stored and returned. */
export const invoiceSchema: z.ZodType<Invoice, Invoice> = toZod(invoiceShape);

/** An event of an invoice or a credit note, as it is stored and returned. */
export const invoiceEventSchema: z.ZodType<InvoiceEvent, InvoiceEvent> = toZod(invoiceEventShape);

/** A credit note, as it is stored and returned. */
export const creditNoteSchema: z.ZodType<CreditNote, CreditNote> = toZod(creditNoteShape);

/** A billing entity of the directory. */
export const billingEntitySchema: z.ZodType<BillingEntity, BillingEntity> = toZod(billingEntityShape);

/** A customer of the directory. */
export const customerSchema: z.ZodType<Customer, Customer> = toZod(customerShape);

/** An add-on of the directory. */
export const addOnSchema: z.ZodType<AddOn, AddOn> = toZod(addOnShape);

/** A tax of the directory. */
export const taxSchema: z.ZodType<Tax, Tax> = toZod(taxShape);

/** A policy. */
export const policySchema: z.ZodType<Policy, Policy> = toZod(policyShape);
