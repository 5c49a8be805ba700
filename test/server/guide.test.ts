import { readFileSync, writeFileSync } from 'node:fs';
import {
  ConflictError,
  IdempotencyConflictError,
  InvoiceStateError,
  type InvoicingError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';
import { scopes } from 'oneoff/http';
import { faultCodes } from 'oneoff/schemas';
import { expect, it } from 'vitest';
import { problemOf } from '../../src/http/answers/problem.ts';
import { createBilling } from './billing.ts';
import { routeTables } from './route-table.ts';

const page = new URL('../../docs/http.md', import.meta.url);
const guide = (): string => readFileSync(page, 'utf8');

it('the tables of routes are what the code says', () => {
  const tables = /(<!-- routes[^\n]*-->\n\n)[\s\S]*?(\n\n<!-- end of routes -->)/;
  const written = guide().replace(tables, (_, start: string, end: string) => start + routeTables() + end);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, written);
  expect(guide()).toMatch(tables);
  expect(guide()).toBe(written);
});

it('every scope and every code of a refused request is explained', () => {
  const names = [...scopes, ...faultCodes.filter((code) => code.startsWith('request.'))];
  expect(names.filter((name) => !guide().includes(`\`${name}\``))).toEqual([]);
});

const errors: readonly (readonly [string, InvoicingError])[] = [
  ['ValidationError', new ValidationError([{ code: 'field.required', path: '', message: '' }])],
  ['NotFoundError', new NotFoundError('invoice.not_found', '')],
  ['InvoiceStateError', new InvoiceStateError('invoice.wrong_state', '', 'draft', ['finalized'])],
  ['ConflictError', new ConflictError('invoice.changed', '')],
  ['ConflictError` after an `If-Match', new ConflictError('invoice.changed', '', { expectedVersion: 1 })],
  ['IdempotencyConflictError', new IdempotencyConflictError('order-1')],
  ['TaxUnavailableError', new TaxUnavailableError('no answer')],
  ['StoreError', new StoreError('', { retryable: true })],
];

it('the example of a refusal is what the API answers', async () => {
  const { billing } = await createBilling();
  const input = { customerId: 'hooly', lines: [{ addOn: 'setup_fee', unitPrice: 500 }] };
  const headers = { Authorization: 'Bearer all', 'Content-Type': 'application/json' };
  const url = 'https://shop.example/billing/invoices';
  const answer = await billing(new Request(url, { method: 'POST', headers, body: JSON.stringify(input) }));
  const [, example = ''] = /^```json\n([\s\S]*?)^```/m.exec(guide()) ?? [];
  expect(JSON.parse(example)).toEqual(await answer.json());
});

it.each(errors)('the status of `%s` is what the code says', (name, error) => {
  expect(guide()).toMatch(new RegExp(`^\\| ${problemOf(error)?.status} \\|[^|]*\`${name}`, 'm'));
});
