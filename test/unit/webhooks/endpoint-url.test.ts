import { ValidationError } from 'oneoff';
import { createEndpoint, type EndpointInput, validateWebhookUrl } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';

const codesOf = (url: string, allowPrivate: true | readonly string[] = []): readonly string[] =>
  validateWebhookUrl(url, { allowPrivate }).map((one) => one.code);

describe('the URL of a receiver', () => {
  it.each([
    'https://books.example/hooks?tenant=1',
    'http://books.example:8080/',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1:248:1893:25c8:1946]/',
    'https://172.32.0.1/',
    'https://192.175.49.1/',
    'https://[2620:4f:8001::1]/',
    'https://[2620:0:8000::1]/',
    'https://100.128.0.1/',
    'https://localhost.example.com/',
  ])('%s is one', (url) => expect(codesOf(url)).toEqual([]));

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.0.0.1/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://2130706433/',
    'http://127.0.0.1./',
    'http://①②⑦.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[3fff::1]/',
    'http://[2001:4:112::1]/',
    'http://[2620:4f:8000::42]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://192.31.196.1/',
    'http://192.52.193.1/',
    'http://192.175.48.42/',
    'http://localhost/',
    'http://LOCALHOST:3000/',
    'http://localhost./',
    'http://api.localhost/',
    'http://redis:6379/',
    'http://metadata.google.internal/',
    'http://kubernetes.default.svc/',
    'http://printer.local/',
  ])('%s is on a private network', (url) => expect(codesOf(url)).toEqual(['webhook.url_refused']));

  it.each(['file:///etc/passwd', 'ftp://books.example/', 'gopher://books.example/', 'books.example', '', 'https://'])(
    '"%s" is none',
    (url) => expect(codesOf(url)).toEqual(['webhook.url_invalid']),
  );

  it('holds no user and no password', () => {
    expect(codesOf('https://user:secret@books.example/')).toEqual(['webhook.url_invalid']);
    expect(JSON.stringify(validateWebhookUrl('https://user:secret@books.example/'))).not.toContain('secret');
  });

  it.each([
    ['https://books.example/', [443], []],
    ['https://books.example:8443/', [443, 8443], []],
    ['http://books.example/', [80], []],
    ['http://books.example/', [443], ['webhook.url_refused']],
    ['https://books.example:22/', [443, 8443], ['webhook.url_refused']],
    ['https://93.184.216.34:6379/', [443], ['webhook.url_refused']],
    ['https://books.example/', [], ['webhook.url_refused']],
    ['http://127.0.0.1:8080/', [443], []],
  ])('%s has a port among %j, or is refused', (url, ports, codes) => {
    const faults = validateWebhookUrl(url, { ports, allowPrivate: ['127.0.0.1:8080'] });
    expect(faults.map((one) => one.code)).toEqual(codes);
  });

  it('may be on a private network where its host is allowed', () => {
    expect(codesOf('http://127.0.0.1:8080/', ['127.0.0.1'])).toEqual([]);
    expect(codesOf('http://127.0.0.1:8080/', ['127.0.0.1:8080'])).toEqual([]);
    expect(codesOf('http://127.0.0.1:8081/', ['127.0.0.1:8080'])).toEqual(['webhook.url_refused']);
    expect(codesOf('http://redis/', true)).toEqual([]);
  });
});

describe('createEndpoint', () => {
  const faultsOf = (input: EndpointInput): readonly string[] => {
    try {
      createEndpoint(input);
      return [];
    } catch (error) {
      return error instanceof ValidationError ? error.faults.map((one) => `${one.code} ${one.path}`) : [String(error)];
    }
  };

  it('fills an active endpoint for all events, with a secret of its own', () => {
    const [one, other] = [1, 2].map(() => createEndpoint({ url: 'https://books.example/' }));
    expect(one).toMatchObject({ tenant: 'default', eventTypes: ['*'], billingEntityId: null, state: 'active' });
    expect(one?.secrets[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one?.secrets).not.toEqual(other?.secrets);
    expect(one?.id).not.toBe(other?.id);
  });

  it('names everything that is wrong', () => {
    expect(
      faultsOf({ url: 'http://localhost/', eventTypes: ['invoice.*', 'invoice.posted' as '*'], secrets: ['whsec_x'] }),
    ).toEqual(['webhook.url_refused /url', 'field.value /eventTypes/1', 'webhook.secret_invalid /secrets/0']);
    expect(faultsOf({ url: 'https://books.example/', eventTypes: [] })).toEqual([
      'webhook.event_types_required /eventTypes',
    ]);
  });

  it("leaves the scheme of a host's own sink to the host", () => {
    expect(faultsOf({ url: 'queue:billing' })).toEqual([]);
    expect(faultsOf({ url: 'HTTP://localhost/' })).toEqual(['webhook.url_refused /url']);
  });
});
