import { lastDayOf } from '../calendar/last-day.ts';
import type { InvoiceLine } from '../invoice/invoice.ts';
import type { StoredDetails } from './details.ts';

/** The members of a document that its tax dates follow from. */
export type TaxDateDetails = Pick<StoredDetails, 'taxPointDate' | 'supplyDate' | 'servicePeriod' | 'issueDate'>;

/** The days whose taxes apply, as ISO dates. */
export interface TaxDates {
  readonly document: string;
  readonly ofLine: (line: Pick<InvoiceLine, 'taxPointDate' | 'period'>) => string;
}

/**
 * The tax dates of a document and of its lines: the tax point date, else the supply date, else the end of the service
 * period, else the end of the line's own period, else the issue date.
 *
 * A date that follows from supply or period and lies after the issue date is replaced by the issue date, because what is
 * billed in advance is taxed by its invoice (directive 2006/112, art. 65, 66).
 *
 * @param today - today in the billing entity's time zone, if the document has no issue date yet
 * @param timeZone - the billing entity's, for periods that end at an instant
 */
export function taxDatesOf(
  { taxPointDate, supplyDate, servicePeriod, issueDate }: TaxDateDetails,
  { today, timeZone }: { readonly today: string; readonly timeZone: string },
): TaxDates {
  const issued = issueDate ?? today;
  const upToIssue = (derived: string): string => (derived < issued ? derived : issued);
  const supplied = supplyDate ?? (servicePeriod && lastDayOf(servicePeriod, timeZone));
  return {
    document: taxPointDate ?? upToIssue(supplied ?? issued),
    ofLine: (line) =>
      taxPointDate ??
      line.taxPointDate ??
      upToIssue(supplied ?? (line.period && lastDayOf(line.period, timeZone)) ?? issued),
  };
}
