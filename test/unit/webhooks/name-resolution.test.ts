import dns from 'node:dns';
import { httpSink } from 'oneoff/webhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeModules } from '../../../src/webhooks/sinks/node-modules.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { deliveryTo, eventOfType } from './samples.ts';

const signal = new AbortController().signal;
const event = await eventOfType('invoice.finalized');

/** A name server that changes its answer; the last one stays. */
function answering(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  const next = (): readonly string[] => answers[Math.min(asked++, answers.length - 1)] ?? [];
  const lookup = (_: string, __: object, done: (error: Error | null, found: object) => void): void =>
    done(
      null,
      next().map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  vi.spyOn(dns, 'lookup').mockImplementation(lookup as never);
  return { asked: () => asked, resolve: async () => next() };
}

describe('the name of a receiver', () => {
  let inside: Receiver;
  let port: string;
  beforeEach(async () => {
    inside = await startReceiver();
    port = new URL(inside.url).port;
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await inside.close();
  });
  const send = (options: Parameters<typeof httpSink>[0] = {}): Promise<void> =>
    httpSink({ timeoutMs: 400, ...options }).deliver(deliveryTo(`http://rebind.example:${port}/`, event), { signal });

  it.each([
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::7f00:1'],
    ['192.175.48.1'],
    ['2620:4f:8000::1'],
    ['169.254.169.254'],
    ['93.184.216.34', '10.0.0.1'],
  ])('that resolves to %s by default reaches nothing', async (...addresses) => {
    const server = answering(addresses);
    await expect(send()).rejects.toThrow('private or reserved network address');
    expect([server.asked(), inside.received]).toEqual([1, []]);
  });

  it('that has no address is said to have none', async () => {
    answering([]);
    await expect(send()).rejects.toThrow('rebind.example has no address');
  });

  it.each([
    ['the resolver of the machine', false],
    ['a resolver of the host', true],
  ])('is resolved once for a connection, by %s, so that a second answer reaches nothing', async (_, own) => {
    // 192.0.2.1 would be refused, so the first answer is an address that is public and that nothing here routes to.
    const server = answering(['93.184.216.34'], ['127.0.0.1']);
    await expect(send(own ? { resolve: server.resolve } : {})).rejects.toThrow('no answer');
    expect([server.asked(), inside.received]).toEqual([1, []]);
  });

  it('may resolve to a private network address where its host is allowed, and is connected to there', async () => {
    const server = answering(['127.0.0.1']);
    await send({ allowPrivate: [`rebind.example:${port}`] });
    expect([server.asked(), inside.received.length]).toEqual([1, 1]);
  });

  it('is not resolved again for a redirect, because none is followed', async () => {
    const redirecting = await startReceiver((response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
    );
    const server = answering(['127.0.0.1']);
    const url = redirecting.url.replace('127.0.0.1', 'rebind.example');
    const sent = httpSink({ allowPrivate: ['rebind.example'] }).deliver(deliveryTo(url, event), { signal });
    await expect(sent).rejects.toThrow('redirects are not followed');
    expect([server.asked(), inside.received]).toEqual([1, []]);
    await redirecting.close();
  });

  it('is not checked by the sink on a runtime other than Node', () => {
    const process = { versions: { node: '22.0.0' }, getBuiltinModule: (name: string) => ({ name }) };
    for (const userAgent of [undefined, '', 'Node.js/22', 'Mozilla/5.0 (linux) jsdom/26'])
      expect(nodeModules({ process, navigator: { userAgent } as { userAgent?: string } })).not.toBeNull();
    for (const scope of [
      {},
      { process: { versions: { node: '22.0.0', bun: '1.2.0' }, getBuiltinModule: () => ({}) } },
      { process, Deno: {} },
      { process, navigator: { userAgent: 'Cloudflare-Workers' } },
      { process: { versions: { node: '20.0.0' } } },
    ])
      expect(nodeModules(scope)).toBeNull();
  });
});
