import type { IsoDate } from '../calendar/iso-date.ts';
import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import type { NumberSeries } from './number-series.ts';
import { periodOf } from './reset.ts';

/** The opaque key of a counter within a tenant; two keys are equal only if the counter is the same. */
export type SeriesKey = string;

/** What decides which counter a document's number comes from. */
export interface SeriesKeyInput {
  readonly billingEntityId: string;
  /** Credit notes never share a counter with invoices. */
  readonly documentKind: 'invoice' | 'credit_note';
  readonly series: NumberSeries;
  readonly issueDate: IsoDate;
  /** Required if the scope is `"customer"`. */
  readonly customerId?: string;
}

/**
 * The key of the counter that a document's number comes from.
 *
 * The period comes from the issue date, never from a clock: an invoice dated 31 December takes the old year's next
 * number on 2 January. The pattern is no part of the key, so a seller who rewords it keeps counting.
 *
 * @throws {ValidationError} `field.required` where the scope is `"customer"` and no `customerId` is given
 */
export function seriesKey(input: SeriesKeyInput): SeriesKey {
  const { billingEntityId, documentKind, series, issueDate } = input;
  return JSON.stringify([billingEntityId, documentKind, ...scopeOf(input), periodOf(series.reset, issueDate)]);
}

function scopeOf({ series: { scope }, customerId }: SeriesKeyInput): readonly [kind: string, which: string] {
  if (scope === 'billing_entity') return ['billing_entity', ''];
  if (typeof scope === 'object') return ['name', scope.name];
  if (customerId !== undefined) return ['customer', customerId];
  throw new ValidationError([
    fault('field.required', '/customerId', 'the series counts per customer; pass the customerId'),
  ]);
}
