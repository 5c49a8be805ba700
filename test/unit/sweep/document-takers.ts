import type { CreditNote } from 'oneoff';
import {
  createCreditNote,
  type DecisionContext,
  deleteDraft,
  displayNumber,
  finalize,
  hold,
  type Invoice,
  markOverdue,
  markUncollectible,
  open,
  rebuildInvoice,
  recordPayment,
  recordRefund,
  reissue,
  release,
  reopen,
  reversePayment,
  reverseWriteOff,
  sendCreditNote,
  sendInvoice,
  updateDraft,
  voidInvoice,
  writeOff,
} from 'oneoff/core';
import {
  accountSheetOf,
  receiptSheetOf,
  renderAccountHtml,
  renderInvoiceEmail,
  renderInvoiceHtml,
  renderReceiptHtml,
  sheetOf,
} from 'oneoff/documents';
import {
  checkEInvoice,
  renderEInvoice,
  statementOf,
  toCii,
  toEInvoiceFile,
  toUbl,
  validateEInvoice,
  validateStatement,
  warnEInvoice,
} from 'oneoff/einvoice';
import { lagoCustomer, lagoFee, lagoInvoice, lagoPaymentStatus, lagoStatus } from 'oneoff/lago';
import { renderAccountPdf, renderInvoicePdf, renderReceiptPdf } from 'oneoff/pdf';
import { payloadOf } from 'oneoff/webhooks';
import { aDraft, aFinalizedInvoice, anOpenInvoice, decisionContext, first } from '../acme.ts';
import { credit } from '../einvoice/documents.ts';
import { fullStatement } from '../einvoice/full-statement.ts';
import { eventOfType } from '../webhooks/samples.ts';

/** A function that takes a document, called with it and with what else it needs. */
type Call = (document: never) => unknown;

const profile = { profile: 'en16931' } as const;
const asOf = { asOf: '2026-03-31' } as const;
const request = new Request('https://billing.example/invoices/1');
const context = decisionContext() as DecisionContext & ReturnType<typeof decisionContext>;

/** An invoice and a credit note with every member, as a database gives them back: frozen by nobody. */
const { invoice, note } = JSON.parse(JSON.stringify(await credit())) as { invoice: Invoice; note: CreditNote };
const paid = { ...invoice, payments: [{ ...samplePayment(), id: 'pay-1' }] };
const draft = asStored(aDraft());
const issued = asStored(aFinalizedInvoice());
const opened = asStored(anOpenInvoice());
const event = asStored(await eventOfType('invoice.finalized'));

function samplePayment() {
  return {
    kind: 'payment',
    amount: '1.00',
    receivedAt: '2026-03-02T11:00:00.000Z',
    method: 'cash',
    reference: null,
    reverses: null,
  };
}

function asStored<T>(document: T): T {
  return JSON.parse(JSON.stringify(document)) as T;
}

const writtenOff = {
  ...issued,
  amountWrittenOff: '1.00',
  writeOffs: [{ id: 'w-1', amount: '1.00', reason: 'x', writtenOffAt: issued.createdAt, reversedAt: null }],
};

/** Every public function that takes a document, by name, with one that it takes. */
export const takers: { readonly [name: string]: readonly [call: Call, document: unknown] } = {
  statementOf: [(given) => statementOf(given), invoice],
  'statementOf of a credit note': [(given) => statementOf(given, { invoice }), note],
  'invoice of statementOf': [(given) => statementOf(note, { invoice: given }), invoice],
  toUbl: [(given) => toUbl(given, profile), invoice],
  'toUbl of a credit note': [(given) => toUbl(given, profile), note],
  'invoice of toUbl': [(given) => toUbl(note, { ...profile, invoice: given }), invoice],
  toCii: [(given) => toCii(given, profile), invoice],
  'toCii of a credit note': [(given) => toCii(given, profile), note],
  toEInvoiceFile: [(given) => toEInvoiceFile(given, profile), invoice],
  renderEInvoice: [(given) => renderEInvoice(given, request), invoice],
  validateEInvoice: [(given) => validateEInvoice(given, profile), invoice],
  warnEInvoice: [(given) => warnEInvoice(given, profile), invoice],
  checkEInvoice: [(given) => checkEInvoice(given, profile), invoice],
  validateStatement: [(given) => validateStatement(given, profile), fullStatement],
  sheetOf: [(given) => sheetOf(given, { show: 'settlement' }), paid],
  'sheetOf of a credit note': [(given) => sheetOf(given, { invoice }), note],
  renderInvoiceHtml: [(given) => renderInvoiceHtml(given), invoice],
  renderInvoiceEmail: [(given) => renderInvoiceEmail(given), invoice],
  receiptSheetOf: [(given) => receiptSheetOf(given), paid],
  renderReceiptHtml: [(given) => renderReceiptHtml(given), paid],
  accountSheetOf: [(given) => accountSheetOf([given], asOf), paid],
  'credit notes of accountSheetOf': [
    (given) => accountSheetOf([paid as Invoice], { ...asOf, creditNotes: [given] }),
    note,
  ],
  renderAccountHtml: [(given) => renderAccountHtml([given], asOf), paid],
  renderInvoicePdf: [(given) => renderInvoicePdf(given), invoice],
  renderReceiptPdf: [(given) => renderReceiptPdf(given), paid],
  renderAccountPdf: [(given) => renderAccountPdf([given], asOf), paid],
  lagoInvoice: [(given) => lagoInvoice(given), invoice],
  lagoFee: [(given) => lagoFee(given, invoice), first(invoice.lines)],
  'invoice of lagoFee': [(given) => lagoFee(first(invoice.lines), given), invoice],
  lagoCustomer: [(given) => lagoCustomer('default', given), invoice.customer],
  lagoStatus: [(given) => lagoStatus(given), invoice],
  lagoPaymentStatus: [(given) => lagoPaymentStatus(given), invoice],
  payloadOf: [(given) => payloadOf(given), event],
  rebuildInvoice: [(given) => rebuildInvoice([given]), { ...event, sequence: 1 }],
  displayNumber: [(given) => displayNumber(given), invoice],
  createCreditNote: [
    (given) =>
      createCreditNote(given, { reason: 'cancellation' }, { ...context, number: 'CN-1', earlier: [] } as never),
    issued,
  ],
  deleteDraft: [(given) => deleteDraft(given, context), draft],
  finalize: [(given) => finalize(given, {}, { ...context, number: 'INV-1' }), draft],
  hold: [(given) => hold(given, context), draft],
  release: [(given) => release(given, context), { ...draft, onHold: true }],
  markOverdue: [(given) => markOverdue(given, { ...context, today: '2026-12-01' } as never), issued],
  markUncollectible: [(given) => markUncollectible(given, context), issued],
  open: [(given) => open(given, {}, context), draft],
  recordPayment: [(given) => recordPayment(given, { amount: '1.00' }, context), issued],
  recordRefund: [
    (given) => recordRefund(given, { amount: '1.00' }, context),
    { ...issued, amountRefundable: '1.00', amountPaid: '1.00' },
  ],
  reversePayment: [
    (given) => reversePayment(given, { paymentId: 'pay-1' } as never, context),
    { ...issued, amountPaid: '1.00', payments: [{ ...samplePayment(), id: 'pay-1' }] },
  ],
  reissue: [
    (given) => reissue(given, {}, context as never),
    { ...issued, status: 'voided', voidedAt: issued.createdAt, voidReason: 'x', paymentStatus: 'voided' },
  ],
  reopen: [(given) => reopen(given, context), opened],
  sendInvoice: [(given) => sendInvoice(given, { to: ['a@b.example'] } as never, context as never), issued],
  sendCreditNote: [(given) => sendCreditNote(given, note, { to: ['a@b.example'] } as never, context as never), issued],
  'credit note of sendCreditNote': [
    (given) => sendCreditNote(issued, given, { to: ['a@b.example'] } as never, context as never),
    note,
  ],
  updateDraft: [(given) => updateDraft(given, { memo: 'x' }, context as never), draft],
  voidInvoice: [(given) => voidInvoice(given, { reason: 'x' }, context as never), issued],
  writeOff: [(given) => writeOff(given, { reason: 'x' }, context as never), issued],
  reverseWriteOff: [(given) => reverseWriteOff(given, { writeOffId: 'w-1' } as never, context as never), writtenOff],
};
