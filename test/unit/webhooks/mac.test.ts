import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createMac } from '../../../src/webhooks/signing/mac.ts';

const bytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));

it.each([
  ['Node', undefined],
  ['a runtime without modules of Node', {}],
  ['a runtime whose process has none', { process: {} }],
  ['a runtime that does not know the module', { process: { getBuiltinModule: () => undefined } }],
])('an HMAC is the same on %s', async (_, scope) => {
  for (const [key, size] of [
    [24, 0],
    [32, 1],
    [64, 100_000],
  ] as const) {
    const [secret, content] = [bytes(key), bytes(size)];
    const mac = await (await createMac(secret, scope))(content);
    expect(Buffer.from(mac).toString('hex')).toBe(createHmac('sha256', secret).update(content).digest('hex'));
  }
});
