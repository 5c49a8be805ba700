import { compareInstants, toEpochMs, toInstant } from '../../calendar/instant.ts';
import { fault } from '../../errors/fault.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Payment } from '../../invoice/invoice.ts';

const EARLIEST = '1970-01-01T00:00:00Z';
const END = 253_402_300_799_999;
const DAY = 86_400_000;

/**
 * Refuse an instant before 1970, or more than a day after now: a day is for clocks and time zones that differ.
 *
 * @throws {ValidationError} `payment.received_at_out_of_range`
 */
export function requireReceivedAt(receivedAt: string, now: string): void {
  const latest = toInstant(Math.min(toEpochMs(now) + DAY, END));
  if (compareInstants(receivedAt, EARLIEST) >= 0 && compareInstants(receivedAt, latest) <= 0) return;
  const rule = `lies outside ${EARLIEST} to ${latest}, one day after now`;
  const message = `receivedAt ${receivedAt} ${rule}; pass the instant at which the money moved`;
  throwFaults([fault('payment.received_at_out_of_range', '/receivedAt', message, { earliest: EARLIEST, latest })]);
}

/**
 * When the last of the money came in that an invoice now has, with what moves now: an invoice that this settles is paid
 * from then on. The order in which payments are recorded does not matter; what was reversed does not count.
 */
export function lastReceivedAt(moved: Payment, payments: readonly Payment[]): string {
  const reversed = new Set(payments.map((one) => one.reverses));
  const counted = payments.filter(({ id, kind }) => kind === 'payment' && !reversed.has(id));
  return counted
    .map((one) => one.receivedAt)
    .reduce((last, one) => (compareInstants(one, last) > 0 ? one : last), moved.receivedAt);
}
