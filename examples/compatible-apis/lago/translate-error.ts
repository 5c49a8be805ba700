import {
  ConflictError,
  type Fault,
  type FaultCode,
  IdempotencyConflictError,
  InvoiceStateError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';
import { invalid, LagoError, notAllowed, notFound } from './errors.ts';

/** Errors that Lago answers with 404, in its order. */
const MISSING: readonly (readonly [FaultCode, string])[] = [
  ['customer.not_found', 'customer'],
  ['billing_entity.not_found', 'billing_entity'],
  ['billing_entity.required', 'billing_entity'],
  ['lines.required', 'fees'],
  ['add_on.not_found', 'add_on'],
  ['tax.not_found', 'tax'],
  ['line.not_found', 'fee'],
];

/** Lago's names of our fields. */
const FIELDS: { readonly [segment: string]: string } = {
  addOn: 'add_on_code',
  amount: 'amount_cents',
  customerId: 'external_customer_id',
  id: 'external_id',
  line1: 'address_line1',
  line2: 'address_line2',
  lines: 'fees',
  locale: 'document_locale',
  paymentTerm: 'net_payment_term',
  period: 'boundaries',
  postalCode: 'zipcode',
  prices: 'amount_cents',
  purchaseOrderNumber: 'purchase_order_number',
  quantity: 'units',
  reasonText: 'description',
  receivedAt: 'paid_at',
  region: 'state',
  registrationId: 'legal_number',
  taxCodes: 'tax_codes',
  taxIds: 'tax_identification_number',
  tradingName: 'name',
  unitPrice: 'unit_amount_cents',
};

/** Our objects that are a single field in Lago. */
const NESTED = ['period', 'paymentTerm', 'prices', 'registrationId', 'taxIds'];

/** Faults with a field and a code of their own in Lago. */
const OWN: { readonly [code in FaultCode]?: readonly [field: string, code: string] } = {
  'add_on.price_missing': ['unit_amount_cents', 'value_is_mandatory'],
  'credit_note.exceeds_invoice': ['amount_cents', 'higher_than_remaining_fee_amount'],
  'credit_note.nothing_left': ['base', 'higher_than_remaining_invoice_amount'],
  'currency.customer_mismatch': ['currency', 'currencies_does_not_match'],
  'idempotency.key_invalid': ['idempotency_key', 'value_is_invalid'],
  'master.exists': ['code', 'value_already_exist'],
  'payment.exceeds_due': ['amount_cents', 'value_is_out_of_range'],
  'period.incomplete': ['boundaries', 'values_are_invalid'],
  'total.unexpected': ['base', 'does_not_match_item_amounts'],
};

/** An error of oneoff as Lago's error; anything else is a 500 without details. */
export function translateError(error: unknown): LagoError {
  if (error instanceof LagoError) return error;
  if (error instanceof ValidationError) return refusalOf(error.faults);
  if (error instanceof NotFoundError) return notFound(error.code.split('.')[0] as string);
  if (error instanceof InvoiceStateError) return notAllowed('invalid_status');
  if (error instanceof TaxUnavailableError) return invalid({ tax_error: ['tax_unavailable'] });
  if (error instanceof IdempotencyConflictError) return new LagoError(409, 'Conflict', 'idempotency_key_reused');
  if (error instanceof ConflictError) return new LagoError(409, 'Conflict', 'changed_meanwhile');
  if (error instanceof StoreError && error.retryable) return new LagoError(503, 'Service Unavailable');
  return new LagoError(500, 'Internal Server Error');
}

/** Lago checks for unknown objects first and reports only one; invalid fields it reports all together. */
function refusalOf(faults: readonly Fault[]): LagoError {
  const missing = MISSING.find(([code]) => faults.some((fault) => fault.code === code));
  if (missing) return notFound(missing[1]);
  const details: Record<string, string[]> = {};
  for (const fault of faults) {
    const [field, code] = OWN[fault.code] ?? [fieldOf(fault.path), codeOf(fault)];
    details[field] = [...new Set([...(details[field] ?? []), code])];
  }
  return invalid(details);
}

/** Lago reports a field without its line: the last segment of a path, or the field that a nested object came from. */
function fieldOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && !/^\d+$/.test(segment));
  const segment = segments.find((one) => NESTED.includes(one)) ?? segments.at(-1) ?? 'base';
  return FIELDS[segment] ?? segment;
}

function codeOf({ code, path }: Fault): string {
  if (fieldOf(path) === 'boundaries') return 'values_are_invalid';
  if (/\.required$|^text\.empty$/.test(code)) return 'value_is_mandatory';
  if (/\.too_(?:long|many)$|^metadata\.too_large$/.test(code)) return 'value_is_too_long';
  if (/out_of_range|too_large|negative|not_positive|not_allowed|unsafe/.test(code)) return 'value_is_out_of_range';
  return 'value_is_invalid';
}
