import { addMonths } from 'date-fns/addMonths';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { addDays, toDate, toIsoDate } from './day-arithmetic.ts';
import type { IsoDate } from './iso-date.ts';
import type { PaymentTerm } from './payment-term.ts';

/**
 * The day that an invoice is due. A month without that day uses its last day: two months from 31 December is the 28th of
 * February, or the 29th in a leap year.
 *
 * @param issueDate - the day that the term counts from
 * @throws {ValidationError} `date.invalid` where that day lies beyond the year 9999
 */
export function dueDate(term: PaymentTerm, issueDate: IsoDate): IsoDate {
  switch (term.type) {
    case 'net':
      return addDays(issueDate, term.days);
    case 'months':
      return shiftMonths(issueDate, term.months);
    case 'end_of_month':
      return addDays(endOfMonth(issueDate), term.days);
    case 'net_end_of_month':
      return endOfMonth(addDays(issueDate, term.days));
    case 'day_of_month':
      return dayOfMonth(term, issueDate);
    case 'on_receipt':
      return issueDate;
  }
}

function dayOfMonth(
  { day, months }: Extract<PaymentTerm, { readonly type: 'day_of_month' }>,
  issueDate: IsoDate,
): IsoDate {
  if (months !== undefined) return dayIn(shiftMonths(issueDate, months), day);
  const inThisMonth = dayIn(issueDate, day);
  return inThisMonth > issueDate ? inThisMonth : dayIn(shiftMonths(issueDate, 1), day);
}

/** A day of a date's month, or the last day if the month is shorter. */
function dayIn(month: IsoDate, day: number): IsoDate {
  const last = endOfMonth(month);
  const wanted = month.slice(0, 8) + String(day).padStart(2, '0');
  return wanted < last ? wanted : last;
}

function shiftMonths(date: IsoDate, months: number): IsoDate {
  return toIsoDate(addMonths(toDate(date), months), `${date} and ${months} months`);
}

function endOfMonth(date: IsoDate): IsoDate {
  return toIsoDate(lastDayOfMonth(toDate(date)), `the end of the month of ${date}`);
}
