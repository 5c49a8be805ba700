import fc from 'fast-check';
import type { Part } from '../document.ts';
import { reference } from './sketch.ts';

const of = (...values: readonly unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);
const refer = (...kinds: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 30 })).map(([kind, which]) => reference(kind, which));

const amount = of('10.00', '1.00', '0.01', '59.50', '119.00', '20', '33.33', '7.5');
const decimal = of('1', '2', 3, '0.5', 1.5, '0.333', 10);
const day = of('2025-03-31', '2025-03-01', '2025-04-15', '2025-12-31', '2024-02-29', '2026-01-01');
const instant = of('2025-03-31T10:00:00Z', '2025-04-30T00:00:00+02:00', '2025-03-30T23:59:59.999Z');
const text = of(
  'Setup',
  'Consulting in March',
  'Grüße, 株式会社',
  'o’Neill & Söhne <b>',
  '😀',
  'a\tb\nc',
  '"quoted" \\ back',
);

/** Names of records, some of which a path must encode. */
const names = fc.oneof(
  { weight: 4, arbitrary: of('spare-1', 'spare-2', 'spare-3') },
  {
    weight: 1,
    arbitrary: of(
      'a/b',
      'a b',
      'ä',
      '%',
      '%2F',
      '%2e%2e',
      '..',
      '.',
      '?x',
      '#x',
      'a%20b',
      '+',
      ';',
      '\\',
      '😀',
      '__proto__',
    ),
  },
);

/** The sequence stands last, so that a test can read it. */
const series = of(
  { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
  { scope: 'billing_entity', pattern: 'GX-{SEQ:5}', reset: 'never', startAt: 1000 },
  { scope: { name: 'EXP' }, pattern: '{SERIES}-{YYYY}{MM}-{SEQ:6}', reset: 'monthly', chronological: true },
);

/** What a member of a name usually is; where nothing is said its schema decides. */
const byName: { readonly [name: string]: fc.Arbitrary<unknown> } = {
  customerId: of('hooli', 'hooli', 'initech', 'spare-1'),
  billingEntityId: of('acme', 'acme', 'globex', 'spare-1'),
  currency: of('EUR', 'EUR', 'USD', 'JPY', 'BHD'),
  addOn: of('setup_fee', 'consulting', 'us_only', 'spare-1'),
  taxCodes: fc.oneof(
    of(['vat-19'], ['vat-7'], ['sales-8'], ['vat-19', 'sales-8'], []),
    fc.array(of('vat-19', 'vat-e', 'spare-1'), { maxLength: 2 }),
  ),
  name: text,
  unitPrice: of('100.00', '0', '0.00035', '19.99', '1000000', '33.335'),
  quantity: decimal,
  baseQuantity: of('1', 1000, '12'),
  unit: of('C62', 'HUR', 'MON'),
  rate: of('19', '7.5', 20, '0'),
  amount: fc.oneof(amount, of(reference('due', 0), reference('refundable', 0))),
  expectedTotal: fc.oneof(of(reference('total', 0)), amount),
  id: names,
  code: names,
  lineId: refer('line'),
  paymentId: refer('payment', 'payment', 'foreignPayment'),
  writeOffId: refer('writeOff'),
  eventId: refer('event'),
  invoiceId: refer('invoice', 'invoice', 'foreignInvoice'),
  cursor: refer('cursor'),
  number: refer('number'),
  country: of('DE', 'US', 'FR', 'GB'),
  value: of('DE136695976', 'FR40303265045', '12345'),
  timeZone: of('Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'UTC'),
  prices: of({ EUR: '150.00' }, { USD: '80.00', EUR: '75' }, {}),
  scheme: of('VAT', 'sales', 'GST'),
  url: of('https://books.example/hooks', 'https://hooks.example.com:8443/a?b=c'),
  numberSeries: series,
  creditNoteSeries: series,
  pattern: of('INV-{YYYY}-{SEQ:4}', 'GX-{SEQ:5}'),
  from: of('2025-03-01', '2025-03-15', '2025-03-01T00:00:00Z'),
  to: of('2025-03-31', '2025-03-31T00:00:00Z'),
  memo: text,
  metadata: of(
    { project: 'p-7' },
    {},
    { a: '', ключ: 'значение' },
    { '2': 'b', '1': 'a' },
    JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}'),
  ),
  limit: of(1, 2, 20, 100),
  status: fc.subarray(['draft', 'open', 'finalized', 'voided']),
};
const byFormat: { readonly [format: string]: fc.Arbitrary<unknown> } = {
  date: day,
  'date-time': instant,
  decimal: amount,
  country: of('DE', 'US'),
  'idn-email': of('billing@hooli.example', 'a.b+c@mail.example', 'büro@hooli.example'),
};

/** Members that are nearly always there. */
const usual = new Set(['name', 'unitPrice', 'quantity', 'lines', 'numberSeries', 'currency', 'timeZone', 'to']);

/** Members of which one is wanted. */
const choices = new Set(['eventId', 'since', 'dead']);

/** How often, in twentieths, an optional member is there. */
export function shareOf(name: string): number {
  if (choices.has(name)) return 7;
  return usual.has(name) ? 16 : 2;
}

/** What a member usually is, or `undefined` where that is not known. */
export function wordsFor(name: string, { format, type }: Part): fc.Arbitrary<unknown> | undefined {
  // Receivers of an e-mail, where a period has its last day.
  if (name === 'to' && type === 'array') return of(['billing@hooli.example'], ['a@hooli.example', 'b@hooli.example']);
  if (Object.hasOwn(byName, name)) return byName[name];
  return typeof format === 'string' ? byFormat[format] : undefined;
}
