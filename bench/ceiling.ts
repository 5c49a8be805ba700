import type {
  Calculation,
  DraftInvoice,
  FinalizedInvoice,
  Invoice,
  InvoiceEvent,
  InvoiceLine,
  InvoiceTax,
} from 'oneoff';
import { bareLoop } from './bare-loop.ts';
import { changeOf, draftOf, finalizedOf, NO_MEMBERS, type Priced, TENANT, TERM } from './ceiling-invoice.ts';
import { type CheckedRequest, checkRequest } from './ceiling-request.ts';
import { freezeAll } from './freeze-all.ts';
import { seller } from './inputs.ts';

/** What the ceiling and the service are given alike. */
export interface CeilingOptions {
  readonly clock: { now(): number };
  readonly ids: { next(): string };
  /** Whether finalizing prices the draft again, as it must where anything changed. */
  readonly reprices: boolean;
}

/** The commands of the ceiling. */
export interface Ceiling {
  create(request: unknown): DraftInvoice;
  finalize(id: string): FinalizedInvoice;
  history(id: string): readonly InvoiceEvent[];
}

const IDS_OF_EVENTS = 6;
const DAY = 86_400_000;

/**
 * The upper bound to compare the service with: create and finalize written by hand for the one case of these benchmarks.
 * It checks every member of a request, computes in plain integers, and keeps frozen documents and events.
 */
export function createCeiling({ clock, ids, reprices }: CeilingOptions): Ceiling {
  const invoices = new Map<string, Invoice>();
  const requests = new Map<string, CheckedRequest>();
  const histories = new Map<string, InvoiceEvent[]>();
  const numbers = new Map<string, string>();
  let last = 0;
  const take = (count: number): string[] => {
    const taken: string[] = [];
    for (let index = 0; index < count; index++) {
      const id = ids.next();
      if (typeof id !== 'string' || id === '' || id.length > 255 || taken.includes(id)) throw new Error('bad id');
      taken.push(id);
    }
    return taken;
  };
  return {
    create(given) {
      const request = checkRequest(given);
      const own = take(1 + request.lines.length + IDS_OF_EVENTS);
      const now = new Date(clock.now()).toISOString();
      const today = dayOf(now);
      const id = own[0] as string;
      if (histories.has(id)) throw new Error(`id ${id} is taken`);
      const draft = freezeAll(draftOf(id, now, today, priceOf(request, own, today)));
      const event = eventOf(own.at(-1) as string, 'invoice.drafted', now, changeOf(draft), draft);
      invoices.set(id, draft);
      histories.set(id, [event]);
      if (reprices) requests.set(id, request);
      return draft;
    },
    finalize(id) {
      let draft = invoices.get(id);
      if (draft?.status !== 'draft' || draft.warnings.length > 0) throw new Error(`${id} is no draft`);
      const now = new Date(clock.now()).toISOString();
      const issueDate = dayOf(now);
      const request = requests.get(id);
      if (reprices && request !== undefined) {
        const lineIds = [id, ...draft.lines.map((line) => line.id)];
        draft = draftOf(id, draft.createdAt, issueDate, priceOf(request, lineIds, issueDate));
      }
      const own = take(IDS_OF_EVENTS);
      const dueDate = new Date(Date.parse(issueDate) + DAYS * DAY).toISOString().slice(0, 10);
      const number = `INV-${last + 1}`;
      if (numbers.has(number)) throw new Error(`number ${number} is taken`);
      const dated = { number, issueDate, dueDate };
      const change = { status: 'finalized', number, issueDate, dueDate, paymentTerm: TERM, finalizedAt: now };
      const second = freezeAll(finalizedOf(draft, 2, now, dated));
      const third = freezeAll(finalizedOf(draft, 3, now, dated));
      histories
        .get(id)
        ?.push(
          eventOf(own[IDS_OF_EVENTS - 2] as string, 'invoice.finalized', now, change, second),
          eventOf(own[IDS_OF_EVENTS - 1] as string, 'invoice.one_off_created', now, NO_MEMBERS, third),
        );
      last++;
      numbers.set(number, id);
      invoices.set(id, third);
      requests.delete(id);
      return third;
    },
    history: (id) => histories.get(id) ?? [],
  };
}

const DAYS = TERM.type === 'net' ? TERM.days : 0;
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: seller.timeZone });
let known = { now: '', day: '' };

function dayOf(now: string): string {
  if (known.now !== now) known = { now, day: calendar.format(Date.parse(now)) };
  return known.day;
}

function eventOf(id: string, type: string, timestamp: string, change: object, invoice: Invoice): InvoiceEvent {
  const event = { id, type, timestamp, sequence: invoice.version, tenant: TENANT, data: { change, invoice } };
  return freezeAll(event) as unknown as InvoiceEvent;
}

function priceOf(request: CheckedRequest, ids: readonly string[], today: string): Priced {
  const { subtotal, taxAmount, total, taxes, lines } = bareLoop({ currency: 'EUR', lines: request.lines });
  return {
    subtotal,
    taxAmount,
    total,
    taxes: taxes as readonly InvoiceTax[],
    lines: request.lines.map(({ quantity, unitPrice }, index): InvoiceLine => {
      const amounts = lines[index] as Calculation['lines'][number];
      return {
        id: ids[index + 1] as string,
        addOn: null,
        name: request.names[index] as string,
        description: null,
        group: null,
        quantity: shortest(quantity as string),
        unit: 'C62',
        unitPrice: unitPrice as string,
        baseQuantity: '1',
        period: null,
        taxPointDate: null,
        taxDate: today,
        note: null,
        item: null,
        references: null,
        metadata: NO_MEMBERS,
        amount: amounts.amount,
        taxAmount: amounts.taxAmount,
        total: amounts.total,
        taxes: amounts.taxes,
        taxSource: 'line',
        withholdings: NO_SHARES,
        deposit: null,
      };
    }),
  };
}

const NO_SHARES: readonly never[] = freezeAll([]);

/** Without needless zeros. */
function shortest(decimal: string): string {
  let end = decimal.length;
  while (decimal.endsWith('0', end)) end--;
  return decimal.slice(0, decimal.endsWith('.', end) ? end - 1 : end);
}
