import type { DraftInvoice, ExchangeRate, Invoice, InvoiceContent } from '../invoice/invoice.ts';
import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { type DraftUpdate, detailFields, type ExchangeRateInput, type InvoiceDetails } from './input.ts';

/** The members of an invoice that the caller says, beside lines, parties and currency. */
export type StoredDetails = Pick<
  InvoiceContent,
  | 'documentType'
  | 'pricesIncludeTax'
  | 'paymentTerm'
  | 'finalizeAt'
  | 'supplyDate'
  | 'taxPointDate'
  | 'deliverTo'
  | 'servicePeriod'
  | 'exchangeRate'
  | 'purchaseOrderNumber'
  | 'buyerReference'
  | 'contractReference'
  | 'precedingInvoices'
  | 'paymentMeans'
  | 'memo'
  | 'metadata'
  | 'customFields'
> &
  Pick<DraftInvoice, 'issueDate' | 'dueDate'>;

/** What an unsaid detail is; those not named here are `null`. */
const DEFAULTS: Partial<StoredDetails> = {
  documentType: 'invoice',
  pricesIncludeTax: false,
  precedingInvoices: [],
  metadata: {},
  customFields: {},
};

const KEYS = Object.keys(detailFields).filter((key) => key !== 'expectedTotal') as (keyof StoredDetails)[];

/** The details of a new invoice: what the input says, else the defaults. Nothing of the input is shared. */
export function detailsOf(input: InvoiceDetails): StoredDetails {
  return mergeDetails(undefined, input);
}

/** The details of an invoice after an edit: what the edit names replaces, `null` goes back to the default. */
export function mergeDetails(before: StoredDetails | undefined, update: InvoiceDetails | DraftUpdate): StoredDetails {
  const merged = KEYS.map((key) => {
    const said = update[key] === undefined ? before?.[key] : update[key];
    const value = said ?? DEFAULTS[key] ?? null;
    return [key, key === 'exchangeRate' && said ? readRate(said as ExchangeRateInput) : copy(value)];
  });
  return Object.fromEntries(merged) as StoredDetails;
}

/** The details that an invoice holds. */
export function detailsIn(invoice: Invoice): StoredDetails {
  return Object.fromEntries(KEYS.map((key) => [key, invoice[key]])) as unknown as StoredDetails;
}

/** The day whose taxes apply: tax point, else supply, else issue date. */
export function taxDateOf(
  details: Pick<StoredDetails, 'taxPointDate' | 'supplyDate' | 'issueDate'>,
  today: string,
): string {
  return details.taxPointDate ?? details.supplyDate ?? details.issueDate ?? today;
}

function readRate({ rate, date, source }: ExchangeRateInput): ExchangeRate {
  return { rate: formatDecimal(readDecimal(rate) as Decimal), date, source };
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
