import type { CreditNote } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleDraft, sampleFinalized, sampleOpen, sampleVoided } from '../samples/sample-invoice.ts';

const otherSeller = { id: 'umbrella', name: 'Umbrella' };
const unpaid = { currency: 'EUR', paymentStatus: 'unpaid' } as const;
const paid = { ...unpaid, paymentStatus: 'paid', amountDue: '0.00' } as const;
const net = (subtotal: string, taxAmount: string, total: string) => ({ subtotal, taxAmount, total });

const january = sampleFinalized({
  ...paid,
  ...net('100.00', '19.00', '119.00'),
  id: 'january',
  issueDate: '2025-01-01',
  dueDate: '2025-01-31',
});

/** Every kind of invoice; those in EUR are due on all edges of the buckets, as of 30 June 2025. */
export const reportedInvoices: readonly Invoice[] = [
  sampleDraft({ ...unpaid, id: 'draft', amountDue: '7.00' }),
  sampleDraft({ ...unpaid, id: 'held', amountDue: '7.00', onHold: true, customer: { id: 'initech', name: 'Initech' } }),
  sampleOpen({ ...unpaid, id: 'open', amountDue: '7.00' }),
  sampleOpen({ ...unpaid, id: 'open-held', amountDue: '7.00', onHold: true }),
  january,
  due('due-later', '2025-07-30', '0.01'),
  due('due-today', '2025-06-30', '0.02', { paymentStatus: 'partially_paid' }),
  due('late-1', '2025-06-29', '0.04'),
  due('late-30', '2025-05-31', '0.08', { billingEntity: otherSeller }),
  due('late-31', '2025-05-30', '999999999999999.99'),
  due('late-60', '2025-05-01', '0.02'),
  due('late-61', '2025-04-30', '0.16'),
  due('late-90', '2025-04-01', '0.32'),
  due('late-91', '2025-03-31', '0.64'),
  due('lost', '2025-03-31', '5.00', { paymentStatus: 'uncollectible' }),
  due('in-yen', '2025-03-31', '500', { currency: 'JPY', ...net('455', '45', '500') }),
  sampleVoided({ ...unpaid, id: 'voided', amountDue: '5.00', issueDate: '2025-01-05', dueDate: '2025-01-20' }),
];

/** Of an invoice of January: one in March, on its last day, one of the other seller's, and one in another currency. */
export const reportedNotes: readonly CreditNote[] = [
  sampleCreditNote(january, { ...net('10.00', '1.90', '11.90'), id: 'march', issueDate: '2025-03-31' }),
  sampleCreditNote(january, {
    ...net('20.00', '3.80', '23.80'),
    id: 'of-umbrella',
    issueDate: '2025-03-01',
    billingEntity: otherSeller,
  }),
  sampleCreditNote(january, { ...net('1', '0', '1'), id: 'yen', issueDate: '2025-03-01', currency: 'JPY' }),
];

function due(id: string, dueDate: string, amountDue: string, members: Partial<FinalizedInvoice> = {}): Invoice {
  const amounts = net('50.00', '9.50', '59.50');
  return sampleFinalized({ ...unpaid, ...amounts, id, issueDate: '2025-03-01', dueDate, amountDue, ...members });
}
