import { dayIn } from '../../calendar/time-zone.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { requireDocument } from '../../invoice/documents/require-document.ts';
import type { Invoice, Payment } from '../../invoice/invoice.ts';
import { addAmounts } from '../../money/amounts.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { documentOptionsShape, requireDocumentOptions } from '../check-options.ts';
import type { Labels } from '../labels/labels.ts';
import type { DocumentOptions } from '../options.ts';
import type { SheetContext } from '../sheet/context.ts';
import { fact } from '../sheet/facts-of.ts';
import { fill } from '../sheet/fill.ts';
import type { Sheet, SheetTotal } from '../sheet/sheet.ts';
import { makeSheet } from '../sheet/sheet-of.ts';
import type { SheetRow, SheetTable } from '../sheet/sheet-table.ts';

/** How a receipt is printed. */
export interface ReceiptOptions extends Omit<DocumentOptions, 'invoice' | 'show' | 'mentions'> {
  /** The one payment that it is for; default all. */
  readonly paymentId?: string;
}

const { invoice: _, show: __, mentions: ___, ...fields } = documentOptionsShape.fields;
/** The shape of {@link ReceiptOptions}. */
export const receiptOptionsShape: ObjectShape<ReceiptOptions> = /* @__PURE__ */ object<ReceiptOptions>({
  ...fields,
  paymentId: optional(text()),
});

/**
 * A receipt for what was paid on an invoice: each payment, refund and reversal, and what is left.
 *
 * @throws {ValidationError} `document.nothing_paid`, and the faults of {@link sheetOf}
 */
export function receiptSheetOf(invoice: Invoice, options: ReceiptOptions = {}): Sheet {
  requireDocumentOptions(options, 'receiptSheetOf', receiptOptionsShape);
  requireDocument(invoice, 'an invoice');
  const { paymentId, ...shown } = options;
  const payments = invoice.payments.filter(({ id }) => paymentId === undefined || id === paymentId);
  if (payments.length === 0) throw nothingPaid(invoice, paymentId);
  const { sheet, context } = makeSheet(invoice, { ...shown, show: 'settlement', mentions: 'none' });
  const { labels, formats } = context;
  const title = [labels.receipt, invoice.number].filter(Boolean).join(' ');
  return {
    ...sheet,
    kind: 'receipt',
    title,
    stamp: null,
    facts: [
      ...sheet.facts.filter(({ key }) => key === 'number' || key === 'issueDate' || key === 'buyerVatId'),
      ...fact('total', labels.payable, formats.money(invoice.amountPayable, invoice.currency)),
    ],
    parties: [],
    introduction: [],
    table: tableOf(payments, context),
    totals: totalRowsOf(payments, invoice, context),
    payment: null,
    notes: (options.notes ?? []).map((one) => ({ key: 'note', text: one })),
    pages: { ...sheet.pages, running: [title, sheet.pages.running[1]] },
    warnings: [],
  };
}

/** What these payments sum up to, and what is left of the invoice. */
function totalRowsOf(
  payments: readonly Payment[],
  { amountDue, currency }: Invoice,
  { labels, formats }: SheetContext,
): readonly SheetTotal[] {
  const paid = payments.map(signedAmount).reduce(addAmounts);
  return [
    { key: 'due', label: labels.due, raw: amountDue, value: formats.amount(amountDue), weight: 'plain' },
    { key: 'paid', label: labels.paid, raw: paid, value: formats.money(paid, currency), weight: 'total' },
  ];
}

/** A refund and a reversal take away. */
function signedAmount({ kind, amount }: Payment): string {
  return kind === 'payment' ? amount : `-${amount}`;
}

const KINDS: { readonly [kind in Payment['kind']]: keyof Labels } = {
  payment: 'paymentReceived',
  refund: 'refundMade',
  reversal: 'paymentReversed',
};

function tableOf(payments: readonly Payment[], { statement, labels, formats }: SheetContext): SheetTable {
  const row = (payment: Payment): SheetRow => {
    const { kind, receivedAt, method, reference } = payment;
    const signed = signedAmount(payment);
    const texts = [formats.date(dayIn(statement.beyond.timeZone, receivedAt)), labels[KINDS[kind]], method, reference];
    const cells = texts.map((one) => ({ text: one ?? '', small: [] }));
    return {
      type: 'line',
      cells: [...cells, { text: formats.amount(signed), small: [], raw: signed }],
      running: null,
    };
  };
  return {
    caption: labels.payments,
    columns: [
      { key: 'date', label: labels.date, align: 'start', width: 16 },
      { key: 'item', label: labels.payments, align: 'start', width: 0 },
      { key: 'method', label: labels.method, align: 'start', width: 20 },
      { key: 'reference', label: labels.reference, align: 'start', width: 22 },
      { key: 'amount', label: fill(labels.amountIn, { currency: statement.currency }), align: 'end', width: 17 },
    ],
    rows: payments.map(row),
    carry: null,
  };
}

function nothingPaid({ number, id }: Invoice, paymentId: string | undefined): ValidationError {
  const name = show(number ?? id);
  return new ValidationError([
    paymentId === undefined
      ? fault('document.nothing_paid', '/payments', `invoice ${name} has no payment yet; record one first`)
      : fault(
          'document.nothing_paid',
          '/paymentId',
          `invoice ${name} has no payment ${show(paymentId)}; pass the id of one of its payments, or none for all`,
        ),
  ]);
}
