import { dayIn } from '../../calendar/time-zone.ts';
import { type BillingEntity, validateBillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import { documentSeriesKey, type NumberedKind, seriesMemberOf, seriesOf } from '../../directory/document-number.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { SeriesState } from '../../numbering/next-in-series.ts';
import { numberReader, type ReadNumber } from '../../numbering/number-reader.ts';
import type { SeriesKey } from '../../numbering/series-key.ts';
import type { TakenNumber } from '../../ports/invoice-store.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import { readClock } from '../context.ts';
import type { Settings } from '../options.ts';

/** What a series has given, as far as the check has read it. */
interface Series {
  readonly kind: NumberedKind;
  readonly seller: BillingEntity;
  readonly before: BillingEntity | null;
  readonly states: Map<SeriesKey, SeriesState | null>;
  readonly customers: Map<string, Customer | null>;
}

/** Check a billing entity's series against the numbers that are taken; see `Invoicing.checkNumberSeries`. */
export async function checkNumberSeries(settings: Settings, row: RowOf<BillingEntity>): Promise<readonly Fault[]> {
  const { currencies, policy, directory, tenant } = settings;
  const seller = fromRow<BillingEntity>(row);
  const wrong = validateBillingEntity(seller, '', { currencies, codeLists: policy.codeLists });
  if (wrong.length > 0) return wrong;
  const before = await directory.billingEntity(tenant, seller.id);
  const faults: Fault[] = [];
  for (const kind of ['invoice', 'credit_note'] as const) {
    const series: Series = { kind, seller, before, states: new Map(), customers: new Map() };
    const found = await firstFault(settings, series);
    if (found) faults.push(found);
  }
  return faults;
}

/** One fault is enough for a series: all of its clashes have the same way out. */
async function firstFault(settings: Settings, series: Series): Promise<Fault | undefined> {
  const passed = await startAtPassed(settings, series);
  if (passed) return passed;
  const { kind, seller } = series;
  const { start, read } = numberReader(seriesOf(seller, kind), {
    ...(seller.numberPrefix !== undefined && { prefix: seller.numberPrefix }),
    today: dayIn(seller.timeZone, readClock(settings)),
  });
  let highest: Clash | undefined;
  for await (const { number, customerId } of takenNumbers(settings, series, start)) {
    const values = read(number);
    const clash = values && (await clashOf(settings, series, { number, customerId, ...values }));
    if (clash && (highest === undefined || clash.sequence > highest.sequence)) highest = clash;
  }
  return highest && clashFault(highest, series);
}

/** The numbers of the seller's documents that begin with a text, so many at a time. */
async function* takenNumbers(
  { store, tenant }: Settings,
  { kind, seller }: Series,
  prefix: string,
): AsyncGenerator<TakenNumber, void, undefined> {
  let after: string | undefined;
  do {
    const query = { kind, billingEntityId: seller.id, prefix, limit: AT_A_TIME };
    const found = await store.takenNumbers(tenant, { ...query, ...(after !== undefined && { after }) });
    yield* found;
    after = found.length < AT_A_TIME ? undefined : found.at(-1)?.number;
  } while (after !== undefined);
}

const AT_A_TIME = 1000;

/** The fault of a new `startAt` that would move nothing; a series per customer has one counter each, and none of them counts. */
async function startAtPassed(settings: Settings, series: Series): Promise<Fault | undefined> {
  const { kind, seller, before } = series;
  const { startAt, scope } = seriesOf(seller, kind);
  const isNew = startAt !== (before === null ? undefined : seriesOf(before, kind).startAt);
  if (startAt === undefined || !isNew || scope === 'customer') return undefined;
  const today = dayIn(seller.timeZone, readClock(settings));
  const state = await stateOf(
    settings,
    series,
    documentSeriesKey({ billingEntity: seller, customer: seller }, today, kind),
  );
  return state !== null && startAt <= state.last ? notAbove(startAt, state.last, series) : undefined;
}

interface Clash {
  readonly number: string;
  readonly sequence: number;
  readonly next: number;
}

async function clashOf(
  settings: Settings,
  series: Series,
  { number, sequence, issueDate, customerId, customerSequence }: TakenNumber & ReadNumber,
): Promise<Clash | undefined> {
  const { kind, seller } = series;
  const { scope, startAt = 1 } = seriesOf(seller, kind);
  // The counter of a customer writes the customer's own sequence; an earlier series may have written another one.
  if (scope === 'customer' && (await customerOf(settings, series, customerId))?.sequence !== customerSequence)
    return undefined;
  const customer = { id: customerId, name: customerId };
  const key = documentSeriesKey({ billingEntity: seller, customer }, issueDate, kind);
  const state = await stateOf(settings, series, key);
  const next = Math.max((state?.last ?? 0) + 1, startAt);
  return sequence < next ? undefined : { number, sequence, next };
}

async function stateOf({ store, tenant }: Settings, { states }: Series, key: SeriesKey): Promise<SeriesState | null> {
  const known = states.get(key);
  if (known !== undefined) return known;
  const state = await store.getSeries(tenant, key);
  states.set(key, state);
  return state;
}

async function customerOf(
  { directory, tenant }: Settings,
  { customers }: Series,
  id: string,
): Promise<Customer | null> {
  const known = customers.get(id);
  if (known !== undefined) return known;
  const found = await directory.customer(tenant, id);
  customers.set(id, found);
  return found;
}

function notAbove(startAt: number, last: number, series: Series): Fault {
  const message = `startAt ${startAt} is not above ${last}, the last number of the series; pass ${last + 1} or more to move it on, or leave startAt as it was`;
  return fault('number.start_at_passed', `/${seriesMemberOf(series.seller, series.kind)}/startAt`, message, { last });
}

function clashFault({ number, sequence, next }: Clash, series: Series): Fault {
  const { kind, seller } = series;
  const what = kind === 'invoice' ? 'an invoice' : 'a credit note';
  const { pattern } = seriesOf(seller, kind);
  const message = `with pattern ${show(pattern)} the series would go on at ${next} and come to ${show(number)}, which ${what} has already; pass startAt ${sequence + 1} or more, or a pattern that keeps the numbers different`;
  return fault('number.taken', `/${seriesMemberOf(seller, kind)}`, message, { number, startAt: sequence + 1 });
}
