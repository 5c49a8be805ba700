import { type FaultCode, ValidationError } from 'oneoff';
import { lagoDialect } from 'oneoff/lago';
import { memoryDeliveryStore } from 'oneoff/memory';
import { postgresDeliveryStore, postgresNotifier } from 'oneoff/postgres';
import {
  createEndpoint,
  createRelay,
  createSecret,
  functionSink,
  httpSink,
  signWebhook,
  standardDialect,
  validateWebhookUrl,
  verifyWebhook,
} from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';

type Call = (input: never) => unknown;

const pool = { connect: () => undefined, query: () => undefined };
const endpoint = { url: 'https://books.example/' };
const relay = { store: memoryDeliveryStore(), sinks: {} };
const signed = { id: 'evt', at: 0, body: '' };

const refusalOf = async (call: () => unknown): Promise<readonly string[]> => {
  try {
    await call();
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.faults.map(({ code, path }) => `${code} ${path}`);
  }
};

const calls: readonly (readonly [string, Call, object, readonly string[]])[] = [
  [
    'createEndpoint',
    (input) => createEndpoint(input),
    endpoint,
    ['id', 'tenant', 'url', 'eventTypes', 'billingEntityId', 'secrets', 'createdAt'],
  ],
  ['the rules of createEndpoint', (rules) => createEndpoint(endpoint, rules), {}, ['allowPrivate', 'ports']],
  ['validateWebhookUrl', (rules) => validateWebhookUrl('https://books.example/', rules), {}, ['allowPrivate', 'ports']],
  [
    'createRelay',
    (options) => createRelay(options),
    relay,
    'store sinks retryDelaysMs timeoutMs leaseMs concurrency smallLane perEndpoint perTenant maxBytes slowAfterMs pollMs pauseAfterMs graceMs observer random'.split(
      ' ',
    ),
  ],
  [
    'httpSink',
    (options) => httpSink(options),
    {},
    'allowPrivate ports maxPayloadBytes invoiceUrl dialect resolve fetch timeoutMs maxResponseBytes userAgent clock'.split(
      ' ',
    ),
  ],
  ['lagoDialect', (options) => lagoDialect(options), { organizationId: 'org' }, ['organizationId']],
  ['standardDialect', (options) => standardDialect(options), {}, ['maxPayloadBytes', 'invoiceUrl']],
  ['memoryDeliveryStore', (options) => memoryDeliveryStore(options), {}, ['endpointsPerTenant', 'clock']],
  [
    'postgresDeliveryStore',
    (options) => postgresDeliveryStore({ pool } as never, options),
    {},
    ['schema', 'preparedStatements', 'rowLevelSecurity', 'endpointsPerTenant'],
  ],
  [
    'verifyWebhook',
    (options) => verifyWebhook({ headers: {}, body: '' }, createSecret(), options),
    {},
    ['toleranceSeconds', 'maxBytes', 'isNew', 'clock'],
  ],
  ['signWebhook', (webhook) => signWebhook(webhook, [createSecret()]), signed, ['id', 'at', 'body']],
];

describe.each(calls)('%s', (_, call, sound, names) => {
  it.each(names.flatMap((name) => [name.slice(0, -1), `${name}s`, name.toUpperCase()]))(
    'refuses the misspelt option "%s"',
    async (misspelt) => {
      expect(await refusalOf(() => call({ ...sound, [misspelt]: 1 } as never))).toContain(`field.unknown /${misspelt}`);
    },
  );

  it.each(names)('refuses the wrong type of "%s"', async (name) => {
    const codes: readonly FaultCode[] = ['field.type', 'field.value'];
    for (const wrong of [Symbol('wrong'), { wrong: true }, [[]]]) {
      const refusal = await refusalOf(() => call({ ...sound, [name]: wrong } as never));
      const known = refusal.filter((one) => codes.some((code) => one.startsWith(`${code} /${name}`)));
      const asList = refusal.filter((one) => one.startsWith('field.unknown /') || one.includes(`/${name}/`));
      const other = refusal.filter((one) => one.includes(`/${name}`));
      expect(known.length + asList.length + other.length, `${String(wrong)}: ${refusal}`).toBeGreaterThan(0);
    }
  });

  it.each([null, 5, 'text', [] as unknown])('refuses %j for all options', async (options) => {
    expect((await refusalOf(() => call(options as never)))[0]).toMatch(/^field\.(type|required) /);
  });
});

describe('what is passed beside options', () => {
  it.each([undefined, null, 'app', {}])('functionSink refuses %j for its function', async (handle) => {
    expect(await refusalOf(() => functionSink(handle as never))).toHaveLength(1);
  });

  it.each([undefined, null, pool, { pol: pool }, { pool: {} }])('%j is not a source', async (source) => {
    expect(await refusalOf(() => postgresDeliveryStore(source as never))).toHaveLength(1);
    expect(await refusalOf(() => postgresNotifier(source as never))).toHaveLength(1);
  });

  it.each([5, '', 'x'.repeat(64)])('%j is not a channel', async (channel) => {
    expect(await refusalOf(() => postgresNotifier({ pool } as never, channel as never))).toHaveLength(1);
  });

  it.each([undefined, null, 5, {}])('%j is not a secret to verify with', async (secret) => {
    const headers = {
      'webhook-id': 'e',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': 'v1,AAAA',
    };
    expect(await refusalOf(() => verifyWebhook({ headers, body: '' }, secret as never))).toEqual([
      'webhook.secret_invalid /secrets',
    ]);
    expect(await refusalOf(() => signWebhook(signed, secret as never))).toEqual(['field.type /secrets']);
  });

  it('says what was meant by createEndpoint({ events })', () => {
    expect(() => createEndpoint({ ...endpoint, events: ['*'] } as never)).toThrow(
      /createEndpoint has no option "events"/,
    );
  });
});
