// The e-mail of an invoice, made from the stored invoice alone: nothing is computed or looked up.
import { html } from 'hono/html';
import type { CreditNote, Invoice, Party } from 'oneoff';
import type { RenderedEmail } from 'oneoff/webhooks';
import * as z from 'zod';

/** The address of a party, or `null` if it has none: one address, never a list, and safe in a header. */
export function addressOf({ email, contact }: Party): string | null {
  const { success, data: address } = z.email().safeParse(email ?? contact?.email);
  return success ? address : null;
}

/** Write the e-mail: a summary as text and as HTML. */
export async function invoiceEmail(
  _: Invoice | CreditNote,
  { invoice }: { readonly invoice: Invoice },
): Promise<RenderedEmail> {
  const { number, currency, issueDate, dueDate, billingEntity, lines, taxes } = invoice;
  const seller = oneLine(billingEntity.name);
  const buyer = oneLine(invoice.customer.name);
  const opening = `Here is invoice ${number} of ${seller}, issued on ${issueDate} and due on ${dueDate}.`;
  const items = lines.map(({ name, quantity, unitPrice, amount }) => ({
    label: `${oneLine(name)}: ${quantity} × ${unitPrice}`,
    amount,
  }));
  const totals = [
    { label: 'Subtotal', amount: invoice.subtotal },
    ...taxes.map(({ name, rate, category, amount }) => ({
      label: `${oneLine(name)} ${rate === null ? category : `${rate} %`}`,
      amount,
    })),
    { label: 'Total', amount: invoice.total },
    { label: `To pay in ${currency}`, amount: invoice.amountDue },
  ];
  const rows = [...items, ...totals];
  const page = html`<p>Hello ${buyer},</p>
<p>${opening}</p>
<table>
${rows.map(({ label, amount }) => html`<tr><td>${label}</td><td align="right">${amount}</td></tr>\n`)}</table>
`;
  return {
    subject: oneLine(`Invoice ${number} of ${billingEntity.name}`),
    text: `Hello ${buyer},\n\n${opening}\n\n${rows.map(({ label, amount }) => `${label}: ${amount}\n`).join('')}`,
    html: String(await page),
  };
}

/** Remove line breaks: in a name they would start another header, or another line of the summary. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
