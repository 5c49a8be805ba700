import type { CreditNoteInput } from '../../decisions/credit-notes/credit-note-input.ts';
import type { FinalizeInput } from '../../decisions/finalize.ts';
import type { OpenInput } from '../../decisions/open.ts';
import type { PaymentInput } from '../../decisions/payments/payment.ts';
import type { ReversalInput } from '../../decisions/payments/reverse-payment.ts';
import type { VoidInput } from '../../decisions/void-invoice.ts';
import type { AddOn } from '../../directory/add-on.ts';
import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { DeadLetter } from '../../ports/delivery-store.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../../pricing/input.ts';
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
import type { CreditNotePreview } from '../../service/corrections/credit.ts';
import type { Tax } from '../../tax/tax.ts';
import type { Shape } from '../../validation/shape.ts';
import type { Problem } from '../answers/problem.ts';
import {
  deadLetterShape,
  type EndpointCreation,
  type EndpointUpdate,
  type EndpointView,
  endpointCreationShape,
  endpointShape,
  endpointUpdateShape,
  type NewEndpoint,
  newEndpointShape,
  type Replayed,
  type ReplayRequest,
  replayedShape,
  replayRequestShape,
  type SecretRotation,
  secretRotationShape,
} from '../routes/endpoint-shapes.ts';
import { creditNotePreviewShape, problemShape } from './document-shapes.ts';

/** What the bodies and answers of the API are, by the name that they have in its OpenAPI document. */
interface Components {
  readonly OneOffInvoiceInput: OneOffInvoiceInput;
  readonly DraftUpdate: DraftUpdate;
  readonly OpenInput: OpenInput;
  readonly FinalizeInput: FinalizeInput;
  readonly VoidInput: VoidInput;
  readonly PaymentInput: PaymentInput;
  readonly ReversalInput: ReversalInput;
  readonly CreditNoteInput: CreditNoteInput;
  readonly EndpointCreation: EndpointCreation;
  readonly EndpointUpdate: EndpointUpdate;
  readonly SecretRotation: SecretRotation;
  readonly ReplayRequest: ReplayRequest;
  readonly Invoice: Invoice;
  readonly InvoiceEvent: InvoiceEvent;
  readonly CreditNote: CreditNote;
  readonly CreditNotePreview: CreditNotePreview;
  readonly Endpoint: EndpointView;
  readonly NewEndpoint: NewEndpoint;
  readonly DeadLetter: DeadLetter;
  readonly Replayed: Replayed;
  readonly Customer: Customer;
  readonly AddOn: AddOn;
  readonly Tax: Tax;
  readonly BillingEntity: BillingEntity;
  readonly Problem: Problem;
}

/** A name of a schema. */
export type ComponentName = keyof Components;

/** What a schema describes. */
export type Described<N extends ComponentName> = Components[N];

/** The shapes of the API: its requests, its answers and its OpenAPI document all follow them. */
export const components: { readonly [N in ComponentName]: Shape<Components[N]> } = {
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
  ReplayRequest: replayRequestShape,
  Invoice: invoiceSchema,
  InvoiceEvent: invoiceEventSchema,
  CreditNote: creditNoteSchema,
  CreditNotePreview: creditNotePreviewShape,
  Endpoint: endpointShape,
  NewEndpoint: newEndpointShape,
  DeadLetter: deadLetterShape,
  Replayed: replayedShape,
  Customer: customerSchema,
  AddOn: addOnSchema,
  Tax: taxSchema,
  BillingEntity: billingEntitySchema,
  Problem: problemShape,
};
