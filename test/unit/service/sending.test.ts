import {
  type Customer,
  type EmailMessage,
  type EmailSink,
  IdempotencyConflictError,
  type Invoicing,
  type InvoicingOptions,
  NotFoundError,
} from 'oneoff';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createRelay, type EmailDeliveryOptions, emailDelivery, type Relay } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, INPUT, openAcme, rejection } from '../acme.ts';

interface Post extends Acme {
  readonly sent: EmailMessage[];
  readonly relay: Relay;
  readonly deliveries: ReturnType<typeof memoryDeliveryStore>;
}

const words: EmailDeliveryOptions['email'] = ({ number }, { message }) => ({
  subject: `Invoice ${number}`,
  text: message.text ?? 'Please find it attached.',
  html: '<p>Please find it attached.</p>',
});
const attachments: NonNullable<EmailDeliveryOptions['attachments']> = {
  pdf: ({ number }) => new TextEncoder().encode(`%PDF ${number}`),
  ubl: ({ number }, { invoice }) => `<Invoice>${number} of ${invoice.number}</Invoice>`,
};

/** Acme with a customer that has an address, an outbox, and a relay that keeps what it sends. */
function openPost(
  options: Partial<InvoicingOptions> = {},
  customer: Partial<Customer> = { email: 'ap@hooli.example' },
  mail: Partial<EmailDeliveryOptions> = {},
): Post {
  const records = acmeRecords();
  records.customers[0] = { ...(records.customers[0] as Customer), ...customer };
  const sent: EmailMessage[] = [];
  const sink: EmailSink = { send: async (message) => void sent.push(message) };
  const deliveries = memoryDeliveryStore();
  const email = emailDelivery({ sink, email: words, attachments, ...mail });
  const relay = createRelay({ store: deliveries, sinks: { email }, retryDelaysMs: [0, 0] });
  const acme = openAcme({ records, store: memoryStore({ deliveries }), sending: { deliveries }, ...options });
  return { ...acme, sent, relay, deliveries };
}

const issue = ({ invoicing }: { invoicing: Invoicing }) => invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
const faultOf = async (call: Promise<unknown>) => {
  const error = (await rejection(call)) as { faults?: readonly { code: string; path: string; message: string }[] };
  return error.faults?.[0];
};

describe('an issued invoice', () => {
  it('is sent to its customer by the relay, after the commit', async () => {
    const post = openPost();
    const { id, version, number } = await issue(post);
    const answer = await post.invoicing.sendInvoice(id);
    expect([answer.version, answer.number]).toEqual([version + 1, number]);
    expect(post.sent).toEqual([]);
    expect((await post.relay.runOnce()).delivered).toBe(1);
    const event = (await post.invoicing.history(id)).items.at(-1);
    expect(event).toMatchObject({ type: 'invoice.sent', data: { change: { message: { to: ['ap@hooli.example'] } } } });
    expect(post.sent).toMatchObject([
      {
        id: event?.id,
        tenant: 'default',
        to: ['ap@hooli.example'],
        cc: [],
        replyTo: null,
        subject: 'Invoice INV-2025-0001',
        text: 'Please find it attached.',
        attachments: [{ filename: 'INV-2025-0001.pdf', contentType: 'application/pdf' }],
        document: { id },
      },
    ]);
  });

  it('stays as it is, also rebuilt from its events', async () => {
    const post = openPost();
    const { id, version, updatedAt, ...before } = await issue(post);
    const { version: _, updatedAt: __, ...after } = await post.invoicing.sendInvoice(id);
    expect(after).toEqual({ id, ...before });
    expect(await post.invoicing.rebuildInvoice(id)).toEqual(await post.invoicing.get(id));
  });

  it('goes to the addresses, with the subject, the words and the files that the input names', async () => {
    const post = openPost();
    const { id } = await issue(post);
    await post.invoicing.sendInvoice(id, {
      to: ['a@hooli.example', 'b@hooli.example', 'a@hooli.example'],
      cc: ['boss@hooli.example'],
      subject: 'Your invoice',
      text: 'Dear A,\nhere it is.',
      attach: ['ubl', 'pdf'],
    });
    await post.relay.runOnce();
    expect(post.sent[0]).toMatchObject({
      to: ['a@hooli.example', 'b@hooli.example'],
      cc: ['boss@hooli.example'],
      subject: 'Your invoice',
      text: 'Dear A,\nhere it is.',
      attachments: [
        { filename: 'INV-2025-0001.xml', contentType: 'application/xml' },
        { filename: 'INV-2025-0001.pdf' },
      ],
    });
    expect(new TextDecoder().decode(post.sent[0]?.attachments[0]?.content)).toBe(
      '<Invoice>INV-2025-0001 of INV-2025-0001</Invoice>',
    );
  });

  it('is sent once per idempotency key, however often and however many call at once', async () => {
    const post = openPost();
    const { id } = await issue(post);
    const calls = Array.from({ length: 8 }, () => post.invoicing.sendInvoice(id, {}, { idempotencyKey: 'k' }));
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    await post.relay.runOnce();
    expect(post.sent).toHaveLength(1);
    await post.invoicing.sendInvoice(id);
    await post.relay.runOnce();
    expect(post.sent).toHaveLength(2);
    const other = post.invoicing.sendInvoice(id, { to: ['b@hooli.example'] }, { idempotencyKey: 'k' });
    expect(await rejection(other)).toBeInstanceOf(IdempotencyConflictError);
  });

  it('takes the address that the customer has now, and the frozen one where the record is gone', async () => {
    const post = openPost();
    const { id } = await issue(post);
    post.records.customers[0] = { ...(post.records.customers[0] as Customer), email: 'new@hooli.example' };
    await post.invoicing.sendInvoice(id);
    post.records.customers.shift();
    await post.invoicing.sendInvoice(id);
    await post.relay.runOnce();
    expect(post.sent.map(({ to }) => to[0])).toEqual(['new@hooli.example', 'ap@hooli.example']);
  });

  it('takes the address of the contact where the customer has none', async () => {
    const post = openPost({}, { contact: { email: 'contact@hooli.example' } });
    await post.invoicing.sendInvoice((await issue(post)).id);
    await post.relay.runOnce();
    expect(post.sent[0]?.to).toEqual(['contact@hooli.example']);
  });

  it('needs a recipient, and says how to give one', async () => {
    const post = openPost({}, {});
    const { id, version } = await issue(post);
    expect(await faultOf(post.invoicing.sendInvoice(id))).toEqual({
      code: 'email.recipient_missing',
      path: '/to',
      message: 'customer "hooli" has no e-mail address; pass one in "to", or add it to the customer\'s record',
    });
    expect(await faultOf(post.invoicing.sendInvoice(id, { to: [] }))).toMatchObject({
      code: 'email.recipient_missing',
      message: expect.stringContaining('the list is empty'),
    });
    expect((await post.invoicing.get(id))?.version).toBe(version);
    expect((await post.deliveries.lag()).pending).toBe(0);
  });

  it.each([
    'a@hooli.example, thief@evil.example',
    'a@hooli.example\r\nBcc: thief@evil.example',
    'a@hooli.example\u2028',
    'Hooli <a@hooli.example>',
    'a@hooli.example>, <thief@evil.example',
    'a b@hooli.example',
    '"a"@hooli.example',
    'a\u202e@hooli.example',
    '.a@hooli.example',
    'a..b@hooli.example',
    'a@hooli',
    'a@-hooli.example',
    'a@hooli..example',
    '@hooli.example',
    'nobody',
    '',
    `${'x'.repeat(65)}@hooli.example`,
    `a@${'x'.repeat(250)}.example`,
    7,
    null,
  ])('is not sent to %j', async (address) => {
    const post = openPost();
    const { id } = await issue(post);
    const to = ['ok@hooli.example', address as string];
    expect(await faultOf(post.invoicing.sendInvoice(id, { to }))).toMatchObject({
      code: 'email.invalid',
      path: '/to/1',
    });
    expect((await post.deliveries.lag()).pending).toBe(0);
  });

  it.each([
    'ok@hooli.example',
    "o'neil+tag@sub.hooli.example",
    'jörg@müller.example',
    '用户@例子.公司',
    'a@xn--mller-kva.example',
  ])('is sent to %s', async (address) => {
    const post = openPost({}, { email: address });
    await post.invoicing.sendInvoice((await issue(post)).id);
    await post.relay.runOnce();
    expect(post.sent[0]?.to).toEqual([address]);
  });

  it('is not sent to a wrong address of the customer', async () => {
    const post = openPost({}, { email: 'a@hooli.example\r\nBcc: thief@evil.example' });
    const { id } = await issue(post);
    expect(await faultOf(post.invoicing.sendInvoice(id))).toMatchObject({
      code: 'email.invalid',
      path: '/to',
      message: expect.stringContaining('or pass another in "to"'),
    });
  });

  it.each([
    [{ subject: 'a\r\nBcc: b' }, 'text.invalid', '/subject'],
    [{ subject: ' ' }, 'text.empty', '/subject'],
    [{ text: 'x'.repeat(5001) }, 'text.too_long', '/text'],
    [{ text: 'a\u0000b' }, 'text.invalid', '/text'],
    [{ attach: ['zip'] }, 'field.value', '/attach/0'],
    [{ atach: ['pdf'] }, 'field.unknown', '/atach'],
    [{ to: 'a@hooli.example' }, 'field.type', '/to'],
    [{ to: Array.from({ length: 21 }, (_, index) => `a${index}@hooli.example`) }, 'list.too_long', '/to'],
    [null, 'field.type', ''],
  ])('refuses %j', async (input, code, path) => {
    const post = openPost();
    const { id } = await issue(post);
    expect(await faultOf(post.invoicing.sendInvoice(id, input as never))).toMatchObject({ code, path });
  });

  it('attaches what the service says that its relay makes, and refuses the rest', async () => {
    const deliveries = memoryDeliveryStore();
    const post = openPost({ sending: { deliveries, attachments: ['ubl'] }, store: memoryStore({ deliveries }) });
    const { id } = await issue(post);
    expect(await faultOf(post.invoicing.sendInvoice(id, { attach: ['pdf'] }))).toMatchObject({
      code: 'field.value',
      path: '/attach/0',
      message: '"pdf" cannot be attached here; pass "ubl"',
    });
    await post.invoicing.sendInvoice(id);
    expect((await post.invoicing.history(id)).items.at(-1)?.data.change).toMatchObject({ message: { attach: [] } });
  });
});

describe('what is not issued or not there', () => {
  it('is not sent: a draft, a voided invoice, an unknown id', async () => {
    const post = openPost();
    const draft = await post.invoicing.createOneOffInvoice(INPUT);
    expect(await rejection(post.invoicing.sendInvoice(draft.id))).toMatchObject({ code: 'invoice.wrong_state' });
    const { id } = await issue(post);
    await post.invoicing.voidInvoice(id, { reason: 'typo' });
    expect(await rejection(post.invoicing.sendInvoice(id))).toMatchObject({ code: 'invoice.wrong_state' });
    expect(await rejection(post.invoicing.sendInvoice('nobody'))).toBeInstanceOf(NotFoundError);
    expect(await rejection(post.invoicing.sendCreditNote('nobody'))).toBeInstanceOf(NotFoundError);
  });

  it('a service without an outbox says so, and so does one whose endpoint is disabled or turned to a URL', async () => {
    const without = openAcme();
    const { id } = await issue(without);
    expect(await faultOf(without.invoicing.sendInvoice(id, { to: ['a@hooli.example'] }))).toMatchObject({
      code: 'email.not_served',
      message: expect.stringContaining('sending: { deliveries }'),
    });
    const post = openPost();
    const invoice = await issue(post);
    await post.invoicing.sendInvoice(invoice.id);
    await post.deliveries.setEndpointState('default', 'email', 'disabled');
    expect(await faultOf(post.invoicing.sendInvoice(invoice.id))).toMatchObject({ code: 'email.not_served' });
    await post.deliveries.setEndpointState('default', 'email', 'active');
    await post.deliveries.updateEndpoint('default', 'email', (one) => ({ ...one, url: 'https://evil.example/' }));
    expect(await faultOf(post.invoicing.sendInvoice(invoice.id))).toMatchObject({ code: 'email.not_served' });
  });
});

describe('a credit note', () => {
  it('is sent with an event of its invoice, once per key', async () => {
    const post = openPost();
    const { id } = await issue(post);
    const note = await post.invoicing.createCreditNote(id, { reason: 'cancellation' });
    const send = () => post.invoicing.sendCreditNote(note.id, { attach: ['ubl'] }, { idempotencyKey: 'n' });
    expect(await send()).toEqual(note);
    expect(await send()).toEqual(note);
    await post.relay.runOnce();
    expect(post.sent).toMatchObject([
      {
        to: ['ap@hooli.example'],
        subject: `Invoice ${note.number}`,
        document: { id: note.id },
        attachments: [{ filename: `${note.number}.xml` }],
      },
    ]);
    expect(new TextDecoder().decode(post.sent[0]?.attachments[0]?.content)).toBe(
      `<Invoice>${note.number} of INV-2025-0001</Invoice>`,
    );
    expect((await post.invoicing.history(id)).items.at(-1)?.type).toBe('credit_note.sent');
    expect(await post.invoicing.rebuildInvoice(id)).toEqual(await post.invoicing.get(id));
  });
});

describe('the relay', () => {
  it('tries a mailer that fails again, with the same id', async () => {
    const ids: string[] = [];
    const sink: EmailSink = {
      send: async ({ id }) => {
        ids.push(id);
        if (ids.length === 1) throw new Error('421 try later');
      },
    };
    const post = openPost({}, undefined, { sink });
    await post.invoicing.sendInvoice((await issue(post)).id);
    expect(await post.relay.runOnce()).toMatchObject({ retry: 1, delivered: 1 });
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  it('gives a document that cannot be made up at once, as a dead letter that says why, and sends the next', async () => {
    const post = openPost();
    const { id } = await issue(post);
    await post.invoicing.sendInvoice(id, { attach: ['facturx'] });
    await post.invoicing.sendInvoice(id);
    expect(await post.relay.runOnce()).toMatchObject({ dead: 1, retry: 0, delivered: 1 });
    expect(await post.deliveries.deadLetters('default', 'email', 10)).toMatchObject([
      { attempts: 1, error: expect.stringContaining('nothing makes the attachment "facturx"') },
    ]);
  });

  it('keeps line breaks of a rendered subject out of the header, and takes the seller as reply address', async () => {
    const email: EmailDeliveryOptions['email'] = () => ({ subject: 'a\r\nBcc: b', text: '', html: '' });
    const post = openPost({}, undefined, { email });
    const [seller] = post.records.billingEntities;
    if (seller) post.records.billingEntities[0] = { ...seller, email: 'office@acme.example' };
    await post.invoicing.sendInvoice((await issue(post)).id);
    await post.relay.runOnce();
    expect(post.sent[0]).toMatchObject({ subject: 'a Bcc: b', replyTo: 'office@acme.example' });
  });

  it('refuses options that are misspelt or missing', () => {
    expect(() => emailDelivery({ sink: {}, email: words } as never)).toThrow('send');
    expect(() => emailDelivery({ email: words } as never)).toThrow('sink');
    const wrong = { sink: { send: async () => {} }, email: words, attachments: { zip: () => '' } };
    expect(() => emailDelivery(wrong as never)).toThrow('zip');
  });
});
