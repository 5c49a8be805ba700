import { tenants } from '../backend.ts';
import type { Session } from './session.ts';
import { reference, type Sketch } from './sketch.ts';

type Step = readonly [method: string, path: string, json?: unknown];

const line = { name: 'Setup', unitPrice: '100.00' };
const input = { customerId: 'hooli', lines: [line, { ...line, quantity: '3', unitPrice: '33.33' }] };
const now = { ...input, issue: 'now' };
const seller = {
  name: 'Spare Inc',
  currency: 'USD',
  timeZone: 'UTC',
  numberSeries: { scope: 'billing_entity', pattern: 'S-{SEQ:3}', reset: 'never' },
};
const at = (kind: string, which: number): string => `/invoices/${reference(kind, which)}`;

/** An invoice in every state, a note, a receiver, and records that may come and go. */
const own: readonly Step[] = [
  ['POST', '/webhook-endpoints', { url: 'https://books.example/hooks' }],
  ['POST', '/billing-entities', { ...seller, id: 'spare-1' }],
  ['POST', '/customers', { id: 'spare-1', name: 'Spare Ltd' }],
  ['POST', '/add-ons', { code: 'spare-1', name: 'Spare part', prices: { EUR: '9.99' } }],
  ['POST', '/taxes', { code: 'spare-1', name: 'Levy', scheme: 'levy', rate: '1' }],
  ['POST', '/invoices', now],
  ['POST', '/invoices', now],
  ['POST', `${at('invoice', 1)}/payments`, { amount: '50.00' }],
  ['POST', '/invoices', now],
  ['POST', `${at('invoice', 2)}/payments`, { amount: reference('total', 0) }],
  ['POST', `${at('invoice', 2)}/credit-notes`, { reason: 'order_change', lines: [{ lineId: reference('line', 0) }] }],
  ['POST', '/invoices', now],
  ['POST', `${at('invoice', 3)}/credit-notes`, { reason: 'cancellation' }],
  ['POST', '/invoices', now],
  ['POST', `${at('invoice', 4)}/void`, { reason: 'Wrong customer' }],
  ['POST', '/invoices', input],
  ['POST', '/invoices', { customerId: 'initech', lines: [{ addOn: 'setup_fee', quantity: 2 }] }],
  ['POST', '/invoices', { ...input, issue: 'held' }],
  ['POST', '/invoices', input],
  ['POST', `${at('invoice', 8)}/open`],
  ['POST', '/invoices', now],
  ['POST', `${at('invoice', 9)}/write-offs`, { reason: 'The customer paid a cent less' }],
];
const other: readonly Step[] = [
  ['POST', '/webhook-endpoints', { url: 'https://elsewhere.example/hooks' }],
  ['POST', '/invoices', now],
  ['POST', `${at('invoice', 0)}/payments`, { amount: reference('total', 0) }],
  ['POST', `${at('invoice', 0)}/credit-notes`, { reason: 'cancellation' }],
  ['POST', '/invoices', input],
];

/** Fill both tenants, through the API itself. */
export async function start({ send, sendAsOther }: Session): Promise<void> {
  for (const step of other) await succeed(sendAsOther, step);
  for (const step of own) await succeed(send, step);
}

async function succeed(send: Session['send'], [method, path, json]: Step): Promise<void> {
  const { answer } = await send(sketchOf(method, path, json));
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}: ${answer.text}`);
}

function sketchOf(method: string, path: string, json: unknown): Sketch {
  return {
    operationId: 'start',
    method,
    path,
    headers: [
      ['Authorization', `Bearer ${tenants.own}`],
      ['Content-Type', 'application/json'],
    ],
    content: json === undefined ? null : { json },
  };
}
