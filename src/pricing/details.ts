import type { BillingEntity } from '../directory/billing-entity.ts';
import { type AttachmentInput, presentAttachment } from '../invoice/attachment.ts';
import type { DraftInvoice, ExchangeRate, Invoice, InvoiceContent } from '../invoice/invoice.ts';
import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { frozenCopy } from '../validation/frozen.ts';
import {
  type DepositInput,
  type DraftUpdate,
  detailFields,
  type ExchangeRateInput,
  type InvoiceDetails,
} from './input.ts';

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
  readonly deposits: readonly DepositInput[];
  readonly exchangeRate: ReadExchangeRate | null;
  readonly paymentMeans: StoredDetails['paymentMeans'] | null;
};

/** What a detail is when it is not given; those not named here are `null`. */
const DEFAULTS: Partial<StoredDetails> = {
  documentType: 'invoice',
  pricesIncludeTax: false,
  references: {},
  precedingInvoices: [],
  notes: [],
  attachments: [],
  metadata: {},
  customFields: {},
};

const KEYS = Object.keys(detailFields).filter((key) => key !== 'expectedTotal') as (keyof StoredDetails)[];

/**
 * The details of a document: what the input or edit gives, else what the draft has, else the default; `null` goes back
 * to the default. Nothing of the input is shared.
 *
 * @param before - the draft that is edited, `undefined` for a new document
 */
export function mergeDetails(before: Invoice | undefined, given: InvoiceDetails | DraftUpdate): PlannedDetails {
  return planDetails((key) => (given[key] === undefined ? storedDetail(before, key) : given[key]));
}

/** The details of a stored invoice that nobody edits. */
export function storedDetails(invoice: Invoice): PlannedDetails {
  return planDetails((key) => storedDetail(invoice, key));
}

/** A detail that an invoice was given; means of payment that are its seller's are taken anew. */
function storedDetail(invoice: Invoice | undefined, key: keyof StoredDetails): unknown {
  return key === 'paymentMeans' && invoice?.paymentMeansSource !== 'invoice' ? null : invoice?.[key];
}

/** The details as an invoice stores them. */
export function presentDetails(
  details: PlannedDetails,
  { paymentMeans: defaults }: Pick<BillingEntity, 'paymentMeans'>,
): Omit<StoredDetails, 'deposits'> & Pick<InvoiceContent, 'paymentMeansSource'> {
  const { deposits: _, ...others } = details;
  const { exchangeRate, paymentMeans } = others;
  const means = paymentMeans ?? frozenCopy(defaults ?? []);
  return {
    ...others,
    paymentMeans: means,
    paymentMeansSource: paymentMeans !== null ? 'invoice' : means.length > 0 ? 'billing_entity' : null,
    exchangeRate: exchangeRate && { ...exchangeRate, rate: formatDecimal(exchangeRate.rate) },
  };
}

function planDetails(given: (key: keyof StoredDetails) => unknown): PlannedDetails {
  const planned = KEYS.map((key) => {
    const value = given(key);
    if (key === 'exchangeRate') return [key, readRate(value as ExchangeRateInput | null)];
    if (key === 'deposits')
      return [key, ((value ?? []) as readonly DepositInput[]).map(({ invoiceId }) => ({ invoiceId }))];
    if (key === 'attachments') return [key, ((value ?? []) as readonly AttachmentInput[]).map(presentAttachment)];
    return [key, frozenCopy(value ?? DEFAULTS[key] ?? null)];
  });
  return Object.fromEntries(planned) as PlannedDetails;
}

function readRate(given: ExchangeRateInput | null | undefined): ReadExchangeRate | null {
  if (!given) return null;
  const { rate, date, source } = given;
  return { rate: readDecimal(rate) as Decimal, date, source };
}
