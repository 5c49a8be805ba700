import type { CreditNoteInput } from '../../decisions/credit-notes/credit-note-input.ts';
import type { FinalizeInput } from '../../decisions/finalize.ts';
import type { OpenInput } from '../../decisions/open.ts';
import type { PaymentInput } from '../../decisions/payments/payment.ts';
import type { ReversalInput } from '../../decisions/payments/reverse-payment.ts';
import type { ReissueInput } from '../../decisions/reissue-input.ts';
import type { MessageInput } from '../../decisions/sending/message-input.ts';
import type { VoidInput } from '../../decisions/void-invoice.ts';
import type { WriteOffReversalInput } from '../../decisions/write-offs/reverse-write-off.ts';
import type { WriteOffInput } from '../../decisions/write-offs/write-off.ts';
import type { AddOn } from '../../directory/add-on.ts';
import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { InvoiceSummary } from '../../invoice/summary.ts';
import type { DeadLetter } from '../../ports/delivery-store.ts';
import type { DraftUpdate, OneOffInvoiceInput } from '../../pricing/input.ts';
import type { InvoiceCounts } from '../../reporting/invoice-counts.ts';
import type { Issued } from '../../reporting/issued.ts';
import type { Receivables } from '../../reporting/receivables.ts';
import type { InvoicePreview } from '../../service/commands/preview.ts';
import type { PricingContextAnswer } from '../../service/commands/pricing-context.ts';
import type { CreditNotePreview } from '../../service/corrections/credit.ts';
import type { Tax } from '../../tax/tax.ts';
import type { RowOf } from '../../validation/row.ts';
import type { Problem } from '../answers/problem.ts';
import type {
  EndpointCreation,
  EndpointUpdate,
  EndpointView,
  NewEndpoint,
  ResendRequest,
  Resent,
  SecretRotation,
} from './endpoints/endpoint-shapes.ts';
import type { NumberSeriesCheck } from './number-series-check.ts';
import type { Session } from './session.ts';

/** What the bodies and answers of the API are, by the name that they have in its OpenAPI document. */
export interface Components {
  readonly OneOffInvoiceInput: OneOffInvoiceInput;
  readonly DraftUpdate: DraftUpdate;
  readonly OpenInput: OpenInput;
  readonly FinalizeInput: FinalizeInput;
  readonly ReissueInput: ReissueInput;
  readonly VoidInput: VoidInput;
  readonly PaymentInput: PaymentInput;
  readonly ReversalInput: ReversalInput;
  readonly WriteOffInput: WriteOffInput;
  readonly WriteOffReversalInput: WriteOffReversalInput;
  readonly CreditNoteInput: CreditNoteInput;
  readonly MessageInput: MessageInput;
  readonly EndpointCreation: EndpointCreation;
  readonly EndpointUpdate: EndpointUpdate;
  readonly SecretRotation: SecretRotation;
  readonly ResendRequest: ResendRequest;
  readonly Invoice: Invoice;
  readonly InvoiceEvent: InvoiceEvent;
  readonly CreditNote: CreditNote;
  readonly CreditNotePreview: CreditNotePreview;
  readonly Endpoint: EndpointView;
  readonly NewEndpoint: NewEndpoint;
  readonly DeadLetter: DeadLetter;
  readonly Resent: Resent;
  readonly Customer: Customer;
  readonly AddOn: AddOn;
  readonly Tax: Tax;
  readonly BillingEntity: BillingEntity;
  readonly CustomerInput: RowOf<Customer>;
  readonly AddOnInput: RowOf<AddOn>;
  readonly TaxInput: RowOf<Tax>;
  readonly BillingEntityInput: RowOf<BillingEntity>;
  readonly InvoicePreview: InvoicePreview;
  readonly InvoiceListItem: Invoice | InvoiceSummary;
  readonly NumberSeriesCheck: NumberSeriesCheck;
  readonly Session: Session;
  readonly PricingContext: PricingContextAnswer;
  readonly InvoiceCounts: InvoiceCounts;
  readonly Receivables: Receivables;
  readonly Issued: Issued;
  readonly Problem: Problem;
}

/** A name of a schema. */
export type ComponentName = keyof Components;

/** What a schema describes. */
export type Described<N extends ComponentName> = Components[N];
