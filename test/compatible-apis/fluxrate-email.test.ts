import { createTransport } from 'nodemailer';
import type { Customer, Directory, EmailMessage } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { nodemailerSink } from '../../examples/sending/nodemailer-sink.ts';
import { body, type Fluxrate, openFluxrate } from './fluxrate-records.ts';

/** A directory with one customer, which can be changed later. */
function directoryOf(customers: Customer[], seller: { name?: string; email?: string } = {}): Directory {
  return memoryDirectory({
    billingEntities: [
      {
        id: 'seller',
        name: 'Northwind Analytics',
        email: 'billing@northwind.example',
        ...seller,
        address: { country: 'IN' },
        currency: 'USD',
        timeZone: 'UTC',
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' },
      },
    ],
    customers,
  });
}

const customer = (change: Partial<Customer>): Customer => ({
  id: 'initech',
  name: 'Initech Ltd',
  currency: 'USD',
  address: { country: 'IN' },
  ...change,
});

/** Send the invoice of a customer. */
async function sendTo(
  change: Partial<Customer>,
  seller: { name?: string; email?: string } = {},
  content: object = body,
) {
  const fluxrate = openFluxrate({ directory: directoryOf([customer(change)], seller) });
  const id = await fluxrate.create(content);
  const response = await fluxrate.post(`/${id}/send-email`);
  await fluxrate.relay.runOnce();
  return { fluxrate, id, response };
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

const statusOf = async ({ invoicing }: Fluxrate, id: string) => (await invoicing.get(id))?.status;

describe("an invoice's e-mail", () => {
  it('finalizes a draft and goes to its customer, with figures of the stored invoice as text and as HTML', async () => {
    const { sent, post, create, relay } = openFluxrate();
    const response = await post(`/${await create()}/send-email`);
    expect(response.status).toBe(200);
    await relay.runOnce();
    expect(await response.json()).toMatchObject({ status: 'FINALIZED', invoice_number: 'INV-2025-0055' });
    const text = `Hello Initech Ltd,

Here is invoice INV-2025-0055 of Northwind Analytics, issued on 2025-01-15 and due on 2025-02-14.

Onboarding & setup fee: 1 × 500.00: 500.00
Subtotal: 500.00
GST 18 %: 90.00
Total: 590.00
To pay in USD: 590.00
`;
    expect(sent).toMatchObject([
      {
        to: ['accounts@initech.example'],
        replyTo: 'billing@northwind.example',
        subject: 'Invoice INV-2025-0055 of Northwind Analytics',
        text,
        html: expect.stringContaining('<tr><td>Total</td><td align="right">590.00</td></tr>'),
        attachments: [],
      },
    ]);
  });

  it('can be sent again, from the same invoice', async () => {
    const { sent, post, create, relay } = openFluxrate();
    const id = await create();
    await post(`/${id}/send-email`);
    await post(`/${id}/send-email`);
    await relay.runOnce();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.html).toEqual(sent[0]?.html);
  });

  it('shows the amount still to pay', async () => {
    const { sent, post, create, invoicing, relay } = openFluxrate();
    const id = await create();
    await invoicing.finalize(id);
    await invoicing.recordPayment(id, { amount: '90.00' });
    await post(`/${id}/send-email`);
    await relay.runOnce();
    expect(sent[0]?.text).toContain('Total: 590.00\nTo pay in USD: 500.00\n');
  });

  it('that the mailer refuses is tried again by the relay', async () => {
    let tries = 0;
    const send = () => (++tries < 3 ? Promise.reject(new Error('550 mailbox of 10.0.0.1 is full')) : Promise.resolve());
    const fluxrate = openFluxrate({ email: { send } });
    const id = await fluxrate.create();
    expect((await fluxrate.post(`/${id}/send-email`)).status).toBe(200);
    expect(await fluxrate.relay.runOnce()).toMatchObject({ retry: 2, delivered: 1 });
    expect(fluxrate.reported).toEqual([]);
    expect((await fluxrate.invoicing.history(id)).items).toHaveLength(4);
  });

  it('needs an address: without one the draft stays a draft', async () => {
    const fluxrate = openFluxrate();
    const id = await fluxrate.create({ ...body, customer_id: 'without-email' });
    const response = await fluxrate.post(`/${id}/send-email`);
    expect([response.status, await codeOf(response)]).toEqual([422, 'customer.email_required']);
    expect(await statusOf(fluxrate, id)).toBe('draft');
    expect(fluxrate.sent).toEqual([]);
  });

  it('goes to an address that the customer got after the draft was made', async () => {
    const customers = [customer({})];
    const fluxrate = openFluxrate({ directory: directoryOf(customers) });
    const id = await fluxrate.create();
    expect((await fluxrate.post(`/${id}/send-email`)).status).toBe(422);
    customers[0] = customer({ email: 'new@initech.example' });
    expect((await fluxrate.post(`/${id}/send-email`)).status).toBe(200);
    await fluxrate.relay.runOnce();
    expect(fluxrate.sent[0]?.to).toEqual(['new@initech.example']);
  });

  it('goes to the contact if the customer itself has no address', async () => {
    const { fluxrate } = await sendTo({ contact: { email: 'ap@initech.example' } });
    expect(fluxrate.sent[0]?.to).toEqual(['ap@initech.example']);
  });

  it.each([
    'a@initech.example, thief@evil.example',
    'a@initech.example\r\nBcc: thief@evil.example',
    'Initech <a@initech.example>',
    'a@initech.example>, <thief@evil.example',
    'nobody',
  ])('is not sent to "%s", which is not one address', async (email) => {
    const { fluxrate, id, response } = await sendTo({ email });
    expect([response.status, await codeOf(response)]).toEqual([422, 'customer.email_required']);
    expect(fluxrate.sent).toEqual([]);
    expect(await statusOf(fluxrate, id)).toBe('draft');
  });

  it('has no reply address if the seller has no valid one', async () => {
    const { fluxrate } = await sendTo(
      { email: 'a@initech.example' },
      { email: 'x@y.example\r\nBcc: thief@evil.example' },
    );
    expect(fluxrate.sent[0]?.replyTo).toBeNull();
  });

  it('escapes markup in names and lines', async () => {
    const content = { ...body, line_items: [{ ...body.line_items[0], description: '<img src=x onerror="pay()">' }] };
    const { fluxrate } = await sendTo({ name: '<script>1</script>', email: 'a@initech.example' }, {}, content);
    const html = fluxrate.sent[0]?.html ?? '';
    expect(html).not.toMatch(/<(script|img)/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('&lt;img src=x onerror=&quot;pay()&quot;&gt;');
  });

  it('lets no name start another header or line, in the message that nodemailer writes', async () => {
    const messages: string[] = [];
    const transport = createTransport({ streamTransport: true, buffer: true });
    const email = nodemailerSink(transport, 'Northwind <invoices@northwind.example>', (_, { message }) =>
      messages.push(String(message)),
    );
    const evil = 'Initech\r\nBcc: thief@evil.example\u2028\nTotal: 0.00';
    const directory = directoryOf([customer({ name: evil, email: 'a@initech.example' })], { name: evil });
    const fluxrate = openFluxrate({ directory, email });
    const line = { ...body.line_items[0], description: `${evil}\nTo pay in USD: 0.00` };
    const response = await fluxrate.post(`/${await fluxrate.create({ ...body, line_items: [line] })}/send-email`);
    expect(response.status).toBe(200);
    await fluxrate.relay.runOnce();
    const [headers = '', ...parts] = (messages[0] ?? '').split('\r\n\r\n');
    expect(headers.match(/^\S+?:/gm)).toEqual([
      'From:',
      'To:',
      'Reply-To:',
      'Subject:',
      'Message-ID:',
      'Date:',
      'MIME-Version:',
      'Content-Type:',
    ]);
    expect(headers).toContain('a@initech.example');
    const unfolded = parts.join('\n').replaceAll('=\r\n', '');
    expect(unfolded).not.toMatch(/^(Bcc|Total: 0\.00|To pay in USD: 0\.00)/m);
    expect(unfolded).toMatch(/^Total: 590\.00/m);
  });

  it('never reads a file or an address that a text names', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true });
    const sink = nodemailerSink(transport, 'a@northwind.example');
    const text = { path: '/etc/hostname' } as unknown as string;
    const document = {} as EmailMessage['document'];
    const parts = { id: 'e', tenant: 't', to: ['a@initech.example'], cc: [], replyTo: null, attachments: [], document };
    const { signal } = new AbortController();
    await expect(sink.send({ ...parts, subject: 's', text, html: '' }, { signal })).rejects.toThrow(/access/i);
  });
});
