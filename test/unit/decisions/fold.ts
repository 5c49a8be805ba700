import type { Invoice, InvoiceEvent } from 'oneoff';

/** Rebuild an invoice from the changes of its events alone, as a receiver would. */
export function fold(events: readonly InvoiceEvent[]): Invoice {
  let invoice: Record<string, unknown> = { payments: [] };
  for (const { sequence, timestamp, data } of events) {
    const { payment, ...change } = data.change;
    const payments = payment === undefined ? invoice['payments'] : [...(invoice['payments'] as unknown[]), payment];
    invoice = { ...invoice, ...change, payments, version: sequence, updatedAt: timestamp };
  }
  return invoice as unknown as Invoice;
}
