import { createHmac, generateKeyPairSync, sign as nodeSign } from 'node:crypto';
import { InvoicingError } from 'oneoff';
import { createSecret, signWebhook, verifyWebhook, WebhookVerificationError } from 'oneoff/webhooks';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';

const at = Date.parse('2026-03-10T09:00:00Z');
const body = '{"type":"invoice.paid","memo":"Grüße 👩‍👩‍👧"}';
const secret = createSecret();
const keys = ed25519Keys();

/** Standard Webhooks in ten lines, by another library than the one under test. */
function isSignedBy(whsec: string, headers: { readonly [name: string]: string }, raw: string): boolean {
  const key = Buffer.from(whsec.replace('whsec_', ''), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${raw}`;
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected);
}

function ed25519Keys(): { readonly privateKey: string; readonly publicKey: string } {
  const pair = generateKeyPairSync('ed25519');
  const { d, x } = pair.privateKey.export({ format: 'jwk' });
  const base64 = (text: string | undefined): string => Buffer.from(text ?? '', 'base64url').toString('base64');
  return { privateKey: `whsk_${base64(d)}`, publicKey: `whpk_${base64(x)}` };
}

async function signed(secrets: readonly string[] = [secret], text = body): Promise<Request> {
  const headers = await signWebhook({ id: 'evt_1', at, body: text }, secrets);
  return new Request('https://receiver.example/hook', { method: 'POST', body: text, headers: { ...headers } });
}

/** The same request with something changed. */
async function changed(change: {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}): Promise<Request> {
  const request = await signed();
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(change.headers ?? {}))
    if (value === '') headers.delete(name);
    else headers.set(name, value);
  return new Request(request.url, { method: 'POST', body: change.body ?? body, headers });
}

const clock = { now: () => at };
const verify = (request: Request, secrets: readonly string[] = [secret]): Promise<unknown> =>
  verifyWebhook(request, secrets, { clock });
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    (error: unknown) => {
      expect(error).toBeInstanceOf(InvoicingError);
      return (error as InvoicingError).code;
    },
  );

describe('a signature', () => {
  it("equals the specification's published vector of v1", async () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' };
    const headers = await signWebhook(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']);
    expect(headers).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it("equals the specification's published vector of v1a", async () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' };
    const headers = await signWebhook(message, ['whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=']);
    expect(headers['webhook-signature']).toBe(
      'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==',
    );
  });

  it('is accepted by ten lines on another library', async () => {
    const request = await signed([createSecret(), secret]);
    expect(isSignedBy(secret, Object.fromEntries(request.headers), body)).toBe(true);
    expect(isSignedBy(secret, Object.fromEntries(request.headers), `${body} `)).toBe(false);
  });

  it('is accepted by npm standardwebhooks, in the list of a rotation too', async () => {
    const now = Date.now();
    const headers = await signWebhook({ id: 'evt_1', at: now, body }, [createSecret(), keys.privateKey, secret]);
    expect(new Webhook(secret).verify(body, { ...headers })).toEqual(JSON.parse(body));
  });

  it('of bytes equals that of their text', async () => {
    const text = await signWebhook({ id: 'evt_1', at, body }, [secret]);
    expect(await signWebhook({ id: 'evt_1', at, body: new TextEncoder().encode(body) }, [secret])).toEqual(text);
  });

  it('needs a secret that signs', async () => {
    const sign = (...secrets: readonly string[]): Promise<string> =>
      codeOf(signWebhook({ id: 'evt_1', at, body }, secrets));
    expect(await sign()).toBe('webhook.secret_invalid');
    expect(await sign(keys.publicKey)).toBe('webhook.secret_invalid');
    for (const wrong of ['', 'whsec_', 'whsec_short', 'whsec_not base64', 'whsk_AAAA', `whsec_${'A'.repeat(100)}`])
      expect(await sign(wrong), wrong).toBe('webhook.secret_invalid');
  });

  it('is refused without the secret in the message', async () => {
    const error = await signWebhook({ id: 'evt_1', at, body }, ['whsec_topsecret!']).catch(String);
    expect(error).not.toContain('topsecret');
  });
});

describe('verifyWebhook', () => {
  it('answers the event of a request', async () => {
    expect(await verify(await signed())).toEqual(JSON.parse(body));
  });

  it('accepts what npm standardwebhooks signed', async () => {
    const signature = new Webhook(secret).sign('evt_1', new Date(at), body);
    expect(await codeOf(verify(await changed({ headers: { 'webhook-signature': signature } })))).toBe('accepted');
  });

  it('accepts v1a by the public key, and by the private one', async () => {
    const request = (): Promise<Request> => signed([keys.privateKey]);
    expect(await codeOf(verify(await request(), [keys.publicKey]))).toBe('accepted');
    expect(await codeOf(verify(await request(), [keys.privateKey]))).toBe('accepted');
    expect(await codeOf(verify(await request(), [ed25519Keys().publicKey]))).toBe('webhook.signature_invalid');
  });

  it('accepts v1a of another library', async () => {
    const pair = generateKeyPairSync('ed25519');
    const content = `evt_1.${at / 1000}.${body}`;
    const signature = nodeSign(null, Buffer.from(content), pair.privateKey).toString('base64');
    const key = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
    const request = await changed({ headers: { 'webhook-signature': `v1a,${signature}` } });
    expect(await codeOf(verify(request, [`whpk_${key}`]))).toBe('accepted');
  });

  it('accepts either secret while they are rotated', async () => {
    const next = createSecret();
    expect(await codeOf(verify(await signed([next, secret]), [secret]))).toBe('accepted');
    expect(await codeOf(verify(await signed([next]), [secret, next]))).toBe('accepted');
  });

  it('accepts headers of any case and a raw body', async () => {
    const { headers } = await signed();
    const upper = Object.fromEntries([...headers].map(([name, value]) => [name.toUpperCase(), value]));
    expect(await verifyWebhook({ headers: upper, body: Buffer.from(body) }, secret, { clock })).toEqual(
      JSON.parse(body),
    );
    expect(await verifyWebhook({ headers, body }, secret, { clock })).toEqual(JSON.parse(body));
  });

  it('refuses a body that was parsed', async () => {
    const { headers } = await signed();
    const parsed = JSON.parse(body) as string;
    await expect(verifyWebhook({ headers, body: parsed }, secret, { clock })).rejects.toThrow(
      /^\/request\/body: an object is neither text nor bytes; pass the body as it came/,
    );
  });

  it.each([
    ['a tampered body', { body: body.replace('paid', 'void') }, 'webhook.signature_invalid'],
    ['another id', { headers: { 'webhook-id': 'evt_2' } }, 'webhook.signature_invalid'],
    ['another timestamp', { headers: { 'webhook-timestamp': String(at / 1000 + 1) } }, 'webhook.signature_invalid'],
    ['no id', { headers: { 'webhook-id': '' } }, 'webhook.header_missing'],
    ['no timestamp', { headers: { 'webhook-timestamp': '' } }, 'webhook.header_missing'],
    ['no signature', { headers: { 'webhook-signature': '' } }, 'webhook.header_missing'],
    ['a timestamp that is none', { headers: { 'webhook-timestamp': '1e9' } }, 'webhook.header_missing'],
    ['an empty signature', { headers: { 'webhook-signature': 'v1,' } }, 'webhook.signature_invalid'],
    ['half a signature', { headers: { 'webhook-signature': 'v1,g0hM9SsE' } }, 'webhook.signature_invalid'],
    ['an unknown version', { headers: { 'webhook-signature': 'v2,AAAA' } }, 'webhook.signature_invalid'],
    ['no base64', { headers: { 'webhook-signature': 'v1,§§' } }, 'webhook.signature_invalid'],
  ])('refuses %s', async (_, change, code) => {
    expect(await codeOf(verify(await changed(change)))).toBe(code);
  });

  it('refuses a wrong secret', async () => {
    expect(await codeOf(verify(await signed(), [createSecret()]))).toBe('webhook.signature_invalid');
    expect(await codeOf(verify(await signed(), []))).toBe('webhook.signature_invalid');
  });

  it('does not take a v1a signature by an HMAC secret of the same bytes, nor the other way round', async () => {
    const asHmac = keys.publicKey.replace('whpk_', 'whsec_');
    const { headers } = await signed([asHmac]);
    const forged = (headers.get('webhook-signature') ?? '').replace('v1,', 'v1a,');
    const request = await changed({ headers: { 'webhook-signature': forged } });
    expect(await codeOf(verify(request, [keys.publicKey]))).toBe('webhook.signature_invalid');
  });

  it.each([
    [-300_000, 'accepted'],
    [300_000, 'accepted'],
    [301_000, 'webhook.timestamp_outside_tolerance'],
    [-301_000, 'webhook.timestamp_outside_tolerance'],
  ])('%i ms after the try says %s', async (later, code) => {
    const moved = { clock: { now: () => at + later } };
    expect(await codeOf(verifyWebhook(await signed(), secret, moved))).toBe(code);
  });

  it('takes the tolerance that it is given, and none for one that is no number', async () => {
    const later = { now: () => at + 11_000 };
    const within = (toleranceSeconds: number): Promise<string> =>
      signed().then((request) => codeOf(verifyWebhook(request, secret, { clock: later, toleranceSeconds })));
    expect(await within(11)).toBe('accepted');
    expect(await within(10)).toBe('webhook.timestamp_outside_tolerance');
    expect(await within(Number.NaN)).toBe('field.value');
  });

  it('refuses a recorded request that is sent again, and lets a retry pass', async () => {
    const seen = new Set<string>();
    const isNew = (request: string): boolean => !seen.has(request) && seen.add(request) !== undefined;
    const receive = async (sentAt: number): Promise<string> => {
      const headers = await signWebhook({ id: 'evt_1', at: sentAt, body }, [secret]);
      return codeOf(verifyWebhook({ headers: { ...headers }, body }, secret, { clock, isNew }));
    };
    expect(await receive(at)).toBe('accepted');
    expect(await receive(at)).toBe('webhook.replayed');
    expect(await receive(at + 5000)).toBe('accepted');
  });

  it('refuses what is signed and not JSON', async () => {
    expect(await codeOf(verify(await signed([secret], 'no json')))).toBe('webhook.body_invalid');
  });

  it('throws an error of its own class', async () => {
    await expect(verify(await signed(), [createSecret()])).rejects.toBeInstanceOf(WebhookVerificationError);
  });
});
