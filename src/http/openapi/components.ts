import {
  addOnSchema,
  billingEntitySchema,
  creditNoteInputSchema,
  creditNoteSchema,
  customerSchema,
  draftUpdateSchema,
  finalizeSchema,
  invoiceEventSchema,
  invoiceSchema,
  oneOffInvoiceSchema,
  openSchema,
  paymentSchema,
  reversalSchema,
  taxSchema,
  voidSchema,
} from '../../schemas/schemas.ts';
import type { Shape } from '../../validation/shape.ts';
import type { Components } from '../routes/documents.ts';
import {
  deadLetterShape,
  endpointCreationShape,
  endpointShape,
  endpointUpdateShape,
  newEndpointShape,
  resendRequestShape,
  resentShape,
  secretRotationShape,
} from '../routes/endpoint-shapes.ts';
import { creditNotePreviewShape, problemShape } from './document-shapes.ts';

/** The shapes of the API: its requests, its answers and its OpenAPI document all follow them. */
export const components: { readonly [N in keyof Components]: Shape<Components[N]> } = {
  OneOffInvoiceInput: oneOffInvoiceSchema,
  DraftUpdate: draftUpdateSchema,
  OpenInput: openSchema,
  FinalizeInput: finalizeSchema,
  VoidInput: voidSchema,
  PaymentInput: paymentSchema,
  ReversalInput: reversalSchema,
  CreditNoteInput: creditNoteInputSchema,
  EndpointCreation: endpointCreationShape,
  EndpointUpdate: endpointUpdateShape,
  SecretRotation: secretRotationShape,
  ResendRequest: resendRequestShape,
  Invoice: invoiceSchema,
  InvoiceEvent: invoiceEventSchema,
  CreditNote: creditNoteSchema,
  CreditNotePreview: creditNotePreviewShape,
  Endpoint: endpointShape,
  NewEndpoint: newEndpointShape,
  DeadLetter: deadLetterShape,
  Resent: resentShape,
  Customer: customerSchema,
  AddOn: addOnSchema,
  Tax: taxSchema,
  BillingEntity: billingEntitySchema,
  Problem: problemShape,
};
