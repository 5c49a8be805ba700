import { dayIn } from '../../calendar/time-zone.ts';
import { type BillingEntity, validateBillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import { documentSeriesKey, type NumberedKind, seriesOf } from '../../directory/document-number.ts';
import type { Party } from '../../directory/party.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { SeriesState } from '../../numbering/next-in-series.ts';
import { sequenceIn } from '../../numbering/sequence-in.ts';
import type { SeriesKey } from '../../numbering/series-key.ts';
import { allItems } from '../../paging/all-items.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import { readClock } from '../context.ts';
import type { Settings } from '../options.ts';
import { readCounters } from '../read-counters.ts';

/** What is checked of an invoice or a credit note. */
interface Numbered {
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly customer: Party;
}

/** What a series has given, as far as the check has read it. */
interface Series {
  readonly kind: NumberedKind;
  readonly seller: BillingEntity;
  readonly before: BillingEntity | null;
  readonly states: Map<SeriesKey, SeriesState | undefined>;
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
  let highest: Clash | undefined;
  for await (const { number, issueDate, customer } of documentsOf(settings, series)) {
    if (number === null || issueDate === null) continue;
    const clash = await clashOf(settings, series, { number, issueDate, customer });
    if (clash && (highest === undefined || clash.sequence > highest.sequence)) highest = clash;
  }
  return highest && clashFault(highest, series);
}

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
  return state !== undefined && startAt <= state.last ? notAbove(startAt, state.last, series) : undefined;
}

interface Clash {
  readonly number: string;
  readonly sequence: number;
  readonly next: number;
}

async function clashOf(
  settings: Settings,
  series: Series,
  { number, issueDate, customer }: { readonly number: string; readonly issueDate: string; readonly customer: Party },
): Promise<Clash | undefined> {
  const { kind, seller } = series;
  const proposed = seriesOf(seller, kind);
  const record = await customerOf(settings, series, customer.id);
  const sequence = sequenceIn(proposed, number, {
    issueDate,
    ...(seller.numberPrefix !== undefined && { prefix: seller.numberPrefix }),
    ...(record?.sequence !== undefined && { customerSequence: record.sequence }),
  });
  if (sequence === undefined) return undefined;
  const state = await stateOf(
    settings,
    series,
    documentSeriesKey({ billingEntity: seller, customer }, issueDate, kind),
  );
  const next = Math.max((state?.last ?? 0) + 1, proposed.startAt ?? 1);
  return sequence < next ? undefined : { number, sequence, next };
}

async function stateOf(
  { store, tenant }: Settings,
  { states }: Series,
  key: SeriesKey,
): Promise<SeriesState | undefined> {
  if (states.has(key)) return states.get(key);
  const state = (await readCounters(store, tenant, [key])).get(key);
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

/** The documents of the seller, page by page. */
function documentsOf({ store, tenant }: Settings, { kind, seller }: Series): AsyncIterable<Numbered> {
  const query = { billingEntityId: seller.id, limit: 100 };
  return kind === 'invoice'
    ? allItems((from) => store.list(tenant, { ...query, ...from }))
    : allItems((from) => store.listCreditNotes(tenant, { ...query, ...from }));
}

function memberOf({ kind, seller }: Series): string {
  return kind === 'credit_note' && seller.creditNoteSeries !== undefined ? 'creditNoteSeries' : 'numberSeries';
}

function notAbove(startAt: number, last: number, series: Series): Fault {
  const message = `startAt ${startAt} is not above ${last}, the last number of the series; pass ${last + 1} or more to move it on, or leave startAt as it was`;
  return fault('number.start_at_passed', `/${memberOf(series)}/startAt`, message, { last });
}

function clashFault({ number, sequence, next }: Clash, series: Series): Fault {
  const { kind, seller } = series;
  const what = kind === 'invoice' ? 'an invoice' : 'a credit note';
  const { pattern } = seriesOf(seller, kind);
  const message = `with pattern ${show(pattern)} the series would go on at ${next} and come to ${show(number)}, which ${what} has already; pass startAt ${sequence + 1} or more, or a pattern that keeps the numbers different`;
  return fault('number.taken', `/${memberOf(series)}`, message, { number, startAt: sequence + 1 });
}
