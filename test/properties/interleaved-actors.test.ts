import fc from 'fast-check';
import { type CreditNote, type Invoice, type InvoiceEvent, InvoicingError, type Policy, policies } from 'oneoff';
import { eventTypes, rebuildInvoice } from 'oneoff/core';
import { memoryDeliveryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, openAcme } from '../unit/acme.ts';
import { decimalText, minor, total } from './arbitrary-invoices.ts';

const RUNS = 1000;
const NOW = '2025-03-31T10:00:00.000Z';
const LATER = '2025-06-30T10:00:00.000Z';

/** Something an actor tries on one of the invoices that there are; most of it is refused most of the time. */
interface Try {
  readonly name: keyof typeof commands;
  readonly place: number;
  readonly cents: number;
  readonly line: number;
}

const price = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
type Line = { name: string; unitPrice: string; quantity: number; taxCodes: string[] };
/** Two lines; the customer withholds a tax of the first where the seller's records have one. */
const linesOf = ({ records }: Acme, cents: number): Line[] => {
  const withheld = records.taxes.filter((tax) => tax.withheld).map((tax) => tax.code);
  return [
    { name: 'A', unitPrice: price(cents), quantity: 3, taxCodes: ['vat-19', ...withheld] },
    { name: 'B', unitPrice: '0.35', quantity: 7, taxCodes: ['vat-7'] },
  ];
};

type Command = (acme: Acme, invoice: Invoice, how: Try) => Promise<unknown>;

const create =
  (issue: 'draft' | 'held' | 'now', extra: object = {}): Command =>
  (acme, _, { cents }) =>
    acme.invoicing.createOneOffInvoice({ customerId: 'hooli', issue, lines: linesOf(acme, cents), ...extra });

/** A job that is worth most deposits. */
const finalInput = (acme: Acme, cents: number) => ({ customerId: 'hooli', lines: linesOf(acme, cents + 60) });

const lineAt = ({ lines }: Invoice, place: number): string => lines[place % lines.length]?.id as string;

/** The seller's, and two others: one with as many decimals, and one without any. */
const currencyAt = (place: number): string => ['EUR', 'USD', 'JPY'][place] as string;

/** An amount of money of an invoice's currency. */
const money = ({ currency }: Invoice, cents: number | bigint): string =>
  decimalText(BigInt(cents), currency === 'JPY' ? 0 : 2);

const commands = {
  draft: create('draft'),
  listed: ({ invoicing }) =>
    invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'draft', lines: [{ addOn: 'setup_fee' }] }),
  scheduled: create('draft', { finalizeAt: NOW }),
  held: create('held'),
  issue: create('now'),
  gross: create('now', { pricesIncludeTax: true }),
  deposit: create('now', { documentType: 'prepayment' }),
  finalDraft: (acme, { id }, { cents }) =>
    acme.invoicing.createOneOffInvoice({ ...finalInput(acme, cents), issue: 'draft', deposits: [{ invoiceId: id }] }),
  final: (acme, { id }, { cents }) =>
    acme.invoicing.createOneOffInvoice({ ...finalInput(acme, cents), issue: 'now', deposits: [{ invoiceId: id }] }),
  update: (acme, { id }, { cents }) => acme.invoicing.updateDraft(id, { lines: linesOf(acme, cents) }),
  restate: (acme, { id }, { cents, line }) =>
    acme.invoicing.updateDraft(id, { currency: currencyAt(line), lines: linesOf(acme, cents) }),
  // Refused where a price was stated, unless all are the catalogue's.
  changeCurrency: ({ invoicing }, { id }, { line }) => invoicing.updateDraft(id, { currency: currencyAt(line) }),
  hold: ({ invoicing }, { id }) => invoicing.hold(id),
  release: ({ invoicing }, { id }) => invoicing.release(id),
  open: ({ invoicing }, { id }) => invoicing.open(id),
  reopen: ({ invoicing }, { id }) => invoicing.reopen(id),
  finalize: ({ invoicing }, { id }) => invoicing.finalize(id),
  void: ({ invoicing }, { id }) => invoicing.voidInvoice(id, { reason: 'typo' }),
  delete: ({ invoicing }, { id }) => invoicing.deleteDraft(id),
  uncollectible: ({ invoicing }, { id }) => invoicing.markUncollectible(id),
  pay: ({ invoicing }, invoice, { cents }) => invoicing.recordPayment(invoice.id, { amount: money(invoice, cents) }),
  payAll: ({ invoicing }, { id, amountDue }) => invoicing.recordPayment(id, { amount: amountDue }),
  refund: ({ invoicing }, invoice, { line }) =>
    invoicing.recordRefund(invoice.id, { amount: line === 0 ? money(invoice, 1) : invoice.amountRefundable }),
  reverse: ({ invoicing }, { id, payments }, { line }) =>
    invoicing.reversePayment(id, { paymentId: payments[line % Math.max(1, payments.length)]?.id ?? 'none' }),
  overpay: ({ invoicing }, invoice, { cents }) =>
    invoicing.recordPayment(invoice.id, { amount: money(invoice, minor(invoice.amountDue) + BigInt(cents)) }),
  writeOff: ({ invoicing }, invoice, { cents }) =>
    invoicing.writeOff(invoice.id, { amount: money(invoice, cents), reason: 'charges' }),
  writeOffRest: ({ invoicing }, { id }) => invoicing.writeOff(id, { reason: 'charges' }),
  reverseWriteOff: ({ invoicing }, { id, writeOffs }, { line }) =>
    invoicing.reverseWriteOff(id, { writeOffId: writeOffs[line % Math.max(1, writeOffs.length)]?.id ?? 'none' }),
  send: ({ invoicing }, { id }) => invoicing.sendInvoice(id, { to: ['ap@hooli.example'] }),
  creditQuantity: ({ invoicing }, invoice, { line }) =>
    invoicing.createCreditNote(invoice.id, {
      reason: 'order_change',
      lines: [{ lineId: lineAt(invoice, line), quantity: line + 1 }],
    }),
  creditAmount: ({ invoicing }, invoice, { line, cents }) =>
    invoicing.createCreditNote(invoice.id, {
      reason: 'service_unsatisfactory',
      lines: [{ lineId: lineAt(invoice, line), amount: money(invoice, cents) }],
    }),
  creditGross: ({ invoicing }, invoice, { line, cents }) =>
    invoicing.createCreditNote(invoice.id, {
      reason: 'order_change',
      lines: [{ lineId: lineAt(invoice, line), grossAmount: money(invoice, cents) }],
    }),
  creditRest: ({ invoicing }, { id }) => invoicing.createCreditNote(id, { reason: 'cancellation' }),
  reissue: ({ invoicing }, { id }) => invoicing.reissue(id),
  reissueIn: ({ invoicing }, { id }, { line }) => invoicing.reissue(id, { currency: currencyAt(line) }),
  finalizeDue: ({ invoicing }) => invoicing.finalizeDue(NOW, { limit: 3 }),
  markOverdue: ({ invoicing }) => invoicing.markOverdue(LATER, { limit: 3 }),
  batch: async (acme, _, { cents }) => {
    const { invoicing } = acme;
    const input = { customerId: 'hooli', issue: 'now' as const, lines: linesOf(acme, cents) };
    const items = [{ input }, { input: { ...input, expectedTotal: '0.01' } }, { input }];
    for await (const one of invoicing.createOneOffInvoices(items)) expect(one.ok).toBe(one.index !== 1);
  },
} satisfies Record<string, Command>;

const creates: readonly string[] = [
  'draft',
  'listed',
  'scheduled',
  'held',
  'issue',
  'gross',
  'deposit',
  'finalizeDue',
  'markOverdue',
  'batch',
];

const attempt: fc.Arbitrary<Try> = fc.record({
  name: fc.constantFrom(...(Object.keys(commands) as (keyof typeof commands)[])),
  place: fc.nat({ max: 3 }),
  cents: fc.integer({ min: 1, max: 120 }),
  line: fc.nat({ max: 2 }),
});
/** Steps of one to four actors at once. */
const steps = fc.array(fc.array(attempt, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 25, size: 'max' });

async function allInvoices({ store }: Acme): Promise<readonly Invoice[]> {
  return (await store.list('default', { limit: 100 })).items.toReversed();
}

/** @returns whether it was done, and not refused */
async function act(acme: Acme, how: Try, invoices: readonly Invoice[]): Promise<boolean> {
  const invoice = invoices[how.place % Math.max(1, invoices.length)];
  if (invoice === undefined && !creates.includes(how.name)) return false;
  try {
    await (commands[how.name] as Command)(acme, invoice as Invoice, how);
    return true;
  } catch (error) {
    if (!(error instanceof InvoicingError)) throw error;
    return false;
  }
}

async function checkWorld(acme: Acme, policy: Policy): Promise<void> {
  const invoices = await allInvoices(acme);
  const notes: CreditNote[] = [];
  for (const invoice of invoices) {
    const events = (await acme.store.history('default', invoice.id)).items;
    const own = await acme.store.creditNotes('default', invoice.id);
    notes.push(...own);
    checkHistory(events, invoice);
    checkMoney(invoice, own, policy);
    checkDeposits(invoice, invoices);
    const replaced = invoices.find((one) => one.id === invoice.replaces);
    if (invoice.replaces !== null) expect(replaced?.replacedBy).toBe(invoice.id);
  }
  expectGapless(
    invoices.flatMap((one) => one.number ?? []),
    'INV-2025-',
  );
  expectGapless(
    notes.map((one) => one.number),
    'CN-INV-2025-',
  );
}

function expectGapless(numbers: readonly string[], prefix: string): void {
  expect([...numbers].sort()).toEqual(numbers.map((_, index) => prefix + String(index + 1).padStart(4, '0')));
}

/** Where an invoice may be after each place, told without the code under test. */
const diagram: Readonly<Record<string, readonly string[]>> = {
  nowhere: ['draft', 'finalized'],
  draft: ['draft', 'open', 'finalized', 'voided'],
  open: ['open', 'draft', 'finalized', 'voided'],
  finalized: ['finalized', 'voided'],
  voided: ['voided'],
};

function checkHistory(events: readonly InvoiceEvent[], invoice: Invoice): void {
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(invoice.version).toBe(events.length);
  let before = 'nowhere';
  for (const { data } of events) {
    expect(diagram[before]).toContain(data.invoice.status);
    before = data.invoice.status;
  }
  expect(rebuildInvoice(factsOf(events))).toEqual(invoice);
}

/** The facts alone, so that nothing else can be read. */
function factsOf(events: readonly InvoiceEvent[]): Parameters<typeof rebuildInvoice>[0] {
  return events.map(({ sequence, timestamp, data }) => ({ sequence, timestamp, data: { change: data.change } }));
}

function checkMoney(invoice: Invoice, notes: readonly CreditNote[], policy: Policy): void {
  const { payments } = invoice;
  const moved = (kind: string): bigint => total(payments.filter((one) => one.kind === kind).map((one) => one.amount));
  const reversed = payments
    .filter((one) => one.kind === 'reversal')
    .map((one) => {
      const failed = payments.find((other) => other.id === one.reverses);
      expect(failed?.amount).toBe(one.amount);
      return failed?.kind === 'payment' ? -minor(one.amount) : minor(one.amount);
    })
    .reduce((sum, amount) => sum + amount, 0n);
  const { amountPayable, amountPaid, amountCredited, amountWrittenOff } = invoice;
  const [payable, paid, credited, writtenOff] = [amountPayable, amountPaid, amountCredited, amountWrittenOff].map(
    minor,
  ) as [bigint, bigint, bigint, bigint];
  expect(payable).toBe(minor(invoice.total) - minor(invoice.amountWithheld) + minor(invoice.roundingAmount));
  expect(total(invoice.withholdings.map((row) => row.amount))).toBe(minor(invoice.amountWithheld));
  expect(paid).toBe(moved('payment') - moved('refund') + reversed);
  if (policy.overpayment === 'refused') expect(paid <= payable).toBe(true);
  expect(credited).toBe(total(notes.map((note) => note.amountPayable)));
  expect(credited <= payable).toBe(true);
  const held = invoice.writeOffs.filter((one) => one.reversedAt === null);
  expect(writtenOff).toBe(total(held.map((one) => one.amount)));
  const { limit } = policy.writeOff;
  // In major units: 0.50 is nothing in yen.
  const most = typeof limit === 'string' ? minor(limit) : undefined;
  if (most !== undefined) expect(writtenOff <= (invoice.currency === 'JPY' ? most / 100n : most)).toBe(true);
  const over = paid + credited - payable;
  const open = payable - credited - paid - writtenOff;
  const isVoided = invoice.status === 'voided';
  expect([invoice.amountDue, invoice.amountRefundable].map(minor)).toEqual([
    open > 0n && !isVoided ? open : 0n,
    over > 0n ? over : 0n,
  ]);
  checkCredits(invoice, notes);
  if (invoice.status === 'finalized')
    expect(statusesOf({ payable, paid, writtenOff, open })).toContain(invoice.paymentStatus);
  if (isVoided) expect([invoice.paymentStatus, invoice.overdueAt, invoice.paidAt]).toEqual(['voided', null, null]);
}

/** A deposit is deducted by one invoice that stands, and knows which. */
function checkDeposits(invoice: Invoice, invoices: readonly Invoice[]): void {
  const naming = invoices.filter(
    (one) => one.status === 'finalized' && one.deposits.some(({ invoiceId }) => invoiceId === invoice.id),
  );
  const deducting = invoices.find(({ id }) => id === invoice.deductedBy);
  if (invoice.deductedBy !== null) expect(naming).toContain(deducting);
  // The others were credited whole.
  for (const other of naming) if (other !== deducting) expect(other.amountDue).toBe('0.00');
}

function checkCredits(invoice: Invoice, notes: readonly CreditNote[]): void {
  for (const line of invoice.lines) {
    const credits = notes.flatMap((note) => note.lines.filter((one) => one.invoiceLineId === line.id));
    // What deducts a deposit is below zero.
    const sign = line.deposit === null ? 1n : -1n;
    expect(sign * total(credits.map((one) => one.amount)) <= sign * minor(line.amount)).toBe(true);
    expect(sign * total(credits.map((one) => one.taxAmount)) <= sign * minor(line.taxAmount)).toBe(true);
  }
  // Lines that deduct are credited apart from those that they deduct from, so no row bounds its credits then.
  if (invoice.deposits.length > 0) return;
  for (const row of invoice.withholdings) {
    const credits = notes.flatMap((note) => note.withholdings.filter((one) => one.code === row.code));
    expect(total(credits.map((one) => one.amount)) <= minor(row.amount)).toBe(true);
    expect(total(credits.map((one) => one.base)) <= minor(row.base)).toBe(true);
  }
  for (const row of invoice.taxes) {
    const credits = notes.flatMap((note) => note.taxes.filter((one) => one.code === row.code));
    expect(total(credits.map((one) => one.amount)) <= minor(row.amount)).toBe(true);
    expect(total(credits.map((one) => one.taxableAmount)) <= minor(row.taxableAmount)).toBe(true);
  }
}

interface Sums {
  readonly payable: bigint;
  readonly paid: bigint;
  readonly writtenOff: bigint;
  readonly open: bigint;
}

function statusesOf({ payable, paid, writtenOff, open }: Sums): readonly string[] {
  if (open <= 0n) return [paid > 0n || payable === 0n ? 'paid' : writtenOff > 0n ? 'written_off' : 'credited'];
  return [paid > 0n ? 'partially_paid' : 'unpaid', 'uncollectible'];
}

/** A draft that is deleted takes its events along, and no actor sends a credit note. */
const reachable = eventTypes.filter((type) => type !== 'invoice.deleted' && type !== 'credit_note.sent').sort();

/** A missing or repeated event is noticed. */
async function expectBrokenHistories(acme: Acme): Promise<void> {
  for (const { id, version } of await allInvoices(acme)) {
    const facts = factsOf((await acme.store.history('default', id)).items);
    facts.forEach((fact, place) => {
      expect(() => rebuildInvoice(facts.toSpliced(place, 1), version)).toThrow(/history has/);
      expect(() => rebuildInvoice(facts.toSpliced(place, 0, fact), version)).toThrow(/history has/);
    });
    expect(() => rebuildInvoice(facts.toReversed(), version + (version === 1 ? 1 : 0))).toThrow(/history has/);
  }
}

describe.each<[what: string, policy: Policy]>([
  ['under the standard policy', policies.standard],
  ['that are numbered when they are created', { ...policies.standard, assignNumber: 'create' }],
  [
    'that are rounded to cash, may be overpaid, and of which a tax is withheld',
    {
      ...policies.standard,
      cashRounding: { EUR: '0.05' },
      writeOff: { limit: '0.50' },
      overpayment: 'refundable',
    },
  ],
])('what several actors do at once to invoices %s', (_, policy) => {
  it('keeps money, credits, numbers, events and states in order after every step', async () => {
    const done = new Set<string>();
    const property = fc.asyncProperty(steps, async (life) => {
      const records = acmeRecords();
      if (policy.overpayment === 'refundable')
        records.taxes.push({ code: 'irpf-15', name: 'IRPF', scheme: 'IRPF', rate: '15', withheld: true });
      const acme = openAcme({ records, policy, sending: { deliveries: memoryDeliveryStore() } });
      for (const step of life) {
        const invoices = await allInvoices(acme);
        await Promise.all(
          step.map(async (how) => {
            if (await act(acme, how, invoices)) done.add(how.name);
          }),
        );
        await checkWorld(acme, policy);
      }
      await expectBrokenHistories(acme);
      for (const { id, status, currency } of await allInvoices(acme)) {
        // All of them are drafted in EUR.
        if (status === 'finalized') done.add(`issued in ${currency}`);
        for (const { type } of (await acme.store.history('default', id)).items) done.add(type);
      }
    });
    // Random commands get everywhere, so that nothing above holds for want of trying; a rare one may take more lives.
    const numRuns = Math.ceil(RUNS / 3);
    await fc.assert(property, { numRuns });
    const wanted = [
      ...reachable,
      'creditGross',
      'changeCurrency',
      'restate',
      'reissueIn',
      'issued in USD',
      'issued in JPY',
    ];
    const missing = (): readonly string[] => wanted.filter((one) => !done.has(one));
    for (let more = 0; more < 5 && missing().length > 0; more++) await fc.assert(property, { numRuns });
    expect(missing()).toEqual([]);
  }, 300_000);
});
