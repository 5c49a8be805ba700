import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { invoiceStatuses, paymentStatuses } from '../../invoice/invoice.ts';
import type { InvoiceCounts } from '../../reporting/invoice-counts.ts';
import type { Issued, IssuedMonth, IssuedSum } from '../../reporting/issued.ts';
import type { Receivables, ReceivablesBucket } from '../../reporting/receivables.ts';
import { list, nullable } from '../../validation/combine.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import type { Fields, ObjectShape } from '../../validation/shape.ts';

const count = integer(0, Number.MAX_SAFE_INTEGER);

/** A count for each of some names. */
function countOfEach<const T extends string>(names: readonly T[]): ObjectShape<{ readonly [name in T]: number }> {
  type Counts = { readonly [name in T]: number };
  return object<Counts>(Object.fromEntries(names.map((name) => [name, count])) as Fields<Counts>);
}

export const invoiceCountsShape: ObjectShape<InvoiceCounts> = object<InvoiceCounts>({
  status: countOfEach(invoiceStatuses),
  onHold: countOfEach(['draft', 'open'] as const),
  paymentStatus: countOfEach(paymentStatuses),
  overdue: count,
});

export const receivablesShape: ObjectShape<Receivables> = object<Receivables>({
  asOf: isoDateLeaf,
  currency: text(),
  buckets: list(
    object<ReceivablesBucket>({
      from: nullable(integer(1, 91)),
      to: nullable(integer(0, 90)),
      count,
      amountDue: text(),
    }),
  ),
});

const sum = object<IssuedSum>({ count, subtotal: text(), taxAmount: text(), total: text() });

export const issuedShape: ObjectShape<Issued> = object<Issued>({
  currency: text(),
  months: list(object<IssuedMonth>({ month: text(7), invoices: sum, creditNotes: sum })),
});
