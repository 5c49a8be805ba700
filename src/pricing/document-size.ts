import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts';
import { documentBytesOf, type Policy } from '../policy/policy.ts';

/** Bytes of a stored line and of a line's tax that every one of them has: names of members, and punctuation. */
const LEAST_LINE = 250;
const LEAST_TAX = 40;
/** An accepted draft gets a number and dates, and its parties are read again. */
const ROOM_TO_ISSUE = 1.25;
/** Which part of `limits.documentBytes` an issued invoice may get in payments, refunds, reversals and write-offs. */
const PAYMENTS_PART = 0.25;

/** How many times `limits.documentBytes` the credit notes of one invoice may have together. */
const CREDIT_NOTES_TIMES = 4;

type SizedLine = Pick<InvoiceLine, 'addOn' | 'name' | 'description' | 'group'> & {
  readonly taxes: readonly { readonly code: string }[];
};

/**
 * The fault of lines that cannot fit into a document, counted without building it: 10,000 lines may share one long
 * description of an add-on, and stored they repeat it.
 *
 * @returns `document.too_large`, with the path of the lines
 */
export function checkLeastSize(lines: readonly SizedLine[], policy: Policy): Fault[] {
  let bytes = 0;
  for (const { addOn, name, description, group, taxes } of lines) {
    bytes += LEAST_LINE + name.length + (addOn?.length ?? 0) + (description?.length ?? 0) + (group?.length ?? 0);
    for (const { code } of taxes) bytes += LEAST_TAX + code.length;
  }
  const max = documentBytesOf(policy);
  return bytes > max ? [tooLarge(`the invoice would have at least ${bytes} bytes as JSON`, max)] : [];
}

/**
 * Refuse an invoice whose stored JSON is larger than the policy allows: readers, lists and webhooks carry it whole.
 *
 * @throws {ValidationError} `document.too_large`
 */
export function requireDocumentSize(invoice: Invoice, policy: Policy, step: 'draft' | 'issue' = 'draft'): void {
  const max = documentBytesOf(policy) * (step === 'draft' ? 1 : ROOM_TO_ISSUE);
  if (mostUnits(invoice) * MOST_BYTES_PER_UNIT <= max) return;
  const bytes = jsonBytes(invoice, max);
  if (bytes > max) throw new ValidationError([tooLarge(`the invoice would have ${bytes} bytes as JSON`, max)]);
}

/**
 * Refuse a payment or a write-off that an issued invoice has no room for.
 *
 * @param policy - left out: the default limits
 * @throws {ValidationError} `document.too_large`
 */
export function requirePaymentRoom(
  { payments, writeOffs }: Pick<Invoice, 'payments' | 'writeOffs'>,
  policy: Policy | undefined,
): void {
  const max = documentBytesOf(policy) * PAYMENTS_PART;
  const moved = [...payments, ...writeOffs];
  const bytes = jsonBytes(moved, max);
  if (bytes <= max) return;
  throw new ValidationError([
    fault(
      'document.too_large',
      '',
      `the ${moved.length} payments and write-offs of the invoice would have ${bytes} bytes as JSON, at most ${max} are allowed (a quarter of the policy's limits.documentBytes); record one payment for several`,
      { bytes, max },
    ),
  ]);
}

/**
 * Refuse a credit note that an invoice has no room for: every correction of the invoice reads all of them.
 *
 * @param notes - those that there are, and the new one
 * @throws {ValidationError} `document.too_large`
 */
export function requireCreditNoteRoom(notes: readonly CreditNote[], policy: Policy): void {
  const max = documentBytesOf(policy) * CREDIT_NOTES_TIMES;
  const bytes = notes.reduce((sum, note) => sum + jsonBytes(note, max), 0);
  if (bytes <= max) return;
  throw new ValidationError([
    fault(
      'document.too_large',
      '/lines',
      `the ${notes.length} credit notes of the invoice would have ${bytes} bytes as JSON, at most ${max} are allowed (four times the policy's limits.documentBytes); credit all that is left in one note`,
      { bytes, max },
    ),
  ]);
}

function tooLarge(what: string, max: number): Fault {
  return fault(
    'document.too_large',
    '/lines',
    `${what}, at most ${max} are allowed; split it, shorten names and descriptions, give attachments a url, or raise the policy's limits.documentBytes`,
    { max },
  );
}

/** A character is at most six units of JSON, as `\\u0000` is; every one of those is one byte. */
const MOST_BYTES_PER_UNIT = 6;

/** No fewer UTF-16 units than the texts, names and signs of a value: most documents are far from every limit. */
function mostUnits(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 24;
  let units = 3;
  if (Array.isArray(value)) for (let at = 0; at < value.length; at++) units += mostUnits(value[at]);
  else units += unitsOfMembers(value as { readonly [key: string]: unknown });
  return units;
}

/** A loop over objects alone is faster than one that meets lists as well. */
function unitsOfMembers(value: { readonly [key: string]: unknown }): number {
  let units = 0;
  for (const key in value) {
    const member = value[key];
    units += key.length + 4 + (typeof member === 'string' ? member.length + 3 : mostUnits(member));
  }
  return units;
}

/** The UTF-8 bytes of a value's JSON; where it cannot be too large, only at most as many. */
function jsonBytes(value: unknown, max: number): number {
  const text = JSON.stringify(value);
  // A UTF-16 unit takes at most three bytes, and one of ASCII takes one: few large documents have to be encoded.
  return text.length * 3 <= max || !/[^\0-\x7f]/.test(text) ? text.length : new TextEncoder().encode(text).length;
}
