import fc from 'fast-check';
import {
  type EventType,
  type FinalizedInvoice,
  type Invoice,
  type InvoiceEvent,
  type InvoiceStatus,
  type InvoiceStore,
  type Invoicing,
  InvoicingError,
  policies,
  toMinorUnits,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { acmeRecords, openAcme } from '../unit/acme.ts';
import { fold } from '../unit/decisions/fold.ts';

// 1,500 lives of up to 40 commands each take about ten seconds on one core; a failure prints the shortest life.
const RUNS = 1500;
const MOST_COMMANDS = 40;

type Position = 'draft' | 'held draft' | 'open' | 'held open' | 'finalized' | 'voided' | 'deleted';

/** What the diagram allows, told without the code under test: from where a command starts and where it ends. */
const diagram: Readonly<Record<string, Partial<Record<Position, Position>>>> = {
  update: { draft: 'draft', 'held draft': 'held draft' },
  hold: { draft: 'held draft', 'held draft': 'held draft', open: 'held open', 'held open': 'held open' },
  release: { draft: 'draft', 'held draft': 'draft', open: 'open', 'held open': 'open' },
  open: { draft: 'open' },
  reopen: { open: 'draft', 'held open': 'held draft' },
  finalize: { draft: 'finalized', open: 'finalized', finalized: 'finalized' },
  void: { draft: 'voided', 'held draft': 'voided', open: 'voided', 'held open': 'voided', finalized: 'voided' },
  pay: { finalized: 'finalized' },
  uncollectible: { finalized: 'finalized' },
  writeOff: { finalized: 'finalized' },
  delete: { draft: 'deleted', 'held draft': 'deleted' },
};

/** What the model knows of an invoice: where it is, what it costs, what came in, in cents. */
interface Known {
  readonly id: string;
  readonly numbered: boolean;
  position: Position;
  total: bigint;
  paid: bigint;
  writtenOff: bigint;
  givenUp: boolean;
}

interface Model {
  readonly invoices: Known[];
  readonly numbersAtCreate: boolean;
  issued: number;
}

interface Real {
  readonly invoicing: Invoicing;
  readonly store: InvoiceStore;
}

type Command = fc.AsyncCommand<Model, Real>;

function positionOf({ status, onHold }: Invoice): Position {
  return `${onHold ? 'held ' : ''}${status}` as Position;
}

const cents = (amount: string): bigint => toMinorUnits(amount, 'EUR');

class Create implements Command {
  readonly issue: 'draft' | 'held' | 'now';
  readonly price: number;

  constructor(issue: 'draft' | 'held' | 'now', price: number) {
    this.issue = issue;
    this.price = price;
  }

  check = (): boolean => true;

  async run(model: Model, { invoicing, store }: Real): Promise<void> {
    const lines = [{ name: 'A', unitPrice: `${this.price}.00`, taxCodes: ['vat-e'] }];
    const invoice = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: this.issue, lines });
    const numbered = model.numbersAtCreate || this.issue === 'now';
    if (numbered) model.issued++;
    const position = this.issue === 'now' ? 'finalized' : this.issue === 'held' ? 'held draft' : 'draft';
    model.invoices.push({
      id: invoice.id,
      numbered,
      position,
      total: BigInt(this.price) * 100n,
      paid: 0n,
      writtenOff: 0n,
      givenUp: false,
    });
    await checkWorld(model, store);
  }

  toString = (): string => `create ${this.issue} of ${this.price}`;
}

/** A command on one of the invoices that there are. */
class Act implements Command {
  readonly name: string;
  readonly place: number;
  readonly amount: number;

  constructor(name: string, place: number, amount: number) {
    this.name = name;
    this.place = place;
    this.amount = amount;
  }

  check = (model: Readonly<Model>): boolean => model.invoices.length > 0;

  async run(model: Model, real: Real): Promise<void> {
    const known = model.invoices[this.place % model.invoices.length] as Known;
    const next = this.expected(known, model);
    const before = JSON.stringify([
      await real.store.get('default', known.id),
      (await real.store.history('default', known.id)).items,
    ]);
    try {
      await this.send(known, real.invoicing);
    } catch (error) {
      if (!(error instanceof InvoicingError)) throw error;
      expect(next, `${this} was refused: ${error.message}`).toBeUndefined();
      expect(
        JSON.stringify([
          await real.store.get('default', known.id),
          (await real.store.history('default', known.id)).items,
        ]),
      ).toBe(before);
      return;
    }
    expect(next, `${this} of a ${known.position} was let through`).toBeDefined();
    this.move(known, next as Position, model);
    await checkWorld(model, real.store);
  }

  private send({ id }: Known, invoicing: Invoicing): Promise<Invoice> {
    switch (this.name) {
      case 'update':
        return invoicing.updateDraft(id, {
          lines: [{ name: 'B', unitPrice: `${this.amount}.00`, taxCodes: ['vat-e'] }],
        });
      case 'hold':
        return invoicing.hold(id);
      case 'release':
        return invoicing.release(id);
      case 'open':
        return invoicing.open(id);
      case 'reopen':
        return invoicing.reopen(id);
      case 'finalize':
        return invoicing.finalize(id);
      case 'void':
        return invoicing.voidInvoice(id, { reason: 'typo' });
      case 'pay':
        return invoicing.recordPayment(id, { amount: `${this.amount}.00` });
      case 'writeOff':
        return invoicing.writeOff(id, { amount: `${this.amount}.00`, reason: 'charges' });
      case 'uncollectible':
        return invoicing.markUncollectible(id);
      default:
        return invoicing.deleteDraft(id);
    }
  }

  /** Where the command leads, or `undefined` where it must be refused. */
  private expected(known: Known, { numbersAtCreate }: Model): Position | undefined {
    const due = known.total - known.paid - known.writtenOff;
    const moves = this.name === 'pay' || this.name === 'writeOff';
    if (moves && (this.amount === 0 || BigInt(this.amount) * 100n > due)) return undefined;
    if (this.name === 'uncollectible' && due === 0n) return undefined;
    if (
      this.name === 'void' &&
      (known.paid > 0n || known.writtenOff > 0n || !(known.numbered || known.position === 'finalized'))
    )
      return undefined;
    if (this.name === 'delete' && numbersAtCreate) return undefined;
    return diagram[this.name]?.[known.position];
  }

  private move(known: Known, next: Position, model: Model): void {
    if (this.name === 'update') known.total = BigInt(this.amount) * 100n;
    if (this.name === 'pay') known.paid += BigInt(this.amount) * 100n;
    if (this.name === 'writeOff') known.writtenOff += BigInt(this.amount) * 100n;
    if (this.name === 'uncollectible') known.givenUp = true;
    if (this.name === 'finalize' && known.position !== 'finalized' && !known.numbered) model.issued++;
    known.position = next;
  }

  toString = (): string => `${this.name} #${this.place} (${this.amount})`;
}

/** What holds after every step, whatever was done. */
async function checkWorld({ invoices, issued }: Model, store: InvoiceStore): Promise<void> {
  const numbers: string[] = [];
  for (const known of invoices) {
    const stored = await store.get('default', known.id);
    const events = (await store.history('default', known.id)).items;
    checkEvents(events);
    if (known.position === 'deleted') {
      expect(stored).toBeNull();
      expect(events.at(-1)?.type).toBe('invoice.deleted');
      continue;
    }
    if (stored === null) return expect.fail(`${known.id} is gone`);
    expect(positionOf(stored)).toBe(known.position);
    expect(stored.version).toBe(events.at(-1)?.sequence);
    expect(fold(events)).toEqual(stored);
    checkMoney(stored, known);
    if (stored.number !== null) numbers.push(stored.number);
  }
  expect(numbers.sort()).toEqual(
    Array.from({ length: issued }, (_, index) => `INV-2025-${String(index + 1).padStart(4, '0')}`),
  );
}

function checkEvents(events: readonly InvoiceEvent[]): void {
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  const types = events.map((event): EventType => event.type);
  for (const once of [
    'invoice.finalized',
    'invoice.one_off_created',
    'invoice.voided',
    'invoice.deleted',
    'invoice.paid',
  ] as const) {
    expect(types.filter((type) => type === once).length).toBeLessThanOrEqual(1);
  }
}

function checkMoney(invoice: Invoice, { total, paid, writtenOff, givenUp }: Known): void {
  const sum = invoice.payments.reduce((all, payment) => all + cents(payment.amount), 0n);
  expect(sum).toBe(paid);
  expect(sum <= cents(invoice.total)).toBe(true);
  expect([cents(invoice.total), cents(invoice.amountPaid), cents(invoice.amountDue)]).toEqual([
    total,
    paid,
    invoice.status === 'voided' ? 0n : total - paid - writtenOff,
  ]);
  if (invoice.status === 'voided') expect(invoice.paymentStatus).toBe('voided');
  const settled: readonly InvoiceStatus[] = ['finalized'];
  if (settled.includes(invoice.status))
    expect(invoice.paymentStatus).toBe(
      paymentStatusOf(invoice as FinalizedInvoice, { total, paid, writtenOff, givenUp }),
    );
}

function paymentStatusOf(
  _invoice: FinalizedInvoice,
  { total, paid, writtenOff, givenUp }: Pick<Known, 'total' | 'paid' | 'writtenOff' | 'givenUp'>,
): string {
  if (paid + writtenOff === total) return paid > 0n || total === 0n ? 'paid' : 'written_off';
  if (givenUp) return 'uncollectible';
  return paid === 0n ? 'unpaid' : 'partially_paid';
}

const price = fc.integer({ min: 0, max: 4 });
const commands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom('draft' as const, 'held' as const, 'now' as const), price)
      .map(([issue, amount]) => new Create(issue, amount)),
    ...Object.keys(diagram).map((name) =>
      fc.tuple(fc.nat(4), price).map(([place, amount]) => new Act(name, place, amount)),
    ),
  ],
  { maxCommands: MOST_COMMANDS, size: 'max' },
);

describe.each([
  ['finalize', false],
  ['create', true],
] as const)('invoices that take their number at %s', (assignNumber, numbersAtCreate) => {
  it('live along the diagram, lose no number and no event, and never take more than is due', async () => {
    const property = fc.asyncProperty(commands, async (life) => {
      const { invoicing, store } = openAcme({
        records: acmeRecords(),
        policy: { ...policies.standard, assignNumber },
      });
      await fc.asyncModelRun(
        () => ({ model: { invoices: [], numbersAtCreate, issued: 0 }, real: { invoicing, store } }),
        life,
      );
    });
    await fc.assert(property, { numRuns: RUNS / 2 });
  }, 60_000);
});
