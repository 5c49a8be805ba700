import type { BillingEntity } from '../../directory/billing-entity.ts';
import type { Customer } from '../../directory/customer.ts';
import { documentSeriesKey, type NumberedKind, seriesOf } from '../../directory/document-number.ts';
import type { SeriesState } from '../../numbering/next-in-series.ts';
import { sequenceIn } from '../../numbering/sequence-in.ts';
import type { SeriesKey } from '../../numbering/series-key.ts';
import type { Directory } from '../../ports/directory.ts';
import { fromRow } from '../../validation/row.ts';
import type { Finding } from './finding.ts';

/** A numbered document, as far as its number is concerned. */
interface NumberedDocument {
  readonly id: string;
  readonly kind: NumberedKind;
  readonly billingEntityId: string;
  readonly customerId: string;
  readonly number: string;
  readonly issueDate: string;
}

/** The numbers of one counter. */
interface Counter {
  readonly name: string;
  /** Where the seller let it start. */
  readonly startAt: number | undefined;
  /** Its key, where the seller's present series is its series. */
  readonly key: SeriesKey | undefined;
  readonly sequences: number[];
}

/** At most so many numbers of a gap are reported. */
const MOST_NAMED = 5;

/**
 * Collects the numbers of a tenant and says what is missing or there twice.
 *
 * A number is read by the seller's present series. One that this series does not write, because its pattern was changed,
 * belongs to the numbers that differ in their last digits only.
 */
export function createSeriesAudit(tenant: string, directory: Directory): SeriesAudit {
  const counters = new Map<string, Counter>();
  const holders = new Map<string, string>();
  const sellers = remember(async (id: string) =>
    fromRow<BillingEntity | null>(await directory.billingEntity(tenant, id)),
  );
  const customers = remember(async (id: string) => fromRow<Customer | null>(await directory.customer(tenant, id)));
  const findings: Finding[] = [];
  return {
    async add(document) {
      const { id, kind, billingEntityId, number } = document;
      const name = JSON.stringify([kind, billingEntityId, number]);
      const holder = holders.get(name);
      if (holder !== undefined) {
        const message = `${number} is the number of ${holder} and of ${id}`;
        findings.push({ kind: 'duplicate', tenant, where: billingEntityId, message });
      }
      holders.set(name, id);
      const seller = await sellers(billingEntityId);
      const customer = seller && (await customers(document.customerId));
      const place = (seller && inSeries(document, seller, customer)) ?? byDigits(document);
      if (place === undefined) return;
      const counter = counters.get(place.id);
      if (counter === undefined) counters.set(place.id, { ...place, sequences: [place.sequence] });
      else counter.sequences.push(place.sequence);
    },
    async finish(readState) {
      for (const counter of counters.values()) {
        const state = counter.key === undefined ? null : await readState(counter.key);
        findings.push(...gapsOf(counter, tenant, state));
      }
      return findings;
    },
  };
}

/** See {@link createSeriesAudit}. */
export interface SeriesAudit {
  add(document: NumberedDocument): Promise<void>;
  /** @param readState - the state of a counter */
  finish(readState: (key: SeriesKey) => Promise<SeriesState | null>): Promise<readonly Finding[]>;
}

interface Place extends Omit<Counter, 'sequences'> {
  readonly id: string;
  readonly sequence: number;
}

function inSeries(
  { kind, customerId, number, issueDate }: NumberedDocument,
  seller: BillingEntity,
  customer: Customer | null,
): Place | undefined {
  const series = seriesOf(seller, kind);
  const sequence = sequenceIn(series, number, {
    issueDate,
    ...(seller.numberPrefix !== undefined && { prefix: seller.numberPrefix }),
    ...(customer?.sequence !== undefined && { customerSequence: customer.sequence }),
  });
  if (sequence === undefined) return undefined;
  const parties = { billingEntity: seller, customer: customer ?? { id: customerId, name: customerId } };
  const key = documentSeriesKey(parties, issueDate, kind);
  return { id: key, name: `${seller.id}: ${series.pattern}`, key, startAt: series.startAt, sequence };
}

/** By the last digits, for numbers of an earlier pattern. */
function byDigits({ kind, billingEntityId, number }: NumberedDocument): Place | undefined {
  const [, before = '', digits, after = ''] = /^(.*?)(\d{1,15})(\D*)$/.exec(number) ?? [];
  if (digits === undefined) return undefined;
  const name = `${billingEntityId}: ${before}…${after}`;
  return { id: JSON.stringify([kind, name]), name, key: undefined, startAt: undefined, sequence: Number(digits) };
}

function gapsOf(
  { name, key, startAt, sequences }: Counter,
  tenant: string,
  state: SeriesState | null,
): readonly Finding[] {
  const given = [...new Set(sequences)].sort((a, b) => a - b);
  const findings: Finding[] = [];
  const miss = (from: number, to: number): void => {
    const named = Array.from({ length: Math.min(MOST_NAMED, to - from + 1) }, (_, place) => from + place).join(', ');
    const more = to - from + 1 > MOST_NAMED ? ` and ${to - from + 1 - MOST_NAMED} more` : '';
    findings.push({ kind: 'gap', tenant, where: name, message: `missing in the series: ${named}${more}` });
  };
  // An earlier pattern may have begun anywhere; the present series begins at 1, or where the seller said.
  let next = key === undefined ? (given[0] ?? 1) : 1;
  for (const sequence of given) {
    if (sequence > next && sequence !== startAt) miss(next, sequence - 1);
    next = sequence + 1;
  }
  const last = state?.last;
  if (last !== undefined && last >= next) miss(next, last);
  if (last !== undefined && last < next - 1) {
    const message = `the counter stands at ${last}, and ${next - 1} is taken; the next number would be given twice`;
    findings.push({ kind: 'counter', tenant, where: name, message });
  }
  return findings;
}

function remember<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
}
