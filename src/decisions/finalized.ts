import { TaxUnavailableError } from '../errors/errors.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { EventType } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice, OpenInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { obstacles } from '../invoice/obstacles.ts';
import { isZero } from '../money/amounts.ts';
import type { FinalDates } from '../pricing/check-dates.ts';

/**
 * The finalized form of a draft or open invoice: with its number and dates; nothing due means paid.
 *
 * @throws {TaxUnavailableError} while its taxes are pending
 * @throws {ValidationError} its warnings, which are faults now
 */
export function toFinalized(
  invoice: DraftInvoice | OpenInvoice,
  number: string,
  dates: FinalDates,
  now: string,
): FinalizedInvoice {
  if (invoice.taxStatus === 'pending') throw new TaxUnavailableError('it has not answered yet');
  throwFaults(obstacles(invoice));
  const settled = isZero(invoice.amountDue);
  return withMembers<FinalizedInvoice>(invoice, {
    issueDate: dates.issueDate,
    dueDate: dates.dueDate,
    paymentTerm: dates.paymentTerm,
    status: 'finalized',
    warnings: [],
    onHold: false,
    number,
    finalizedAt: now,
    paymentStatus: settled ? 'paid' : 'unpaid',
    paidAt: settled ? now : null,
  });
}

/** The events of a first finalize; `invoice.one_off_created` is what S1's receivers listen for. */
export function finalizeEvents(invoice: FinalizedInvoice): readonly EventType[] {
  const events: EventType[] = ['invoice.finalized', 'invoice.one_off_created'];
  return invoice.paidAt === null ? events : [...events, 'invoice.paid'];
}
