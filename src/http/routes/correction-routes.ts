import { NotFoundError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import { creditNoteQueryShape } from '../../service/corrections/list-credit-notes.ts';
import { invoiceNotFound } from '../../service/load-invoice.ts';
import { creditNotesAsCsv } from './csv/credit-notes-as-csv.ts';
import { defineRoute } from './define-route.ts';
import { fileQueryShape } from './file-query-shape.ts';
import { pageQueryShape } from './page-query-shape.ts';
import type { Answers, Route } from './route.ts';

const BASE = { tag: 'Corrections' } as const;
const READ = { ...BASE, scope: 'invoices:read' } as const;
const CHANGE = { ...BASE, scope: 'corrections:write', method: 'POST', takesVersion: true } as const;
const PAY = { ...CHANGE, scope: 'payments:write' } as const;
const invoice: Answers = { status: 200, schema: 'Invoice', tagged: 'version' };
const creditNote: Answers = { status: 200, schema: 'CreditNote', tagged: 'version' };

/** Corrections of issued invoices, and refunds. */
export const correctionRoutes: readonly Route[] = [
  defineRoute({
    ...CHANGE,
    path: '/invoices/{id}/credit-notes',
    operationId: 'createCreditNote',
    summary: 'Credit a finalized invoice: everything that is left of it, or lines, quantities or amounts.',
    body: 'CreditNoteInput',
    takesKey: true,
    answers: { ...creditNote, status: 201, location: ({ id }) => `/credit-notes/${id}` },
    run: ({ invoicing, id, body, options }) => invoicing.createCreditNote(id, body, options),
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/invoices/{id}/credit-notes',
    operationId: 'listInvoiceCreditNotes',
    summary: 'A page of the credit notes of an invoice, newest first.',
    query: pageQueryShape,
    answers: { status: 200, schema: 'CreditNote', many: 'page' },
    run: async ({ invoicing, id, query }) => {
      const page = await invoicing.listCreditNotes({ ...query, invoiceId: id });
      if (page.items.length === 0 && (await invoicing.get(id)) === null) throw invoiceNotFound(id);
      return page;
    },
  }),
  defineRoute({
    ...READ,
    method: 'POST',
    path: '/invoices/{id}/credit-notes/preview',
    operationId: 'previewCreditNote',
    summary: 'Preview a credit note: the same calculation, but nothing is stored and it has no number.',
    body: 'CreditNoteInput',
    answers: { status: 200, schema: 'CreditNotePreview' },
    run: ({ invoicing, id, body }) => invoicing.previewCreditNote(id, body),
  }),
  defineRoute({
    ...PAY,
    path: '/invoices/{id}/refunds',
    operationId: 'recordRefund',
    summary: 'Record a refund; never more than is refundable.',
    body: 'PaymentInput',
    takesKey: true,
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.recordRefund(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    path: '/invoices/{id}/write-offs',
    operationId: 'writeOff',
    summary: 'Write off a small amount that is due, without a number and without lowering the tax.',
    body: 'WriteOffInput',
    takesKey: true,
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.writeOff(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    path: '/invoices/{id}/write-offs/reversal',
    operationId: 'reverseWriteOff',
    summary: 'Claim again what was written off. A second reversal returns the invoice unchanged.',
    body: 'WriteOffReversalInput',
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.reverseWriteOff(id, body, options),
  }),
  defineRoute({
    ...PAY,
    path: '/invoices/{id}/reversals',
    operationId: 'reversePayment',
    summary: 'Reverse a payment or refund that failed. A second reversal returns the invoice unchanged.',
    body: 'ReversalInput',
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.reversePayment(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:draft',
    path: '/invoices/{id}/reissue',
    operationId: 'reissueInvoice',
    summary: 'Reissue a voided or fully credited invoice: a new draft with its lines; the two are linked.',
    body: 'ReissueInput',
    isBodyOptional: true,
    takesKey: true,
    answers: { ...invoice, status: 201, location: ({ id }) => `/invoices/${id}` },
    run: ({ invoicing, id, body, options }) => invoicing.reissue(id, body, options),
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/credit-notes',
    operationId: 'listCreditNotes',
    summary: 'A page of credit notes, newest first; as `text/csv` the whole list.',
    query: creditNoteQueryShape,
    answers: { status: 200, schema: 'CreditNote', many: 'page' },
    run: ({ invoicing, query }) => invoicing.listCreditNotes(query),
    csv: creditNotesAsCsv,
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/credit-notes/{id}',
    operationId: 'getCreditNote',
    summary: 'A credit note.',
    query: fileQueryShape,
    answers: { ...creditNote, rendered: true },
    run: async ({ invoicing, id }) => {
      const note = await invoicing.getCreditNote(id);
      if (note !== null) return note;
      throw new NotFoundError('credit_note.not_found', `credit note ${show(id)} does not exist in this tenant`, { id });
    },
  }),
  defineRoute({
    ...BASE,
    scope: 'corrections:write',
    method: 'POST',
    path: '/credit-notes/{id}/send',
    operationId: 'sendCreditNote',
    summary: 'Send a credit note by e-mail, to the customer unless `to` names addresses.',
    body: 'MessageInput',
    isBodyOptional: true,
    takesKey: true,
    answers: creditNote,
    run: ({ invoicing, id, body, options }) => invoicing.sendCreditNote(id, body, options),
  }),
];
