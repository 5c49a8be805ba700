// Fluxrate's API on top of oneoff: the page's call, its answer, and the invoice's e-mail as a file.
// With a port it keeps running: `npx tsx examples/compatible-apis/fluxrate/demo.ts 3000`.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { createInvoicing, policies } from 'oneoff';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createRelay, emailDelivery, wakeAfterCommit } from 'oneoff/webhooks';
import { printHeading } from '../../print-invoice.ts';
import { nodemailerSink } from '../../sending/nodemailer-sink.ts';
import { listen } from '../listen.ts';
import { createFluxrateHandler } from './create-fluxrate-handler.ts';
import { invoiceEmail } from './invoice-email.ts';
import { pageCurlFor, pageResponse } from './page.ts';
import { directory, taxResolver } from './records.ts';

const MAIL = '.oneoff/mail';
const accessToken = 'demo-token';
const port = process.argv[2];

// No mail server here: nodemailer only writes the message. With one: createTransport('smtps://…').
mkdirSync(MAIL, { recursive: true });
const sink = nodemailerSink(
  createTransport({ streamTransport: true, buffer: true }),
  'Northwind Analytics <invoices@northwind.example>',
  ({ subject }, { message }) => {
    const file = `${MAIL}/${subject.replaceAll(/[^\w-]+/g, '-')}.eml`;
    writeFileSync(file, message as Buffer);
    console.log(`The e-mail is in ${file}`);
  },
);

const deliveries = memoryDeliveryStore();
const relay = createRelay({ store: deliveries, sinks: { email: emailDelivery({ sink, email: invoiceEmail }) } });
const invoicing = createInvoicing({
  policy: policies.fluxrate,
  store: wakeAfterCommit(memoryStore({ deliveries }), relay.wake),
  sending: { deliveries },
  directory,
  taxResolver,
  // The date on the page.
  clock: { now: () => Date.parse('2025-01-15T09:30:00Z') },
});
const server = await listen(createFluxrateHandler({ invoicing, accessToken }), Number(port ?? 0));
const curl = pageCurlFor({ url: server.url, token: accessToken, customer: 'initech' });

if (port !== undefined) {
  void relay.run(new AbortController().signal);
  console.log(`Serving Fluxrate's API; stop it with Ctrl+C. Try:\n\n${curl}`);
} else {
  const headers = { Cookie: `access_token=${accessToken}`, 'Content-Type': 'application/json' };
  const call = (path: string, body?: string) =>
    fetch(`${server.url}/api/v1/invoices${path}`, { method: 'POST', headers, ...(body !== undefined && { body }) });
  const body = /-d '(.*)'$/s.exec(curl)?.[1] ?? '';

  printHeading('Fluxrate: the call of the page');
  const created = await (await call('', body)).text();
  console.log(created);
  const { id } = JSON.parse(created) as { id: string };
  assert.equal(created.replace(id, '...'), pageResponse, 'the answer of the page, to the byte');

  printHeading('Finalized and sent');
  const sent = (await (await call(`/${id}/send-email`)).json()) as { status: string; invoice_number: string };
  console.log(`${sent.invoice_number} is ${sent.status}`);
  assert.equal(sent.status, 'FINALIZED');
  await relay.runOnce();

  printHeading('Refused');
  for (const customer of ['without-country', 'abroad', 'nobody']) {
    const refused = await call('', body.replace('initech', customer));
    console.log(refused.status, await refused.text());
    assert.equal(refused.status, customer === 'nobody' ? 404 : 422);
  }
  await server.close();
}
