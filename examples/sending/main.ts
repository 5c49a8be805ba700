// Send an invoice and its credit note with nodemailer. There is no mail server here: the messages are written to files,
// which mail programs open. With one: createTransport('smtps://user:password@smtp.example.com').
import assert from 'node:assert/strict';
import { createTransport } from 'nodemailer';
import { renderInvoiceEmail } from 'oneoff/documents';
import { toUbl } from 'oneoff/einvoice';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { renderInvoicePdf } from 'oneoff/pdf';
import { createRelay, emailDelivery } from 'oneoff/webhooks';
import { openAcme } from '../acme.ts';
import { printHeading } from '../print-invoice.ts';
import { writeFile } from '../write-file.ts';
import { nodemailerSink } from './nodemailer-sink.ts';

const deliveries = memoryDeliveryStore();
const { invoicing } = openAcme({ store: memoryStore({ deliveries }), sending: { deliveries } });

const mailed: string[] = [];
const sink = nodemailerSink(
  createTransport({ streamTransport: true, buffer: true }),
  'Acme Software <invoices@acme.example>',
  ({ subject }, { message }) => {
    mailed.push(String(message));
    writeFile(`.oneoff/mail/${subject.replaceAll(/[^\w-]+/g, '-')}.eml`, message as Buffer);
  },
);
const relay = createRelay({
  store: deliveries,
  sinks: {
    email: emailDelivery({
      sink,
      email: (document, { message: { text, locale } }) =>
        renderInvoiceEmail(document, {
          ...(locale !== null && { locale }),
          ...(text !== null && { labels: { mailIntroduction: text } }),
        }),
      attachments: {
        pdf: (document, { invoice }) => renderInvoicePdf(document, { invoice }),
        facturx: (document, { invoice }) => renderInvoicePdf(document, { invoice, facturX: 'facturx-en16931' }),
        ubl: (document, { invoice }) => toUbl(document, { profile: 'en16931', invoice }),
      },
    }),
  },
});

printHeading('An invoice, with the e-invoice inside');
const lines = [{ name: 'Audit', quantity: 2, unitPrice: '150.00' }];
const { id } = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines });
const to = ['ap@hooli.example'];
// The key of your request: a retry sends nothing twice.
await invoicing.sendInvoice(id, { to, attach: ['facturx'] }, { idempotencyKey: 'order-4711' });
await invoicing.sendInvoice(id, { to, attach: ['facturx'] }, { idempotencyKey: 'order-4711' });
assert.equal(mailed.length, 0, 'the commit sends nothing');
await relay.runOnce();
assert.equal(mailed.length, 1);
assert.match(mailed[0] ?? '', /^To: ap@hooli\.example\r$/m);
assert.match(mailed[0] ?? '', /filename=INV-2026-0001-factur-x\.pdf/);

printHeading('Its credit note');
const note = await invoicing.createCreditNote(id, { reason: 'cancellation' });
await invoicing.sendCreditNote(note.id, {
  to,
  text: 'We are sorry. Here is your credit note.',
  attach: ['pdf', 'ubl'],
});
await relay.runOnce();
assert.match(mailed[1] ?? '', /We are sorry/);
assert.match(mailed[1] ?? '', /application\/xml/);
