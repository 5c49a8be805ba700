import type { IssueMode } from '../../policy/policy.ts';
import { historyQueryShape } from '../../service/commands/read-history.ts';
import { invoiceNotFound } from '../../service/load-invoice.ts';
import { isPlainObject } from '../../validation/object.ts';
import { type Caller, requireScope } from '../requests/caller.ts';
import { invoicesAsCsv } from './csv/invoices-as-csv.ts';
import { defineRoute } from './define-route.ts';
import { fileQueryShape } from './file-query-shape.ts';
import { invoiceListShape } from './invoice-list-shape.ts';
import type { Answers, Route } from './route.ts';

const READ = { tag: 'Invoices', scope: 'invoices:read' } as const;
const DRAFT = { tag: 'Invoices', scope: 'invoices:draft' } as const;
const CHANGE = { tag: 'Invoices', method: 'POST', takesVersion: true } as const;
const invoice: Answers = { status: 200, schema: 'Invoice', tagged: 'version' };
const preview: Answers = { status: 200, schema: 'InvoicePreview' };
const created: Answers = { ...invoice, status: 201, location: ({ id }) => `/invoices/${id}` };

/** Creating, reading, editing and issuing invoices. */
export const invoiceRoutes: readonly Route[] = [
  defineRoute({
    ...DRAFT,
    method: 'POST',
    path: '/invoices',
    operationId: 'createInvoice',
    summary: 'Create a one-off invoice: a draft, a draft on hold, or with `issue: "now"` a finalized one.',
    body: 'OneOffInvoiceInput',
    takesKey: true,
    answers: created,
    run: async ({ invoicing, caller, body, options }) => {
      requireIssuing(caller, body, invoicing.policy.issue);
      return invoicing.createOneOffInvoice(body, options);
    },
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/invoices',
    operationId: 'listInvoices',
    summary: 'A page of invoices; with `view=summary` without lines, taxes and payments; as `text/csv` the whole list.',
    query: invoiceListShape,
    answers: { status: 200, schema: 'InvoiceListItem', many: 'page' },
    run: ({ invoicing, query: { view = 'full', ...query } }) =>
      view === 'summary' ? invoicing.listSummaries(query) : invoicing.list(query),
    csv: invoicesAsCsv,
  }),
  defineRoute({
    ...READ,
    method: 'POST',
    path: '/invoices/preview',
    operationId: 'previewInvoice',
    summary: 'Preview an invoice: the same calculation as creating it, but nothing is stored and it has no number.',
    body: 'OneOffInvoiceInput',
    answers: preview,
    run: ({ invoicing, body }) => invoicing.preview(body),
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/invoices/{id}',
    operationId: 'getInvoice',
    summary: 'An invoice.',
    query: fileQueryShape,
    answers: { ...invoice, rendered: true },
    run: async ({ invoicing, id }) => {
      const found = await invoicing.get(id);
      if (found === null) throw invoiceNotFound(id);
      return found;
    },
  }),
  defineRoute({
    ...DRAFT,
    method: 'PATCH',
    path: '/invoices/{id}',
    operationId: 'updateDraft',
    summary: 'Edit a draft: members that are not given stay, `null` clears, `lines` replaces all lines.',
    body: 'DraftUpdate',
    takesVersion: true,
    answers: invoice,
    run: async ({ invoicing, caller, id, body, options }) => {
      requireIssuing(caller, body, 'draft');
      return invoicing.updateDraft(id, body, options);
    },
  }),
  defineRoute({
    ...DRAFT,
    method: 'DELETE',
    path: '/invoices/{id}',
    operationId: 'deleteDraft',
    summary: 'Delete a draft that has no number.',
    takesVersion: true,
    answers: { status: 204 },
    run: ({ invoicing, id, options }) => invoicing.deleteDraft(id, options),
  }),
  defineRoute({
    ...READ,
    method: 'POST',
    path: '/invoices/{id}/preview',
    operationId: 'previewUpdate',
    summary: 'Preview an edit of a draft: the same calculation, but nothing is stored.',
    body: 'DraftUpdate',
    answers: preview,
    run: ({ invoicing, id, body }) => invoicing.previewUpdate(id, body),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:draft',
    path: '/invoices/{id}/hold',
    operationId: 'holdInvoice',
    summary: 'Put a draft or open invoice on hold: nothing finalizes it until it is released.',
    answers: invoice,
    run: ({ invoicing, id, options }) => invoicing.hold(id, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:draft',
    path: '/invoices/{id}/release',
    operationId: 'releaseInvoice',
    summary: 'Release an invoice that is on hold.',
    answers: invoice,
    run: ({ invoicing, id, options }) => invoicing.release(id, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:issue',
    path: '/invoices/{id}/open',
    operationId: 'openInvoice',
    summary: 'Approve a draft: content, parties and taxes are frozen; it has no number yet.',
    body: 'OpenInput',
    isBodyOptional: true,
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.open(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:issue',
    path: '/invoices/{id}/reopen',
    operationId: 'reopenInvoice',
    summary: 'Take an open invoice back to draft.',
    answers: invoice,
    run: ({ invoicing, id, options }) => invoicing.reopen(id, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:issue',
    path: '/invoices/{id}/finalize',
    operationId: 'finalizeInvoice',
    summary: 'Issue a draft or open invoice: it takes its number. A finalized invoice is returned unchanged.',
    body: 'FinalizeInput',
    isBodyOptional: true,
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.finalize(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'corrections:write',
    path: '/invoices/{id}/void',
    operationId: 'voidInvoice',
    summary: 'Void an invoice that has a number; it keeps the number.',
    body: 'VoidInput',
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.voidInvoice(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'payments:write',
    path: '/invoices/{id}/payments',
    operationId: 'recordPayment',
    summary: 'Record a payment; never more than is due.',
    body: 'PaymentInput',
    takesKey: true,
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.recordPayment(id, body, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'payments:write',
    path: '/invoices/{id}/uncollectible',
    operationId: 'markUncollectible',
    summary: 'Mark an invoice as uncollectible; it may still be paid.',
    answers: invoice,
    run: ({ invoicing, id, options }) => invoicing.markUncollectible(id, options),
  }),
  defineRoute({
    ...CHANGE,
    scope: 'invoices:issue',
    path: '/invoices/{id}/send',
    operationId: 'sendInvoice',
    summary: 'Send an issued invoice by e-mail, to the customer unless `to` names addresses.',
    body: 'MessageInput',
    isBodyOptional: true,
    takesKey: true,
    answers: invoice,
    run: ({ invoicing, id, body, options }) => invoicing.sendInvoice(id, body, options),
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/invoices/{id}/events',
    operationId: 'listInvoiceEvents',
    summary: 'A page of the events of an invoice in order, also of a deleted draft.',
    query: historyQueryShape,
    answers: { status: 200, schema: 'InvoiceEvent', many: 'page' },
    run: async ({ invoicing, id, query }) => {
      const page = await invoicing.history(id, query);
      if (page.items.length > 0) return page;
      const { items } = await invoicing.history(id, { limit: 1 });
      if (items.length === 0) throw invoiceNotFound(id);
      return page;
    },
  }),
];

/** Who may only draft must not issue in the same request, nor by the clock. */
function requireIssuing(caller: Caller, body: unknown, usual: IssueMode): void {
  const { issue = usual, finalizeAt = null } = isPlainObject(body) ? body : {};
  if (issue === 'now' || finalizeAt !== null) requireScope(caller, ['invoices:issue']);
}
