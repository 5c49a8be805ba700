import nodeCrypto from 'node:crypto';
import { createSecret, signWebhook, verifyWebhook } from 'oneoff/webhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const at = Date.parse('2026-03-10T09:00:00Z');
const clock = { now: () => at };
const secrets = [createSecret(), createSecret()];
const bogus = `v1,${'A'.repeat(43)}=`;

/** A request whose body counts what is read of it. */
async function hostile(
  headers: Record<string, string>,
  chunks = 1000,
): Promise<{ readonly request: Request; readonly read: () => number }> {
  const signed = await signWebhook({ id: 'evt_1', at, body: 'x' }, secrets);
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (read === chunks) return controller.close();
        read += 1;
        controller.enqueue(new Uint8Array(10_000));
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', body, headers: { ...signed, ...headers }, duplex: 'half' };
  return { request: new Request('https://receiver.example/', init as RequestInit), read: () => read };
}

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'accepted',
    (error: { readonly code?: unknown }) => error.code ?? error,
  );

describe('a hostile request', () => {
  const hmac = vi.spyOn(nodeCrypto, 'createHmac');
  const verify = vi.spyOn(crypto.subtle, 'verify');
  beforeEach(() => {
    hmac.mockClear();
    verify.mockClear();
  });
  afterEach(() => vi.clearAllMocks());

  it.each([
    ['an old timestamp', { 'webhook-timestamp': '1' }, 'webhook.timestamp_outside_tolerance'],
    ['a timestamp of the future', { 'webhook-timestamp': '9999999999' }, 'webhook.timestamp_outside_tolerance'],
    ['a timestamp that is none', { 'webhook-timestamp': 'now' }, 'webhook.header_missing'],
    ['1,875 signatures', { 'webhook-signature': Array(1875).fill(bogus).join(' ') }, 'webhook.signature_invalid'],
    ['eleven signatures', { 'webhook-signature': Array(11).fill(bogus).join(' ') }, 'webhook.signature_invalid'],
    ['90,000 spaces', { 'webhook-signature': `a${' '.repeat(90_000)}a` }, 'webhook.signature_invalid'],
    ['a body that says it is huge', { 'content-length': '1048577' }, 'webhook.body_too_large'],
  ])('with %s is refused before its body is read and before anything is hashed', async (_, headers, code) => {
    const { request, read } = await hostile(headers);
    hmac.mockClear();
    expect(await codeOf(verifyWebhook(request, secrets, { clock }))).toBe(code);
    expect([read(), hmac.mock.calls.length, verify.mock.calls.length]).toEqual([0, 0, 0]);
  });

  it.each([
    [1_048_576, 105],
    [25_000, 3],
    [9_999, 1],
  ])('is not read further than maxBytes of %i', async (maxBytes, chunks) => {
    const { request, read } = await hostile({});
    hmac.mockClear();
    expect(await codeOf(verifyWebhook(request, secrets, { clock, maxBytes }))).toBe('webhook.body_too_large');
    expect([read(), hmac.mock.calls.length]).toEqual([chunks, 0]);
  });

  it.each(['text', new Uint8Array(30)])('with a raw body beyond maxBytes is refused', async (body) => {
    const headers = { ...(await signWebhook({ id: 'evt_1', at, body }, secrets)) };
    expect(await codeOf(verifyWebhook({ headers, body }, secrets, { clock, maxBytes: 3 }))).toBe(
      'webhook.body_too_large',
    );
  });

  it.each([1, 3, 10])('of %i bogus signatures costs one HMAC per secret', async (count) => {
    const { request } = await hostile({ 'webhook-signature': Array(count).fill(bogus).join(' ') }, 2);
    hmac.mockClear();
    expect(await codeOf(verifyWebhook(request, secrets, { clock }))).toBe('webhook.signature_invalid');
    expect([hmac.mock.calls.length, verify.mock.calls.length]).toEqual([2, 0]);
  });

  it('that names its length wrongly is read as it came', async () => {
    const body = '{"type":"invoice.paid"}';
    const headers = { ...(await signWebhook({ id: 'evt_1', at, body }, secrets)), 'content-length': '1' };
    const request = new Request('https://receiver.example/', { method: 'POST', body, headers });
    expect(await codeOf(verifyWebhook(request, secrets, { clock }))).toBe('accepted');
  });
});
