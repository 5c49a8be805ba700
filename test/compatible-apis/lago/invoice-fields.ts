import { expect } from 'vitest';

type Kind = (value: unknown) => boolean;

const text: Kind = (value) => typeof value === 'string';
const cents: Kind = Number.isSafeInteger as Kind;
const number: Kind = (value) => typeof value === 'number';
const flag: Kind = (value) => typeof value === 'boolean';
const nothing: Kind = (value) => value === null;
const list: Kind = Array.isArray;
const object: Kind = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const day: Kind = (value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value));
const instant: Kind = (value) =>
  text(value) && !Number.isNaN(Date.parse(value as string)) && String(value).includes('T');
const uuid: Kind = (value) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value));
/** A decimal as text, with a digit behind the point. */
const decimal: Kind = (value) => text(value) && /^-?\d+\.\d+$/.test(value as string);
const orNull =
  (kind: Kind): Kind =>
  (value) =>
    value === null || kind(value);
const oneOf =
  (...words: readonly unknown[]): Kind =>
  (value) =>
    words.includes(value);

type Fields = { readonly [field: string]: Kind };

const paymentStatus = oneOf('pending', 'succeeded', 'failed');

/** An invoice, field by field, as Lago's API describes it. */
const INVOICE: Fields = {
  lago_id: uuid,
  billing_entity_code: text,
  sequential_id: orNull(cents),
  number: text,
  purchase_order_number: orNull(text),
  issuing_date: orNull(day),
  payment_due_date: orNull(day),
  net_payment_term: orNull(cents),
  invoice_type: oneOf('one_off'),
  status: oneOf('draft', 'finalized', 'voided', 'failed', 'pending'),
  payment_status: paymentStatus,
  payment_dispute_lost_at: orNull(instant),
  payment_overdue: flag,
  currency: (value) => /^[A-Z]{3}$/.test(String(value)),
  fees_amount_cents: cents,
  taxes_amount_cents: cents,
  progressive_billing_credit_amount_cents: cents,
  coupons_amount_cents: cents,
  credit_notes_amount_cents: cents,
  sub_total_excluding_taxes_amount_cents: cents,
  sub_total_including_taxes_amount_cents: cents,
  total_amount_cents: cents,
  total_due_amount_cents: cents,
  total_paid_amount_cents: cents,
  total_offsetted_credit_note_amount_cents: cents,
  prepaid_credit_amount_cents: cents,
  prepaid_granted_credit_amount_cents: orNull(cents),
  prepaid_purchased_credit_amount_cents: orNull(cents),
  file_url: orNull(text),
  xml_url: orNull(text),
  web_url: orNull(text),
  version_number: oneOf(4),
  self_billed: flag,
  created_at: instant,
  updated_at: instant,
  voided_at: orNull(instant),
  customer: object,
  metadata: list,
  applied_taxes: list,
  applied_invoice_custom_sections: list,
};

/** What only a single invoice tells. */
const SINGLE: Fields = {
  fees: list,
  credits: list,
  error_details: list,
  subscriptions: list,
  billing_periods: list,
};

const CUSTOMER: Fields = {
  lago_id: uuid,
  sequential_id: cents,
  slug: text,
  external_id: text,
  billing_entity_code: text,
  name: text,
  currency: orNull(text),
  country: orNull(text),
  applicable_timezone: text,
  billing_configuration: object,
  metadata: list,
  created_at: instant,
  updated_at: instant,
};

const METADATA: Fields = { lago_id: uuid, key: text, value: text, created_at: instant };

const APPLIED_TAX: Fields = {
  lago_id: uuid,
  lago_invoice_id: uuid,
  lago_tax_id: orNull(uuid),
  tax_name: text,
  tax_code: text,
  tax_rate: number,
  tax_description: orNull(text),
  amount_cents: cents,
  amount_currency: text,
  fees_amount_cents: cents,
  created_at: instant,
};

const FEE: Fields = {
  lago_id: uuid,
  lago_invoice_id: uuid,
  lago_charge_id: nothing,
  lago_subscription_id: nothing,
  lago_customer_id: nothing,
  item: object,
  pay_in_advance: oneOf(false),
  invoiceable: oneOf(true),
  amount_cents: cents,
  amount_currency: text,
  taxes_amount_cents: cents,
  taxes_rate: number,
  total_amount_cents: cents,
  total_amount_currency: text,
  units: decimal,
  precise_amount: decimal,
  precise_total_amount: decimal,
  taxes_precise_amount: decimal,
  precise_unit_amount: decimal,
  precise_coupons_amount_cents: decimal,
  sub_total_excluding_taxes_precise_amount_cents: decimal,
  sub_total_excluding_taxes_amount_cents: cents,
  description: orNull(text),
  from_date: orNull(instant),
  to_date: orNull(instant),
  events_count: orNull(cents),
  payment_status: paymentStatus,
  created_at: instant,
  succeeded_at: orNull(instant),
  failed_at: orNull(instant),
  refunded_at: orNull(instant),
  amount_details: object,
  total_aggregated_units: decimal,
};

const ITEM: Fields = {
  type: oneOf('add_on'),
  code: text,
  name: text,
  description: orNull(text),
  invoice_display_name: text,
  filters: orNull(object),
  filter_invoice_display_name: orNull(text),
  lago_item_id: uuid,
  item_type: oneOf('AddOn'),
  grouped_by: object,
};

/** Every field of an invoice and of all that is in it is there and has the type that Lago's API gives it. */
export function expectEveryField(invoice: object): void {
  expectListedFields(invoice);
  expectFields(invoice, SINGLE, '');
  for (const fee of (invoice as Parts).fees) {
    expectFields(fee, FEE, 'fee ');
    expectFields(fee.item, ITEM, 'fee.item ');
    expect(fee).not.toHaveProperty('applied_taxes');
  }
}

/** The same for an invoice in a list, which has no fees. */
export function expectListedFields(invoice: object): void {
  const { customer, applied_taxes, metadata } = invoice as Parts;
  expectFields(invoice, INVOICE, '');
  expectFields(customer, CUSTOMER, 'customer ');
  for (const tax of applied_taxes) expectFields(tax, APPLIED_TAX, 'applied tax ');
  for (const entry of metadata) expectFields(entry, METADATA, 'metadata ');
}

interface Parts {
  readonly customer: object;
  readonly applied_taxes: readonly object[];
  readonly metadata: readonly object[];
  readonly fees: readonly { readonly item: object }[];
}

function expectFields(value: object, fields: Fields, what: string): void {
  const wrong = Object.entries(fields).flatMap(([field, kind]) => {
    const found = (value as Record<string, unknown>)[field];
    return kind(found) ? [] : [`${what}${field}: ${JSON.stringify(found)}`];
  });
  expect(wrong).toEqual([]);
}
