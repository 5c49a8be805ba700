import { addDays } from '../../calendar/day-arithmetic.ts';
import { type IsoDate, isoDateLeaf } from '../../calendar/iso-date.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import { creditNoteLeaf, requireDocument } from '../../invoice/documents/require-document.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { addAmounts, isZero } from '../../money/amounts.ts';
import { list } from '../../validation/combine.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { documentOptionsShape, requireDocumentOptions } from '../check-options.ts';
import type { DocumentOptions } from '../options.ts';
import type { SheetContext } from '../sheet/context.ts';
import { fact } from '../sheet/facts-of.ts';
import { fill } from '../sheet/fill.ts';
import type { Sheet, SheetTotal } from '../sheet/sheet.ts';
import { makeSheet } from '../sheet/sheet-of.ts';
import type { SheetRow, SheetTable } from '../sheet/sheet-table.ts';
import { openAmount } from './open-amount.ts';

/** How a statement of account is printed. */
export interface AccountOptions extends Omit<DocumentOptions, 'invoice' | 'show' | 'mentions'> {
  /** The last day that it covers, ISO date. */
  readonly asOf: IsoDate;
  /** The credit notes of the invoices, for a day in the past; without them what is credited counts from the first day. */
  readonly creditNotes?: readonly CreditNote[];
}

const { invoice: _, show: __, mentions: ___, ...fields } = documentOptionsShape.fields;
/** The shape of {@link AccountOptions}. */
export const accountOptionsShape: ObjectShape<AccountOptions> = /* @__PURE__ */ object<AccountOptions>({
  ...fields,
  asOf: isoDateLeaf,
  creditNotes: optional(list(creditNoteLeaf)),
});

/** An invoice of which something is open. */
interface OpenItem {
  readonly invoice: Invoice;
  readonly open: string;
  readonly isOverdue: boolean;
}

/**
 * What one customer owes one billing entity at the end of a day: its open invoices, oldest first, by currency.
 *
 * Drafts, voided invoices and those issued later are left out.
 *
 * @param invoices - of one customer and one billing entity; those that are settled may be among them
 * @throws {ValidationError} `field.required` without invoices, `document.parties_differ`, and the faults of
 * {@link sheetOf}
 */
export function accountSheetOf(invoices: readonly Invoice[], options: AccountOptions): Sheet {
  requireDocumentOptions(options, 'accountSheetOf', accountOptionsShape);
  if (!Array.isArray(invoices)) throw noList(invoices);
  for (const [index, invoice] of invoices.entries()) requireDocument(invoice, 'an invoice', `/invoices/${index}`);
  const latest = requireOneAccount(invoices);
  const { asOf, creditNotes, ...shown } = options;
  const { sheet, context } = makeSheet(latest, { ...shown, mentions: 'none' });
  const { labels, formats, statement } = context;
  const items = openItems(invoices, options, statement.beyond.timeZone);
  return {
    ...sheet,
    kind: 'account',
    title: labels.accountStatement,
    number: null,
    issueDate: asOf,
    stamp: null,
    facts: [...fact('asOf', labels.date, formats.date(asOf)), ...sheet.facts.filter(({ key }) => key === 'buyerVatId')],
    parties: [],
    introduction: [items.length === 0 ? labels.nothingOpen : fill(labels.asOf, { date: formats.date(asOf) })],
    table: tableOf(items, context),
    totals: totalRowsOf(items, context),
    payment: null,
    notes: (options.notes ?? []).map((text) => ({ key: 'note', text })),
    pages: { ...sheet.pages, running: [labels.accountStatement, sheet.pages.running[1]] },
    warnings: [],
  };
}

function noList(invoices: unknown): ValidationError {
  return new ValidationError([
    fault('field.type', '/invoices', `${show(invoices)} is not a list of invoices; pass an array`),
  ]);
}

/** The invoice whose parties are shown: the one issued last. */
function requireOneAccount(invoices: readonly Invoice[]): Invoice {
  const [first, ...others] = [...invoices].sort((a, b) => ((a.issueDate ?? '') < (b.issueDate ?? '') ? 1 : -1));
  if (first === undefined)
    throw new ValidationError([
      fault('field.required', '/invoices', 'no invoice was passed; pass those of one customer, settled ones too'),
    ]);
  const other = others.find(
    ({ customer, billingEntity }) => customer.id !== first.customer.id || billingEntity.id !== first.billingEntity.id,
  );
  if (other !== undefined)
    throw new ValidationError([
      fault(
        'document.parties_differ',
        '/invoices',
        `invoice ${show(other.number ?? other.id)} is not between ${show(first.billingEntity.id)} and ${show(first.customer.id)}; pass the invoices of one customer and one billing entity`,
      ),
    ]);
  return first;
}

function openItems(
  invoices: readonly Invoice[],
  { asOf, creditNotes }: AccountOptions,
  timeZone: string,
): readonly OpenItem[] {
  return invoices
    .filter(({ status, issueDate }) => status === 'finalized' && issueDate !== null && issueDate <= asOf)
    .map((invoice) => ({
      invoice,
      open: openAmount(invoice, asOf, timeZone, creditNotes),
      isOverdue: invoice.dueDate !== null && invoice.dueDate < asOf,
    }))
    .filter(({ open }) => !isZero(open))
    .sort((a, b) => compareTexts(orderOf(a.invoice), orderOf(b.invoice)));
}

function orderOf({ currency, issueDate, number }: Invoice): string {
  return `${currency} ${issueDate} ${number}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function tableOf(items: readonly OpenItem[], { labels, formats }: SheetContext): SheetTable {
  const rows: SheetRow[] = [];
  const isMixed = new Set(items.map(({ invoice }) => invoice.currency)).size > 1;
  let currency: string | undefined;
  for (const { invoice, open, isOverdue } of items) {
    if (isMixed && invoice.currency !== currency) rows.push({ type: 'heading', text: invoice.currency });
    currency = invoice.currency;
    const due = invoice.dueDate === null ? '' : formats.date(invoice.dueDate);
    const since = isOverdue && invoice.dueDate !== null ? formats.date(addDays(invoice.dueDate, 1)) : '';
    const cell = (text: string, raw?: string) => ({ text, small: [], ...(raw === undefined ? {} : { raw }) });
    rows.push({
      type: 'line',
      cells: [
        cell(invoice.issueDate === null ? '' : formats.date(invoice.issueDate)),
        { text: invoice.number ?? '', small: isOverdue ? [fill(labels.overdueSince, { date: since })] : [] },
        cell(due),
        cell(formats.money(invoice.amountPayable, invoice.currency), invoice.amountPayable),
        cell(formats.money(open, invoice.currency), open),
      ],
      running: null,
    });
  }
  return {
    caption: labels.openItems,
    columns: [
      { key: 'date', label: labels.date, align: 'start', width: 15 },
      { key: 'item', label: labels.invoiceNumber, align: 'start', width: 0 },
      { key: 'dueDate', label: labels.dueDate, align: 'start', width: 15 },
      { key: 'payable', label: labels.amount, align: 'end', width: 19 },
      { key: 'amount', label: labels.openAmount, align: 'end', width: 19 },
    ],
    rows,
    carry: null,
  };
}

function totalRowsOf(items: readonly OpenItem[], { labels, formats }: SheetContext): readonly SheetTotal[] {
  const currencies = [...new Set(items.map(({ invoice }) => invoice.currency))];
  return currencies.flatMap((currency) => {
    const open = items.filter(({ invoice }) => invoice.currency === currency);
    const overdue = open.filter(({ isOverdue }) => isOverdue);
    const row = (key: string, label: string, of: readonly OpenItem[], weight: SheetTotal['weight']): SheetTotal[] => {
      if (of.length === 0) return [];
      const raw = of.map((one) => one.open).reduce(addAmounts);
      return [{ key, label, raw, value: formats.money(raw, currency), weight }];
    };
    return [
      ...row('open', labels.totalOpen, open, currencies.length > 1 ? 'strong' : 'total'),
      ...row('overdue', labels.totalOverdue, overdue, 'plain'),
    ];
  });
}
