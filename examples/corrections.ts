// An invoice that is wrong, found after it was paid: partial credit notes, refunds, and the invoice that replaces it.
// Run it with `npx tsx examples/corrections.ts`.

import type { CreditNotePreview } from 'oneoff';
import { type CreditNote, createInvoicing, type FinalizedInvoice, fromMinorUnits, toMinorUnits } from 'oneoff';
import { rebuildInvoice } from 'oneoff/core';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { compare, refusalOf } from './compare.ts';
import { bold, dim, money, printEvents, printHeading, printInvoice } from './print-invoice.ts';

let today = '2026-03-02';
const options = {
  store: memoryStore(),
  clock: { now: () => Date.parse(`${today}T09:00:00Z`) },
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'acme',
        name: 'Acme Schulungen GmbH',
        address: { line1: 'Mariahilfer Straße 12', postalCode: '1070', city: 'Wien', country: 'AT' },
        taxIds: [{ country: 'AT', value: 'ATU13585627' }],
        currency: 'EUR',
        timeZone: 'Europe/Vienna',
        taxCodes: ['vat-20'],
        paymentTerm: { type: 'net', days: 14 },
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
        creditNoteSeries: { scope: 'billing_entity', pattern: 'CN-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
      },
    ],
    customers: [
      {
        id: 'hooli',
        name: 'Hooli GmbH',
        address: { line1: 'Landstraße 4', postalCode: '4020', city: 'Linz', country: 'AT' },
        currency: 'EUR',
      },
    ],
    taxes: [{ code: 'vat-20', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' }],
  }),
} as const;
const invoicing = createInvoicing(options);

printHeading('1  An invoice of four lines at 20 % VAT is issued');
const invoice = (await invoicing.createOneOffInvoice({
  customerId: 'hooli',
  issue: 'now',
  lines: [
    { name: 'Workshop, first half', unitPrice: '68.33' },
    { name: 'Workshop, second half', unitPrice: '68.33' },
    { name: 'Handbook, printed', quantity: 5, unitPrice: '11.50' },
    { name: 'Support', quantity: 5, unit: 'HUR', unitPrice: '17.00' },
  ],
})) as FinalizedInvoice;
const [firstHalf, , handbook] = invoice.lines.map((line) => line.id) as [string, string, string];
printInvoice(invoice);

printHeading('2  It is paid');
today = '2026-03-12';
const paid = await invoicing.recordPayment(invoice.id, { amount: '334.99', method: 'bank_transfer' });
printStanding(paid);

printHeading('3  Two of the five handbooks are returned: a quantity, previewed and then credited');
today = '2026-03-20';
const returned = { reason: 'order_change', lines: [{ lineId: handbook, quantity: 2 }] } as const;
const preview = await invoicing.previewCreditNote(invoice.id, returned);
printNote(preview);
const handbooks = await invoicing.createCreditNote(
  invoice.id,
  { ...returned, expectedTotal: preview.total },
  { idempotencyKey: 'return-17' },
);
printNote(handbooks);

printHeading('4  20.00 net off the first half, which started late: an amount');
const late = await invoicing.createCreditNote(invoice.id, {
  reason: 'service_unsatisfactory',
  lines: [{ lineId: firstHalf, amount: '20.00' }],
});
printNote(late);
const credited = await standing();
printStanding(credited);

printHeading('5  The host pays that back and records the refund; one cent more is refused');
today = '2026-03-23';
const refund = await invoicing.recordRefund(
  invoice.id,
  { amount: credited.amountRefundable, method: 'bank_transfer' },
  { idempotencyKey: 'refund-17' },
);
printStanding(refund);
const tooMuch = await refusalOf(() => invoicing.recordRefund(invoice.id, { amount: '0.01' }));

printHeading('6  Everything was billed to the wrong cost centre: credit the rest and refund it');
today = '2026-04-01';
const rest = await invoicing.createCreditNote(invoice.id, {
  reason: 'other',
  reasonText: 'wrong cost centre; issued again',
});
printNote(rest);
await invoicing.recordRefund(invoice.id, { amount: (await standing()).amountRefundable });
printStanding(await standing());

const notes = await invoicing.creditNotes(invoice.id);
const lineRows = invoice.lines.map(({ id, name, amount, taxAmount }) => {
  const credits = notes.flatMap((note) => note.lines).filter((line) => line.invoiceLineId === id);
  return { name, net: left(amount, credits, 'amount'), tax: left(taxAmount, credits, 'taxAmount') };
});
const taxRows = invoice.taxes.map(({ name, rate, taxableAmount, amount }) => {
  const credits = notes.flatMap((note) => note.taxes).filter((row) => row.rate === rate);
  return {
    name: `${name} ${rate} %`,
    net: left(taxableAmount, credits, 'taxableAmount'),
    tax: left(amount, credits, 'amount'),
  };
});
console.log(`\n ${bold(`${'Left of'.padEnd(30)}${'net'.padStart(10)}${'tax'.padStart(10)}`)}`);
for (const { name, net, tax } of [...lineRows, ...taxRows])
  console.log(` ${name.padEnd(30)}${net.padStart(10)}${tax.padStart(10)}`);

printHeading('7  Issue it again: a new draft, linked in both directions, corrected and finalized');
const draft = await invoicing.reissue(invoice.id, {}, { idempotencyKey: 'reissue-17' });
const [first, second, books, support] = draft.lines.map((line) => line.id) as [string, string, string, string];
await invoicing.updateDraft(draft.id, {
  customFields: { 'Cost centre': '4100' },
  lines: [{ id: first, unitPrice: '48.33' }, { id: second }, { id: books, quantity: 3 }, { id: support }],
});
const replacement = await invoicing.finalize(draft.id);
printInvoice(replacement);

printHeading('8  The events of the first invoice, stored together with the changes');
const history = (await invoicing.history(invoice.id)).items;
printEvents(history);
const whenPaid = rebuildInvoice(history.filter((event) => event.timestamp < '2026-03-20'));
console.log(`\n As it was on 2026-03-19, from its facts alone: ${whenPaid.paymentStatus}, ${whenPaid.amountPaid} paid`);

const end = await standing();
compare('expected', [
  ['total', '334.99', invoice.total],
  ['two handbooks', '27.60', handbooks.total],
  ['the preview said', '27.60', preview.total],
  ['off the first half', '24.00', late.total],
  ['refundable then', '51.60', credited.amountRefundable],
  ['a cent more', 'payment.exceeds_refundable', tooMuch],
  ['the rest', '283.39', rest.total],
  ['its number', 'CN-2026-0003', rest.number],
  ['left of every line, net and tax', '0.00', distinct(lineRows)],
  ['left of the tax row, net and tax', '0.00', distinct(taxRows)],
  ['credited in all', '334.99', end.amountCredited],
  ['status', 'credited', end.paymentStatus],
  ['due, refundable', '0.00, 0.00', `${end.amountDue}, ${end.amountRefundable}`],
  ['issued again as', 'INV-2026-0002', replacement.number],
  ['it replaces', invoice.id.slice(-12), replacement.replaces?.slice(-12)],
  ['and is named as replacing it', replacement.id.slice(-12), end.replacedBy?.slice(-12)],
  ['its total', '283.39', replacement.total],
  ['as of 2026-03-19', 'paid', whenPaid.paymentStatus],
  ['rebuilt version', end.version, rebuildInvoice(history).version],
]);
console.log();

/** The invoice in its current state. */
async function standing(): Promise<FinalizedInvoice> {
  return (await invoicing.get(invoice.id)) as FinalizedInvoice;
}

/** What is left of an amount after the credits under a key. */
function left<K extends string>(amount: string, credits: readonly Readonly<Record<K, string>>[], key: K): string {
  const minor = (text: string): bigint => toMinorUnits(text, invoice.currency);
  return fromMinorUnits(
    credits.reduce((rest, credit) => rest - minor(credit[key]), minor(amount)),
    invoice.currency,
  );
}

/** The amounts in the rows. */
function distinct(rows: readonly { readonly net: string; readonly tax: string }[]): string {
  return [...new Set(rows.flatMap(({ net, tax }) => [net, tax]))].join(', ');
}

/** Print a credit note: one row for its totals and one per line. */
function printNote({
  number,
  total,
  currency,
  subtotal,
  taxAmount,
  reason,
  lines,
}: CreditNote | CreditNotePreview): void {
  const figures = `${money(subtotal)} + tax ${money(taxAmount)} = ${bold(`${money(total)} ${currency}`)}`;
  console.log(` ${(number ?? 'preview').padEnd(15)} ${figures}  ${dim(reason.replace('_', ' '))}`);
  for (const line of lines) {
    const name = invoice.lines.find(({ id }) => id === line.invoiceLineId)?.name ?? '';
    const quantity = line.quantity === null ? '' : `${line.quantity} × `;
    console.log(
      dim(`                 ${`${quantity}${name}`.padEnd(30)}${line.amount.padStart(8)}${line.taxAmount.padStart(8)}`),
    );
  }
}

/** Print the payment status of the invoice. */
function printStanding({
  amountPaid,
  amountCredited,
  amountDue,
  amountRefundable,
  paymentStatus,
}: FinalizedInvoice): void {
  const figures = `paid ${amountPaid}, credited ${amountCredited}, due ${amountDue}, refundable ${amountRefundable}`;
  console.log(` ${paymentStatus.padEnd(15)} ${figures}`);
}
