import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice, Payment } from '../../invoice/invoice.ts';

/** The part of an event that an invoice follows from. */
type Fact = Pick<InvoiceEvent, 'sequence' | 'timestamp'> & { readonly data: { readonly change: object } };

type Members = { [member: string]: unknown };

/** How many changes in a row are stored without the invoice: as many are read at most for one event. */
const LONGEST_RUN = 16;

/** The position of the members that the change of a new invoice leaves out: each follows the one named. */
const BEHIND: { readonly [member: string]: string } = {
  tenant: 'version',
  createdAt: 'updatedAt',
  paymentStatus: 'payments',
};

/**
 * The invoice right after a change, with its members in the order that invoices have them.
 *
 * @param before - the invoice right before it; `undefined` for a new one
 */
export function derivedInvoice(before: Invoice | undefined, { sequence, timestamp, data }: Fact): Invoice {
  const { payment, creditNote: _, message: __, ...change } = data.change as Members & { readonly payment?: Payment };
  const paid = before?.payments ?? [];
  const payments = payment === undefined ? paid : [...paid, payment];
  const follows: Members = { version: sequence, updatedAt: timestamp, payments };
  if (before !== undefined) return { ...before, ...change, ...follows } as Invoice;
  const invoice: Members = {};
  for (const [member, value] of Object.entries(change)) {
    invoice[member] = value;
    const next = BEHIND[member];
    if (next !== undefined) invoice[next] = follows[next];
  }
  return invoice as unknown as Invoice;
}

/**
 * Whether an event need not keep its invoice, because that follows from the invoice before it and the change; now and
 * then one keeps it, so that no event needs many others.
 */
export function isDerivable(before: Invoice | undefined, event: InvoiceEvent): boolean {
  const { sequence } = event;
  if (sequence !== (before?.version ?? 0) + 1 || sequence % LONGEST_RUN === 0) return false;
  const derived = Object.entries(derivedInvoice(before, event));
  const members = Object.entries(event.data.invoice);
  return (
    derived.length === members.length &&
    derived.every(([key, value], index) => {
      const [otherKey, other] = members[index] as [string, unknown];
      return key === otherKey && (value === other || JSON.stringify(value) === JSON.stringify(other));
    })
  );
}
