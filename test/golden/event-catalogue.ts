import { createInvoicing, type EventType, type InvoiceEvent, type Invoicing } from 'oneoff';
import { memoryDeliveryStore, memoryDirectory, memoryStore } from 'oneoff/memory';
import { eventTypes } from 'oneoff/schemas';
import { creditNoteSchema, invoiceSchema } from 'oneoff/zod';

/** When each event is written, and what its `data.change` has. */
const WHEN: { readonly [type in EventType]: string } = {
  'invoice.drafted': 'A draft was created. `change` is the complete draft.',
  'invoice.updated': 'A draft was edited. `change` has the changed members.',
  'invoice.held': 'A draft or open invoice was put on hold.',
  'invoice.released': 'The hold was released.',
  'invoice.opened': 'A draft was approved: content, parties and taxes are frozen.',
  'invoice.reopened': 'An open invoice is a draft again.',
  'invoice.one_off_created': 'A one-off invoice was finalized; written right after `invoice.finalized`.',
  'invoice.finalized': 'The invoice was issued: it has its number and its dates.',
  'invoice.voided': 'A numbered invoice was voided; it keeps its number.',
  'invoice.deleted': 'A draft without a number was deleted; `invoice` is its last state.',
  'invoice.payment_recorded': 'A payment was recorded: `change.payment`.',
  'invoice.payment_reversed': 'A payment or refund failed afterwards: `change.payment` names the one that it reverses.',
  'invoice.refund_recorded': 'A refund was recorded: `change.payment`.',
  'invoice.written_off': 'A small amount is no longer claimed: the last of `change.writeOffs`.',
  'invoice.write_off_reversed': 'What was written off is claimed again: `change.writeOffs` names when.',
  'invoice.paid': 'Nothing is due any more; written right after the event that made it so.',
  'invoice.uncollectible': 'The amount due is not expected to be paid; it can still be paid.',
  'invoice.overdue': 'The due date has passed and an amount is still due.',
  'invoice.sent': 'The invoice is to be sent by e-mail: `change.message`. Nothing of the invoice changed.',
  'credit_note.created': 'A credit note was issued: `change.creditNote`. `invoice` is the invoice that it corrects.',
  'credit_note.sent': 'A credit note is to be sent by e-mail: `change.message` and `change.creditNote`.',
};

const records = {
  billingEntities: [
    {
      id: 'acme',
      name: 'ACME GmbH',
      taxIds: [{ country: 'DE', value: 'DE136695976' }],
      address: { city: 'Berlin', country: 'DE' },
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      taxCodes: ['vat-19'],
      paymentTerm: { type: 'net', days: 30 },
      numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
    },
  ],
  customers: [{ id: 'hooli', name: 'Hooli GmbH', address: { city: 'Hamburg', country: 'DE' } }],
  taxes: [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
} as const;

/** One event of every type, from invoices that go through all states. */
async function exampleEvents(): Promise<ReadonlyMap<EventType, InvoiceEvent>> {
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  let id = 0;
  const options = {
    store: memoryStore(),
    directory: memoryDirectory(records),
    clock: {
      now: () => {
        now += 1000;
        return now;
      },
    },
    sending: { deliveries: memoryDeliveryStore() },
    ids: { next: () => `0195-${String(++id).padStart(4, '0')}` },
  };
  const invoicing: Invoicing = createInvoicing(options);
  const ids: string[] = [];
  const draft = async (): Promise<string> => {
    const lines = [{ name: 'Audit', quantity: 8, unitPrice: '150.00' }];
    const created = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines });
    ids.push(created.id);
    return created.id;
  };

  const first = await draft();
  await invoicing.updateDraft(first, { memo: 'Order 4711' });
  await invoicing.hold(first);
  await invoicing.release(first);
  await invoicing.open(first);
  await invoicing.reopen(first);
  await invoicing.finalize(first);
  const bounced = await invoicing.recordPayment(first, { amount: '428.00', method: 'sepa' });
  await invoicing.reversePayment(first, { paymentId: bounced.payments[0]?.id ?? '' });
  await invoicing.recordPayment(first, { amount: '1428.00', method: 'card' });
  const note = await invoicing.createCreditNote(first, {
    reason: 'order_change',
    lines: [{ lineId: bounced.lines[0]?.id ?? '', quantity: 2 }],
  });
  await invoicing.recordRefund(first, { amount: '357.00', method: 'card' });
  await invoicing.sendInvoice(first, { to: ['ap@hooli.example'] });
  await invoicing.sendCreditNote(note.id, { to: ['ap@hooli.example'], attach: ['pdf', 'ubl'] });

  const short = await draft();
  await invoicing.finalize(short);
  await invoicing.recordPayment(short, { amount: '1427.99' });
  const closed = await invoicing.writeOff(short, { reason: 'bank charges' });
  await invoicing.reverseWriteOff(short, { writeOffId: closed.writeOffs[0]?.id ?? '' });

  await invoicing.deleteDraft(await draft());
  const wrong = await draft();
  await invoicing.finalize(wrong);
  await invoicing.voidInvoice(wrong, { reason: 'wrong buyer' });
  const late = await draft();
  await invoicing.finalize(late);
  await createInvoicing(options).markOverdue('2026-05-01T00:00:00.000Z');
  await invoicing.markUncollectible(late);

  const found = new Map<EventType, InvoiceEvent>();
  for (const one of ids)
    for (const event of (await invoicing.history(one)).items) if (!found.has(event.type)) found.set(event.type, event);
  return found;
}

/** The text of docs/events.md; the schemas accept every payload. */
export async function eventCatalogue(): Promise<string> {
  const examples = await exampleEvents();
  const sections = eventTypes.map((type) => {
    const event = examples.get(type);
    if (!event) throw new Error(`no example of ${type}`);
    invoiceSchema.parse(event.data.invoice);
    if (event.data.change.creditNote) creditNoteSchema.parse(event.data.change.creditNote);
    const json = JSON.stringify(event, null, 2);
    return `## ${type}\n\n${WHEN[type]}\n\n<details>\n<summary>A full payload</summary>\n\n\`\`\`json\n${json}\n\`\`\`\n\n</details>\n`;
  });
  const list = eventTypes.map((type) => `| [\`${type}\`](#${type.replaceAll('.', '')}) | ${WHEN[type]} |`);
  return `${INTRODUCTION}\n| event | when |\n| --- | --- |\n${list.join('\n')}\n\n${sections.join('\n')}`;
}

const INTRODUCTION = `# Events

Every change of an invoice is stored in one transaction together with the events that describe it. Read them with \`history\`; a relay [delivers](webhooks.md) them to webhook endpoints. This page is generated from the code: the library wrote every payload, and the schemas accept it.

| member | meaning |
| --- | --- |
| \`id\` | the same on every delivery: handle each id once |
| \`type\` | one of the types below |
| \`timestamp\` | when it happened, ISO 8601 in UTC |
| \`sequence\` | 1, 2, 3 … per invoice: the invoice's \`version\` after the event |
| \`tenant\` | the tenant that the invoice belongs to |
| \`data.change\` | the fact: the changed members and their new values; a payment and a credit note come as \`payment\` and \`creditNote\` |
| \`data.invoice\` | the invoice right after the change, as \`invoiceSchema\` of \`oneoff/schemas\` describes it |

If a delivered payload is larger than the sender's limit (256 KiB by default), it has a reference in place of the invoice, \`{ "reference": true, "id", "version", "url" }\`: fetch it. If the change is too large as well, it is \`null\`.
`;
