import { readDecimal } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import type { DraftUpdate, ExchangeRateInput, InvoiceDetails } from './input.ts';
import type { DraftInvoice, ExchangeRate, InvoiceContent, Invoice } from './invoice.ts';

/** The members of an invoice that the caller says, beside lines, parties and currency. */
export type StoredDetails = Pick<
  InvoiceContent,
  | 'documentType' | 'pricesIncludeTax' | 'paymentTerm' | 'finalizeAt' | 'supplyDate' | 'taxPointDate' | 'deliverTo' | 'servicePeriod'
  | 'exchangeRate' | 'purchaseOrderNumber' | 'buyerReference' | 'contractReference' | 'precedingInvoices' | 'paymentMeans' | 'memo'
  | 'metadata' | 'customFields'
> &
  Pick<DraftInvoice, 'issueDate' | 'dueDate'>;

const DEFAULTS: StoredDetails = {
  documentType: 'invoice',
  pricesIncludeTax: false,
  issueDate: null,
  dueDate: null,
  paymentTerm: null,
  finalizeAt: null,
  supplyDate: null,
  taxPointDate: null,
  deliverTo: null,
  servicePeriod: null,
  exchangeRate: null,
  purchaseOrderNumber: null,
  buyerReference: null,
  contractReference: null,
  precedingInvoices: [],
  paymentMeans: null,
  memo: null,
  metadata: {},
  customFields: {},
};

const KEYS = Object.keys(DEFAULTS) as (keyof StoredDetails)[];

/** The details of a new invoice: what the input says, else the defaults. Nothing of the input is shared. */
export function detailsOf(input: InvoiceDetails): StoredDetails {
  return mergeDetails(DEFAULTS, input);
}

/** The details of an invoice after an edit: what the edit names replaces, `null` goes back to the default. */
export function mergeDetails(before: StoredDetails, update: InvoiceDetails | DraftUpdate): StoredDetails {
  const merged = KEYS.map((key) => {
    const said = update[key];
    if (said === undefined) return [key, copy(before[key])];
    if (said === null) return [key, copy(DEFAULTS[key])];
    return [key, key === 'exchangeRate' ? readRate(said as ExchangeRateInput) : copy(said)];
  });
  return Object.fromEntries(merged) as StoredDetails;
}

/** The details that an invoice holds. */
export function detailsIn(invoice: Invoice): StoredDetails {
  return Object.fromEntries(KEYS.map((key) => [key, invoice[key]])) as unknown as StoredDetails;
}

/** The day whose taxes apply: tax point, else supply, else issue date. */
export function taxDateOf(details: Pick<StoredDetails, 'taxPointDate' | 'supplyDate' | 'issueDate'>, today: string): string {
  return details.taxPointDate ?? details.supplyDate ?? details.issueDate ?? today;
}

function readRate({ rate, date, source }: ExchangeRateInput): ExchangeRate {
  return { rate: formatDecimal(readDecimal(rate) as Decimal), date, source };
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
