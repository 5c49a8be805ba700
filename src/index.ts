export { calculate } from './calculation/calculate.ts';
export type {
  CalculatedLine,
  Calculation,
  CalculationInput,
  CalculationLine,
  CalculationTax,
  LineTaxShare,
  Rounding,
  TaxRow,
} from './calculation/calculation.ts';
export { validateCalculation } from './calculation/validate-calculation.ts';
export type { EarlyPayment, EarlyPayments } from './calendar/early-payment.ts';
export type { IsoDate } from './calendar/iso-date.ts';
export type { PaymentTerm } from './calendar/payment-term.ts';
export type { Period } from './calendar/period.ts';
export type { CodeListCheck, CodeListContext } from './code-lists/code-leaf.ts';
export type {
  CustomProfile,
  EInvoiceChoice,
  EInvoiceProfile,
  EInvoiceProfileName,
} from './code-lists/e-invoice-profiles.ts';
export { createOneOffInvoice } from './decisions/create-one-off-invoice.ts';
export type { CreditNoteInput, CreditNoteLineInput } from './decisions/credit-notes/credit-note-input.ts';
export { deleteDraft } from './decisions/delete-draft.ts';
export type { EInvoiceContext } from './decisions/e-invoice.ts';
export { type FinalizeInput, finalize } from './decisions/finalize.ts';
export { hold, release } from './decisions/hold.ts';
export { markUncollectible } from './decisions/mark-uncollectible.ts';
export { type OpenInput, open } from './decisions/open.ts';
export type { PaymentInput } from './decisions/payments/payment.ts';
export { recordPayment } from './decisions/payments/record-payment.ts';
export type { ReversalInput } from './decisions/payments/reverse-payment.ts';
export type { ReissueInput } from './decisions/reissue-input.ts';
export { reopen } from './decisions/reopen.ts';
export type { MessageInput } from './decisions/sending/message-input.ts';
export { sendCreditNote } from './decisions/sending/send-credit-note.ts';
export { type SendingContext, sendInvoice } from './decisions/sending/send-invoice.ts';
export { updateDraft } from './decisions/update-draft.ts';
export { type VoidContext, type VoidInput, voidInvoice } from './decisions/void-invoice.ts';
export { reverseWriteOff, type WriteOffReversalInput } from './decisions/write-offs/reverse-write-off.ts';
export { type WriteOffInput, writeOff } from './decisions/write-offs/write-off.ts';
export { type AddOn, type PriceList, validateAddOn } from './directory/add-on.ts';
export type { Address } from './directory/address.ts';
export { type BillingEntity, validateBillingEntity } from './directory/billing-entity.ts';
export type { Buyer } from './directory/buyer.ts';
export { type Customer, validateCustomer } from './directory/customer.ts';
export type { DirectoryRecord, DirectoryRecords, RecordKeys, RecordKind } from './directory/directory-records.ts';
export type { Identifier } from './directory/identifier.ts';
export type { InvoiceRecords } from './directory/invoice-records.ts';
export type { Note } from './directory/note.ts';
export type { Party } from './directory/party.ts';
export type {
  CardPayment,
  CreditTransfer,
  DirectDebit,
  OtherPayment,
  PaymentMeans,
} from './directory/payment-means.ts';
export type { RecordRules } from './directory/record-rules.ts';
export type { Payee, Seller, TaxRepresentative } from './directory/seller.ts';
export type { TaxId, TaxIdVerification } from './directory/tax-id.ts';
export type { TaxIdType } from './directory/tax-id-type.ts';
export {
  AdapterError,
  ConflictError,
  IdempotencyConflictError,
  InvoiceStateError,
  InvoicingError,
  NotFoundError,
  StoreError,
  type StoreFailure,
  TaxUnavailableError,
  ValidationError,
} from './errors/errors.ts';
export type { Fault, Json } from './errors/fault.ts';
export type { FaultCode } from './errors/fault-codes.ts';
export type { Attachment, AttachmentInput } from './invoice/attachment.ts';
export type {
  ConvertedAmounts,
  ConvertedLine,
  CreditNote,
  CreditNoteLine,
  CreditNoteReason,
} from './invoice/credit-note.ts';
export type { DecisionContext } from './invoice/decide.ts';
export { displayNumber } from './invoice/display-number.ts';
export type { InvoiceReferences, LineReferences, ObjectReference } from './invoice/document-references.ts';
export type { EInvoiceCheck, EInvoiceFindings } from './invoice/e-invoice-check.ts';
export type {
  Decision,
  EventChanges,
  EventOf,
  EventType,
  InvoiceChange,
  InvoiceEvent,
  InvoiceMembers,
} from './invoice/events.ts';
export type {
  DeliverTo,
  DocumentType,
  DraftInvoice,
  ExchangeRate,
  FinalizedInvoice,
  Invoice,
  InvoiceContent,
  InvoiceLine,
  InvoiceStatus,
  InvoiceTax,
  OpenInvoice,
  Operation,
  Payment,
  PaymentStatus,
  PrecedingInvoice,
  ShortTexts,
  VoidedInvoice,
} from './invoice/invoice.ts';
export type {
  ItemAttribute,
  ItemClassification,
  ItemIds,
  LineItem,
  LineItemInput,
} from './invoice/line-item.ts';
export type { AttachmentName, Message } from './invoice/message.ts';
export type { InvoiceDeposit, LineWithholding, Withholding, WriteOff } from './invoice/payable.ts';
export type { InvoiceSummary, SummaryParty } from './invoice/summary.ts';
export type { DecimalInput } from './money/check-decimal.ts';
export type { Currency, CurrencySuccessor } from './money/currency.ts';
export { type BigintDinero, type BigintDineroOptions, fromDinero, toDinero } from './money/dinero.ts';
export { fromMinorUnits, toMinorUnits } from './money/minor-units.ts';
export type { DineroSource, PriceInput } from './money/price.ts';
export type { RoundingMode } from './money/rounding.ts';
export { type CurrencyOptions, validateCurrency } from './money/validate-currency.ts';
export type { SeriesState } from './numbering/next-in-series.ts';
export { type NumberSeries, validateNumberSeries } from './numbering/number-series.ts';
export type { Reset } from './numbering/reset.ts';
export type { SeriesScope } from './numbering/scope.ts';
export type { SeriesKey } from './numbering/series-key.ts';
export type { AmountsByCurrency } from './policy/amounts-by-currency.ts';
export { policies } from './policy/policies.ts';
export { type CurrencyDefault, type IssueMode, type Limits, type Policy, validatePolicy } from './policy/policy.ts';
export type { WriteOffLimit } from './policy/write-off-limit.ts';
export type { Clock } from './ports/clock.ts';
export type {
  Claim,
  ClaimedDelivery,
  ClaimRequest,
  DeadLetter,
  Delivery,
  DeliveryLag,
  DeliveryResult,
  DeliveryStore,
  Endpoint,
  EndpointKey,
  EndpointState,
  FinishedTry,
  Lanes,
  ResendChoice,
  WantedEvent,
} from './ports/delivery-store.ts';
export type { Directory } from './ports/directory.ts';
export type { DirectorySearch, SearchedKind, SearchQuery } from './ports/directory-search.ts';
export type { DirectoryStore, RecordQuery } from './ports/directory-store.ts';
export type { EmailAttachment, EmailMessage, EmailSink } from './ports/email-sink.ts';
export type { IdSource } from './ports/id-source.ts';
export type {
  Answer,
  Changes,
  CreditNoteQuery,
  Found,
  HistoryQuery,
  InvoiceQuery,
  InvoiceStore,
  KeyClaim,
  Page,
  Reads,
  StoredAnswer,
  TakenNumber,
  TakenNumbersQuery,
} from './ports/invoice-store.ts';
export type { CountsQuery, Reports } from './ports/reports.ts';
export type { TaxIdAnswer, TaxIdCheck } from './ports/tax-id-check.ts';
export type { TaxResolver } from './ports/tax-resolver.ts';
export type { WebhookSink } from './ports/webhook-sink.ts';
export type { PricingDecisionContext } from './pricing/context.ts';
export type {
  DepositInput,
  DraftUpdate,
  ExchangeRateInput,
  InvoiceDetails,
  LineInput,
  LineUpdate,
  OneOffInvoiceInput,
} from './pricing/input.ts';
export type {
  ResolvedAnswer,
  ResolvedLine,
  ResolvedTax,
  TaxAnswer,
  TaxRequest,
  TaxRequestLine,
} from './pricing/tax-request.ts';
export { validateDraftUpdate, validateOneOffInvoice } from './pricing/validate-input.ts';
export type { InvoiceCounts } from './reporting/invoice-counts.ts';
export type { Issued, IssuedMonth, IssuedQuery, IssuedSum } from './reporting/issued.ts';
export type { Receivables, ReceivablesBucket, ReceivablesQuery } from './reporting/receivables.ts';
export type { BatchResult } from './service/batches/batch-result.ts';
export type { BatchRun } from './service/batches/batch-run.ts';
export type { BatchOptions, Items } from './service/batches/chunks.ts';
export type { BatchItem } from './service/batches/create-many.ts';
export type { RunOptions } from './service/batches/run-options.ts';
export type { InvoicePreview } from './service/commands/preview.ts';
export type { PricingContextAnswer, PricingContextQuery } from './service/commands/pricing-context.ts';
export type { CreditNotePreview } from './service/corrections/credit.ts';
export { createInvoicing } from './service/create-invoicing.ts';
export { type CountryTaxTable, countryTaxes } from './service/host/country-taxes.ts';
export type { ChangeOptions, CreateOptions } from './service/input/command-options.ts';
export type { Invoicing } from './service/invoicing.ts';
export type { InvoicingOptions } from './service/options.ts';
export { reportsOver } from './service/reports-over.ts';
export type { SendingOptions } from './service/sending/sending-options.ts';
export type { TaxExemption } from './tax/exempt-tax.ts';
export type { Exemption, LineTaxSource, Tax, TaxLevel, TaxScheme, TaxSource, VatCategory } from './tax/tax.ts';
export { validateTax } from './tax/validate-tax.ts';
export { fromRow, type RowOf } from './validation/row.ts';
