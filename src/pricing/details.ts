import type { BillingEntity } from '../directory/billing-entity.ts';
import { type AttachmentInput, presentAttachment } from '../invoice/attachment.ts';
import type { DraftInvoice, ExchangeRate, Invoice, InvoiceContent } from '../invoice/invoice.ts';
import type { InvoiceDeposit } from '../invoice/payable.ts';
import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { frozenCopy, isSealed, seal } from '../validation/frozen.ts';
import type { DepositInput, DraftUpdate, ExchangeRateInput, InvoiceDetails } from './input.ts';

/** The members of an invoice that the caller gives, beside lines, parties and currency. */
export type StoredDetails = Pick<
  InvoiceContent,
  | 'documentType'
  | 'pricesIncludeTax'
  | 'paymentTerm'
  | 'finalizeAt'
  | 'supplyDate'
  | 'taxPointDate'
  | 'taxPointEvent'
  | 'operation'
  | 'deliverTo'
  | 'servicePeriod'
  | 'exchangeRate'
  | 'purchaseOrderNumber'
  | 'buyerReference'
  | 'contractReference'
  | 'references'
  | 'precedingInvoices'
  | 'deposits'
  | 'paymentMeans'
  | 'eInvoiceProfile'
  | 'memo'
  | 'notes'
  | 'attachments'
  | 'metadata'
  | 'customFields'
> &
  Pick<DraftInvoice, 'issueDate' | 'dueDate'>;

/** An exchange rate whose rate is parsed. */
export type ReadExchangeRate = Omit<ExchangeRate, 'rate'> & { readonly rate: Decimal };

/** The details of a plan: defaults filled, the exchange rate parsed; means of payment only where they are given. */
export type PlannedDetails = Omit<StoredDetails, 'exchangeRate' | 'paymentMeans' | 'deposits'> & {
  /** What they come to is read when the document is priced. */
  readonly deposits: readonly Pick<InvoiceDeposit, 'invoiceId' | 'name'>[];
  readonly exchangeRate: ReadExchangeRate | null;
  readonly paymentMeans: StoredDetails['paymentMeans'] | null;
};

const NONE: readonly never[] = seal([]);
const NO_MEMBERS: Readonly<Record<never, never>> = seal({});

/**
 * The details of a document: what the input or edit gives, else what the draft has, else the default; `null` goes back
 * to the default. Nothing of the input is shared.
 *
 * @param before - the draft that is edited, `undefined` for a new document
 */
export function mergeDetails(before: Invoice | undefined, given: InvoiceDetails | DraftUpdate): PlannedDetails {
  return planDetails((key) => (given[key] === undefined ? storedDetail(before, key) : given[key]), frozenCopy);
}

/** The details of a stored invoice that nobody edits. */
export function storedDetails(invoice: Invoice): PlannedDetails {
  // The parts of a sealed invoice are as frozen as it is.
  const keep = isSealed(invoice) ? <T>(part: T): T => part : frozenCopy;
  return planDetails((key) => storedDetail(invoice, key), keep);
}

/** A detail that was given for an invoice. Means of payment that come from the seller are read again. */
function storedDetail(invoice: Invoice | undefined, key: keyof StoredDetails): unknown {
  return key === 'paymentMeans' && invoice?.paymentMeansSource !== 'invoice' ? null : invoice?.[key];
}

/** The means of payment of a document, its own or its seller's, and whose they are. */
export function presentMeans(
  { paymentMeans: own }: PlannedDetails,
  { paymentMeans: defaults = NONE }: Pick<BillingEntity, 'paymentMeans'>,
): Pick<InvoiceContent, 'paymentMeans' | 'paymentMeansSource'> {
  if (own !== null) return { paymentMeans: own, paymentMeansSource: 'invoice' };
  return {
    paymentMeans: frozenCopy(defaults),
    paymentMeansSource: defaults.length > 0 ? 'billing_entity' : null,
  };
}

/** The exchange rate as an invoice stores it. */
export function presentRate(given: ReadExchangeRate | null): ExchangeRate | null {
  return given && { rate: formatDecimal(given.rate), date: given.date, source: given.source };
}

/**
 * @param given - a detail as it is given, absent or `null` where its default applies
 * @param keep - makes what is given the document's own
 */
function planDetails(given: (key: keyof StoredDetails) => unknown, keep: <T>(part: T) => T): PlannedDetails {
  const read = <K extends keyof StoredDetails, D extends StoredDetails[K] | null>(
    key: K,
    absent: D,
  ): StoredDetails[K] | D => keep((given(key) as StoredDetails[K] | null | undefined) ?? absent);
  return {
    documentType: read('documentType', 'invoice'),
    pricesIncludeTax: read('pricesIncludeTax', false),
    issueDate: read('issueDate', null),
    dueDate: read('dueDate', null),
    paymentTerm: read('paymentTerm', null),
    finalizeAt: read('finalizeAt', null),
    supplyDate: read('supplyDate', null),
    taxPointDate: read('taxPointDate', null),
    taxPointEvent: read('taxPointEvent', null),
    operation: read('operation', null),
    deliverTo: read('deliverTo', null),
    servicePeriod: read('servicePeriod', null),
    exchangeRate: readRate(given('exchangeRate') as ExchangeRateInput | null | undefined),
    purchaseOrderNumber: read('purchaseOrderNumber', null),
    buyerReference: read('buyerReference', null),
    contractReference: read('contractReference', null),
    references: read('references', NO_MEMBERS),
    deposits: ((given('deposits') ?? NONE) as readonly (DepositInput | InvoiceDeposit)[]).map(
      ({ invoiceId, name }) => ({
        invoiceId,
        name: name ?? null,
      }),
    ),
    precedingInvoices: read('precedingInvoices', NONE),
    paymentMeans: read('paymentMeans', null),
    memo: read('memo', null),
    notes: read('notes', NONE),
    attachments: ((given('attachments') ?? NONE) as readonly AttachmentInput[]).map(presentAttachment),
    metadata: read('metadata', NO_MEMBERS),
    customFields: read('customFields', NO_MEMBERS),
    eInvoiceProfile: read('eInvoiceProfile', null),
  };
}

function readRate(given: ExchangeRateInput | null | undefined): ReadExchangeRate | null {
  if (!given) return null;
  const { rate, date, source } = given;
  return { rate: readDecimal(rate) as Decimal, date, source };
}
