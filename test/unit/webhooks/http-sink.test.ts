import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { lagoDialect } from 'oneoff/lago';
import { createSecret, DeliveryError, functionSink, httpSink, verifyWebhook } from 'oneoff/webhooks';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from './receiver.ts';
import { deliveryTo, eventOfType, issuedAndPaid } from './samples.ts';

const open: Receiver[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((receiver) => receiver.close()));
});
async function receiver(answer?: (response: ServerResponse) => void): Promise<Receiver> {
  const started = await startReceiver(answer);
  open.push(started);
  return started;
}

const signal = new AbortController().signal;
const local = httpSink({ allowPrivate: true, timeoutMs: 1500 });
const event = await eventOfType('invoice.finalized');

/** The error of a delivery to a receiver that answers so. */
async function failureOf(answer: (response: ServerResponse) => void, sink = local): Promise<DeliveryError> {
  const { url } = await receiver(answer);
  const error: unknown = await sink.deliver(deliveryTo(url, event), { signal }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

describe('httpSink', () => {
  it('posts the event as JSON, signed with every secret of the endpoint', async () => {
    const { url, received } = await receiver();
    const secrets = [createSecret(), createSecret()];
    await local.deliver(deliveryTo({ url, secrets }, event), { signal });
    const [request] = received;
    if (!request) throw new Error('nothing came');
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'oneoff-webhooks/1',
      'webhook-id': event.id,
    });
    for (const secret of secrets) {
      expect(await verifyWebhook(request, secret)).toEqual(event);
      expect(new Webhook(secret).verify(request.body, request.headers as Record<string, string>)).toEqual(event);
    }
  });

  it.each([200, 201, 202, 204, 299])('takes %i for a success', async (status) => {
    const { url } = await receiver((response) => response.writeHead(status).end());
    await expect(local.deliver(deliveryTo(url, event), { signal })).resolves.toBeUndefined();
  });

  it.each([400, 401, 404, 409, 429, 500, 503])('takes %i for a failure to be tried again', async (status) => {
    const error = await failureOf((response) => response.writeHead(status).end('no'));
    expect(error).toMatchObject({ message: `answered ${status}`, gone: false, retryAfterMs: undefined });
  });

  it('takes 410 for the end of the endpoint', async () => {
    expect((await failureOf((response) => response.writeHead(410).end())).gone).toBe(true);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %i', async (status) => {
    const target = await receiver();
    const error = await failureOf((response) => response.writeHead(status, { location: target.url }).end());
    expect(error.message).toContain('redirects are not followed');
    expect(target.received).toEqual([]);
  });

  it('reads Retry-After in seconds and as a date', async () => {
    const seconds = await failureOf((response) => response.writeHead(429, { 'retry-after': '120' }).end());
    expect(seconds.retryAfterMs).toBe(120_000);
    const date = new Date(Date.now() + 60_000).toUTCString();
    const dated = await failureOf((response) => response.writeHead(503, { 'retry-after': date }).end());
    expect(dated.retryAfterMs).toBeGreaterThan(55_000);
    expect(dated.retryAfterMs).toBeLessThanOrEqual(60_000);
    const wrong = await failureOf((response) => response.writeHead(503, { 'retry-after': 'soon' }).end());
    expect(wrong.retryAfterMs).toBeUndefined();
  });

  it('gives up a receiver that hangs', async () => {
    const error = await failureOf(() => undefined);
    expect(error.message).toMatch(/no answer/);
  });

  it('gives up when its caller does', async () => {
    const { url } = await receiver(() => undefined);
    const stop = new AbortController();
    const sent = httpSink({ allowPrivate: true }).deliver(deliveryTo(url, event), { signal: stop.signal });
    stop.abort();
    await expect(sent).rejects.toBeInstanceOf(DeliveryError);
  });

  it('reads no more of an answer than its cap', async () => {
    let written = 0;
    const flood = (response: ServerResponse): void => {
      response.writeHead(200);
      const timer = setInterval(() => {
        written += 1;
        response.write('x'.repeat(16_384));
      }, 1);
      response.on('close', () => clearInterval(timer));
    };
    const { url } = await receiver(flood);
    await httpSink({ allowPrivate: true, maxResponseBytes: 40_000 }).deliver(deliveryTo(url, event), { signal });
    const after = written;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(written).toBeLessThanOrEqual(after + 20);
  });

  it('says why a receiver cannot be reached', async () => {
    const closed = await startReceiver();
    await closed.close();
    await expect(local.deliver(deliveryTo(closed.url, event), { signal })).rejects.toThrow(/no answer: .*ECONNREFUSED/);
  });

  it('sends nothing to an address on the inside', async () => {
    const { url, received } = await receiver();
    await expect(httpSink().deliver(deliveryTo(url, event), { signal })).rejects.toThrow('private or reserved');
    await httpSink({ allowPrivate: [new URL(url).host] }).deliver(deliveryTo(url, event), { signal });
    expect(received).toHaveLength(1);
  });

  it('sends nothing to a name that resolves to the inside', async () => {
    const sent: string[] = [];
    const to = (...addresses: readonly string[]): Promise<void> =>
      httpSink({
        resolve: async () => addresses,
        fetch: async (url) => {
          sent.push(url);
          return new Response(null, { status: 204 });
        },
      }).deliver(deliveryTo('https://rebind.example/', event), { signal });
    await expect(to('93.184.216.34', '169.254.169.254')).rejects.toThrow('169.254.169.254');
    await expect(to('::ffff:10.0.0.1')).rejects.toThrow('private');
    await expect(to()).rejects.toThrow('no address');
    expect(sent).toEqual([]);
    await to('93.184.216.34', '2606:2800:220:1::1');
    expect(sent).toEqual(['https://rebind.example/']);
  });

  it('sends a reference instead of an invoice beyond the cap', async () => {
    const large = await eventOfType('invoice.paid', 500);
    const bodyOf = async (maxPayloadBytes: number, sent = large): Promise<string> => {
      const { url, received } = await receiver();
      const invoiceUrl = (one: typeof event): string => `https://api.example/invoices/${one.data.invoice.id}`;
      await httpSink({ allowPrivate: true, maxPayloadBytes, invoiceUrl }).deliver(deliveryTo(url, sent), { signal });
      return received[0]?.body ?? '';
    };
    const { id, version } = large.data.invoice;
    const reference = { reference: true, id, version, url: `https://api.example/invoices/${id}` };
    expect(JSON.parse(await bodyOf(1_000_000))).toEqual(large);
    const capped = await bodyOf(20_000);
    expect(JSON.parse(capped)).toEqual({ ...large, data: { change: large.data.change, invoice: reference } });
    expect(capped.length).toBeLessThan(20_000);
    const [drafted = large] = await issuedAndPaid(500);
    const data = JSON.parse(await bodyOf(20_000, drafted)) as { data: unknown };
    expect(data.data).toMatchObject({
      change: null,
      invoice: { reference: true, url: reference.url.replace(id, drafted.data.invoice.id) },
    });
  });
});

describe("Lago's dialect", () => {
  const sink = httpSink({ allowPrivate: true, dialect: lagoDialect({ organizationId: 'org' }) });

  it('has its envelope, its amounts in minor units and its headers', async () => {
    const created = await eventOfType('invoice.one_off_created', 2);
    const { url, received } = await receiver();
    await sink.deliver(
      {
        ...deliveryTo(url, created),
        endpoint: { ...deliveryTo(url, created).endpoint, secrets: ['organisation key'] },
      },
      { signal },
    );
    const { headers, body = '' } = received[0] ?? {};
    expect(JSON.parse(body)).toMatchObject({
      webhook_type: 'invoice.one_off_created',
      object_type: 'invoice',
      organization_id: 'org',
      invoice: {
        lago_id: created.data.invoice.id,
        number: created.data.invoice.number,
        invoice_type: 'one_off',
        status: 'finalized',
        payment_status: 'pending',
        currency: 'EUR',
        fees_amount_cents: 100_000,
        taxes_amount_cents: 19_000,
        total_amount_cents: 119_000,
        fees: [{ units: '1.0', amount_cents: 50_000, taxes_amount_cents: 9500 }, { total_amount_cents: 59_500 }],
        applied_taxes: [{ tax_code: 'vat-19', tax_rate: 19, amount_cents: 19_000, fees_amount_cents: 100_000 }],
      },
    });
    expect(headers).toMatchObject({
      'x-lago-signature': createHmac('sha256', 'organisation key').update(body).digest('base64'),
      'x-lago-signature-algorithm': 'hmac',
      'x-lago-unique-key': created.id,
    });
    expect(headers).not.toHaveProperty('webhook-signature');
  });

  it('says that a paid invoice was paid', async () => {
    const { url, received } = await receiver();
    await sink.deliver(deliveryTo(url, await eventOfType('invoice.paid')), { signal });
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      webhook_type: 'invoice.payment_status_updated',
      invoice: { payment_status: 'succeeded', total_due_amount_cents: 0 },
    });
  });

  it('does not send what it has no word for', async () => {
    const { url, received } = await receiver();
    await sink.deliver(deliveryTo(url, event), { signal });
    expect(received).toEqual([]);
  });
});

describe('functionSink', () => {
  it('hands the event to a function and waits for it', async () => {
    const seen: unknown[] = [];
    const sink = functionSink(async (one, delivery) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(one.id, delivery.attempt);
    });
    await sink.deliver(deliveryTo('app:ledger', event), { signal });
    expect(seen).toEqual([event.id, 1]);
  });

  it('fails where the function does', async () => {
    const sink = functionSink(() => {
      throw new Error('full');
    });
    await expect(sink.deliver(deliveryTo('app:ledger', event), { signal })).rejects.toThrow('full');
  });
});
