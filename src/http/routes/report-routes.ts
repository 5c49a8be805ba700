import { isoDateLeaf } from '../../calendar/iso-date.ts';
import type { CountsQuery } from '../../ports/reports.ts';
import { type IssuedQuery, issuedQueryShape } from '../../reporting/issued.ts';
import { type ReceivablesQuery, receivablesQueryShape } from '../../reporting/receivables.ts';
import { invoiceQueryShape } from '../../service/commands/list-invoices.ts';
import { object } from '../../validation/object.ts';
import { defineRoute } from './define-route.ts';
import type { Route } from './route.ts';

const REPORT = { tag: 'Reports', scope: 'invoices:read', needs: 'reports', method: 'GET' } as const;
const { limit: _, cursor: __, ...conditions } = invoiceQueryShape.fields;

/** Figures over all invoices. */
export const reportRoutes: readonly Route[] = [
  defineRoute<never, CountsQuery>({
    ...REPORT,
    path: '/invoices/counts',
    operationId: 'countInvoices',
    summary: 'How many invoices a list with these filters has, by status; overdue is what was due before `asOf`.',
    query: object<CountsQuery>({ asOf: isoDateLeaf, ...conditions }),
    answers: { status: 200, schema: 'InvoiceCounts' },
    run: ({ reports, tenant, query }) => reports.counts(tenant, query),
  }),
  defineRoute<never, ReceivablesQuery>({
    ...REPORT,
    path: '/reports/receivables',
    operationId: 'reportReceivables',
    summary: 'What customers owe in a currency, by how many days late it is on the day `asOf`.',
    query: receivablesQueryShape,
    answers: { status: 200, schema: 'Receivables' },
    run: ({ reports, tenant, query }) => reports.receivables(tenant, query),
  }),
  defineRoute<never, IssuedQuery>({
    ...REPORT,
    path: '/reports/issued',
    operationId: 'reportIssued',
    summary: 'What was issued in a currency, month by month, with the credit notes of each month; at most 120 months.',
    query: issuedQueryShape,
    answers: { status: 200, schema: 'Issued' },
    run: ({ reports, tenant, query }) => reports.issued(tenant, query),
  }),
];
