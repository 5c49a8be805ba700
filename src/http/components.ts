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
} from '../schemas/schemas.ts';
import { toZod } from '../schemas/to-zod.ts';
import { creditNotePreviewShape, problemShape } from './document-shapes.ts';
import {
  deadLetterShape,
  endpointCreationShape,
  endpointShape,
  endpointUpdateShape,
  newEndpointShape,
  replayedShape,
  replayRequestShape,
  secretRotationShape,
} from './endpoint-shapes.ts';

/** A zod schema of what a body or an answer is. */
type Schema<T> = ReturnType<typeof toZod<T>>;

/** The schemas of the API, by the name that they have in its OpenAPI document. */
export const components = {
  OneOffInvoiceInput: oneOffInvoiceSchema,
  DraftUpdate: draftUpdateSchema,
  OpenInput: openSchema,
  FinalizeInput: finalizeSchema,
  VoidInput: voidSchema,
  PaymentInput: paymentSchema,
  ReversalInput: reversalSchema,
  CreditNoteInput: creditNoteInputSchema,
  EndpointCreation: toZod(endpointCreationShape),
  EndpointUpdate: toZod(endpointUpdateShape),
  SecretRotation: toZod(secretRotationShape),
  ReplayRequest: toZod(replayRequestShape),
  Invoice: invoiceSchema,
  InvoiceEvent: invoiceEventSchema,
  CreditNote: creditNoteSchema,
  CreditNotePreview: toZod(creditNotePreviewShape),
  Endpoint: toZod(endpointShape),
  NewEndpoint: toZod(newEndpointShape),
  DeadLetter: toZod(deadLetterShape),
  Replayed: toZod(replayedShape),
  Customer: customerSchema,
  AddOn: addOnSchema,
  Tax: taxSchema,
  BillingEntity: billingEntitySchema,
  Problem: toZod(problemShape),
} as const;

/** A name of a schema. */
export type ComponentName = keyof typeof components;

/** What a schema describes. */
export type Described<N extends ComponentName> = (typeof components)[N] extends Schema<infer T> ? T : never;
