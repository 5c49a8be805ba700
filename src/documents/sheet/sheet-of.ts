import { isCreditNote, statementOf } from '../../statement/statement-of.ts';
import { resolveBrand } from '../brand/resolve-brand.ts';
import { documentOptionsShape, requireDocumentOptions } from '../check-options.ts';
import { mentionsOf } from '../mentions/mentions-of.ts';
import type { DocumentOptions, Printable } from '../options.ts';
import type { Settlement, SheetContext } from './context.ts';
import { factsOf } from './facts-of.ts';
import { fill } from './fill.ts';
import { footerOf } from './footer-of.ts';
import { type Formats, formatsOf } from './formats.ts';
import { localeOf } from './locale-of.ts';
import { paperOf } from './paper-of.ts';
import { otherParties, partyBlockOf, recipientOf, returnAddress } from './parties-of.ts';
import { paymentBlockOf } from './payment-of.ts';
import { tableOf } from './rows-of.ts';
import type { Sheet } from './sheet.ts';
import { titleOf } from './title-of.ts';
import { totalRowsOf } from './totals-of.ts';

/**
 * Every text of an invoice or a credit note as it is printed, localized and in reading order.
 *
 * It is made from the stored document alone. A payment, a credit or a change of a record never changes it, unless
 * `show: 'settlement'` asks for what was paid and credited since.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.required`, `field.value`, `document.accent_invalid`,
 * `document.logo_invalid`, `document.language_missing`
 * @example
 * sheetOf(invoice, { locale: 'de' }).totals.at(-1)?.value // '15.253,36 €'
 */
export function sheetOf(document: Printable, options: DocumentOptions = {}): Sheet {
  requireDocumentOptions(options, 'sheetOf', documentOptionsShape);
  return makeSheet(document, options).sheet;
}

/** A sheet, and what it was made from; the options are checked already. */
export function makeSheet(
  document: Printable,
  options: DocumentOptions,
): { readonly sheet: Sheet; readonly context: SheetContext } {
  const statement = statementOf(document, options.invoice === undefined ? {} : { invoice: options.invoice });
  const { beyond, seller } = statement;
  const { locale, labels } = localeOf(options, [beyond.buyerLocale, beyond.sellerLocale]);
  const formats = formatsOf(locale);
  const home = seller.address?.country;
  const settlement = options.show === 'settlement' ? settlementOf(document) : undefined;
  const context: SheetContext = { statement, labels, formats, home, settlement };
  const brand = options.brand ?? {};
  const title = [titleOf(statement, labels), statement.number].filter(Boolean).join(' ');
  const recipient = recipientOf(context);
  const { notes, warnings } = mentionsOf(context, options);
  const sheet: Sheet = {
    kind: statement.kind,
    locale,
    direction: labels.direction,
    ...paperOf(home, options.paper),
    brand: resolveBrand(brand, seller),
    title,
    number: statement.number ?? null,
    issueDate: statement.issueDate ?? null,
    stamp: stampOf(context),
    returnAddress: returnAddress(context),
    seller: partyBlockOf(seller, context),
    recipient,
    facts: factsOf(context),
    parties: otherParties(context),
    introduction: introductionOf(context),
    table: tableOf(context),
    totals: totalRowsOf(context),
    payment: paymentBlockOf(context),
    notes,
    footer: footerOf(context, brand),
    pages: { template: labels.pageOf, digits: digitsOf(formats), running: [title, recipient.name] },
    warnings,
  };
  return { sheet, context };
}

function settlementOf(document: Printable): Settlement | undefined {
  if (isCreditNote(document)) return undefined;
  return {
    paid: document.amountPaid,
    credited: document.amountCredited,
    writtenOff: document.amountWrittenOff,
    refundable: document.amountRefundable,
    due: document.amountDue,
  };
}

function stampOf({ statement, labels }: SheetContext): Sheet['stamp'] {
  const { status } = statement.beyond;
  if (status === 'finalized') return null;
  return status === 'voided' ? { kind: 'voided', text: labels.voided } : { kind: 'draft', text: labels.draft };
}

function introductionOf({ statement, labels, formats }: SheetContext): readonly string[] {
  if (statement.kind === 'invoice') return [];
  return statement.precedingInvoices.map(({ number, issueDate = '' }) =>
    fill(labels.corrects, { number, date: issueDate && formats.date(issueDate) }),
  );
}

/** The digits 0 to 9 as the locale writes them. */
function digitsOf(formats: Formats): string {
  return [...'0123456789'].map((digit) => formats.number(digit)).join('');
}
