// The response of Fluxrate's page, made from an invoice; its amounts are JSON numbers.
import type { LosslessNumber } from 'lossless-json';
import type { Invoice } from 'oneoff';
import { jsonNumber } from '../exact-json.ts';

/** The invoice as the page prints it, to be written by `writeJson`. While its tax is pending, what depends on it is null. */
export function toResponse(invoice: Invoice): object {
  const { id, number, status, currency, issueDate, dueDate, taxStatus } = invoice;
  const taxed = (value: string): LosslessNumber | null => (taxStatus === 'pending' ? null : amount(value));
  return {
    id,
    invoice_number: number,
    status: status.toUpperCase(),
    currency,
    subtotal: amount(invoice.subtotal),
    tax: taxed(invoice.taxAmount),
    total: taxed(invoice.total),
    amount_due: taxed(invoice.amountDue),
    amount_paid: amount(invoice.amountPaid),
    issue_date: issueDate && `${issueDate}T00:00:00Z`,
    due_date: dueDate && `${dueDate}T00:00:00Z`,
    line_items: invoice.lines.map(({ name, description, quantity, unitPrice, amount: lineTotal }) => ({
      description: description ?? name,
      quantity: jsonNumber(quantity),
      unit_amount: amount(unitPrice),
      line_total: amount(lineTotal),
    })),
  };
}

/** With the decimals of the currency; zero is `0`, like `amount_paid` on the page. */
function amount(decimal: string): LosslessNumber {
  return jsonNumber(/[1-9]/.test(decimal) ? decimal : '0');
}
