import { createInvoicing, StoreError, TaxUnavailableError } from 'oneoff';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, reasonsOf } from '../acme.ts';
import { INPUT, openApi } from './api.ts';

const everyone = { authenticate: () => ({ tenant: 'default', scopes }) };
const service = () => createInvoicing({ store: memoryStore(), directory: memoryDirectory(acmeRecords()) });

describe('a handler refuses to start', () => {
  it.each([
    ['without authenticate', {}, 'field.required /authenticate'],
    ['with a base path that ends with a slash', { ...everyone, basePath: '/billing/' }, 'field.value /basePath'],
    ['with a base path of no slash', { ...everyone, basePath: 'billing' }, 'field.value /basePath'],
    ['with a limit of nothing', { ...everyone, maxBodyBytes: 0 }, 'field.value /maxBodyBytes'],
  ])('%s', (_, options, reason) => {
    expect(reasonsOf(caught(() => createInvoicingHandler(service(), options as never)))).toEqual([reason]);
  });

  it('without a service', () => {
    const start = () => createInvoicingHandler(undefined as never, everyone);
    expect(reasonsOf(caught(start))).toEqual(['field.type /invoicing']);
  });
});

describe('a body', () => {
  it('is read as JSON in UTF-8 alone', async () => {
    const { send } = await openApi();
    const post = async (body: string, type: string) =>
      (await send('POST', '/invoices/preview', body, { 'Content-Type': type })).status;
    const json = JSON.stringify(INPUT);
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON;charset="UTF-8"',
      'application/merge-patch+json',
    ])
      expect(await post(json, type)).toBe(200);
    for (const type of ['text/plain', 'application/json; charset=latin1', 'application/jsonp', 'text/json', ''])
      expect(await post(json, type)).toBe(415);
  });

  it('that is not UTF-8 is refused, not repaired', async () => {
    const { handler } = await openApi();
    const body = new Uint8Array([...new TextEncoder().encode('{"customerId":"'), 0xff, 0x22, 0x7d]);
    const headers = { Authorization: 'Bearer acme-corp', 'Content-Type': 'application/json' };
    const answer = await handler(new Request('http://x/invoices', { method: 'POST', body, headers }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'request.malformed' });
  });

  it('has a limit, whatever its length header says', async () => {
    const { send, handler } = await openApi({ maxBodyBytes: 1000 });
    const big = JSON.stringify({ ...INPUT, memo: 'x'.repeat(1000) });
    const refused = await send('POST', '/invoices', big);
    expect(refused).toMatchObject({ status: 413, body: { code: 'request.too_large', details: { max: 1000 } } });
    for (const headers of [{}, { 'Content-Length': '10' }]) {
      const streamed = await handler(
        new Request('http://x/invoices', {
          method: 'POST',
          headers: { Authorization: 'Bearer acme-corp', 'Content-Type': 'application/json', ...headers },
          body: new Blob([big]).stream(),
          duplex: 'half',
        } as RequestInit),
      );
      expect(streamed.status).toBe(413);
    }
    expect((await send('POST', '/invoices', INPUT)).status).toBe(201);
  });

  it('has a depth', async () => {
    const { send } = await openApi();
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const deep = await send('POST', '/invoices', `{"customerId":${nested(100_000)}}`);
    expect(deep).toMatchObject({ status: 400, body: { code: 'request.too_deep' } });
    expect((await send('POST', '/invoices', `{"customerId":${nested(10)}}`)).status).toBe(422);
  });

  it('has at most 1,000 members in an object and 100,000 items in a list, wherever they are', async () => {
    const { send } = await openApi();
    const codes = async (body: string) => {
      const answer = await send('POST', '/invoices', body);
      return [answer.status, answer.body['code']];
    };
    const members = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":""`).join()}}`;
    const items = (count: number, one: string) => `[${Array.from({ length: count }, () => one).join()}]`;
    const refused = [400, 'request.too_many_values'];
    const checked = [422, 'validation.failed'];
    expect(await codes(members(1001))).toEqual(refused);
    expect(await codes(members(1000))).toEqual(checked);
    expect(await codes(`{"metadata":${members(1001)}}`)).toEqual(refused);
    expect(await codes(`{"lines":[{"metadata":${members(1001)}},1]}`)).toEqual(refused);
    expect(await codes(`{"lines":${items(100_001, '""')}}`)).toEqual(refused);
    expect(await codes(`{"lines":${items(100_000, '1')}}`)).toEqual(checked);
    expect(await codes(`{"lines":[{"taxCodes":${items(100_001, '{}')}}]}`)).toEqual(refused);
    // Commas and braces of a text are none.
    expect(await codes(JSON.stringify({ memo: '{"a",[,]'.repeat(20_000) }))).toEqual(checked);
    expect(await codes(JSON.stringify({ memo: `\\"${','.repeat(2000)}` }))).toEqual(checked);
    // Many small ones are nobody's concern here.
    expect(await codes(`{"lines":${items(5000, '{"a":1,"b":[1,2]}')}}`)).toEqual(checked);
  });

  it('that was read before it came here is not taken for none', async () => {
    const { send, failures } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    const finalize = (headers: Record<string, string>) =>
      send('POST', `/invoices/${body.id}/finalize`, undefined, headers);
    for (const header of [{ 'Content-Length': '24' }, { 'Transfer-Encoding': 'chunked' }])
      expect(await finalize(header)).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    expect((await finalize({ 'Content-Length': '0' })).status).toBe(200);
    expect(failures).toEqual([]);
  });

  it('that breaks off is the fault of its sender', async () => {
    const { handler, failures } = await openApi();
    let sent = false;
    const broken = new ReadableStream({
      pull(controller) {
        if (sent) controller.error(new Error('aborted'));
        else controller.enqueue(new TextEncoder().encode('{"customerId"'));
        sent = true;
      },
    });
    const headers = { Authorization: 'Bearer acme-corp', 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: broken, duplex: 'half' } as RequestInit;
    const answer = await handler(new Request('http://x/invoices', init));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'request.malformed' });
    expect(failures).toEqual([]);
  });

  it('without an end is not read to it', async () => {
    const { handler } = await openApi({ maxBodyBytes: 1000 });
    let read = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        read += 500;
        controller.enqueue(new Uint8Array(500));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const headers = { Authorization: 'Bearer acme-corp', 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit;
    expect((await handler(new Request('http://x/invoices', init))).status).toBe(413);
    expect(isCancelled).toBe(true);
    expect(read).toBeLessThan(10_000);
  });

  it('loses no digit of a number', async () => {
    const { send } = await openApi();
    const bill = (quantity: string) =>
      send(
        'POST',
        '/invoices/preview',
        `{"customerId":"hooli","lines":[{"name":"1234567890.1234567890","unitPrice":"1","quantity":${quantity}}]}`,
      );
    for (const lost of ['1.00000000000000001', '12345678901234567.1', '0.12345678901234567891', '9007199254740993'])
      expect(await bill(lost)).toMatchObject({ status: 422, body: { code: 'decimal.unsafe_number' } });
    for (const kept of [
      '1.5',
      '0.1',
      '123456789.123',
      '1e3',
      '0.000000000001',
      '800000000000001',
      '1.000000000000000000',
    ])
      expect((await bill(kept)).status, kept).toBe(200);
    expect((await bill('0.145')).body.lines[0].quantity).toBe('0.145');
  });

  it('with a long run of zeros in a number is read in one go', async () => {
    const { send } = await openApi();
    const began = performance.now();
    const refused = await send('POST', '/invoices/preview', `{"quantity":1${'0'.repeat(200_000)}1}`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'decimal.unsafe_number' } });
    // Looked at again from every zero: half a minute, and an hour for the largest body.
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('of a command that takes none may be empty, and nothing else', async () => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    const at = `/invoices/${body.id}`;
    expect((await send('POST', `${at}/hold`, { reason: 'x' })).body.code).toBe('field.unknown');
    expect((await send('DELETE', at, [])).body.code).toBe('field.type');
    expect((await send('GET', '/invoices', undefined)).body.items).toEqual([body]);
  });

  it('that is missing is reported', async () => {
    const { send } = await openApi();
    expect(await send('POST', '/invoices')).toMatchObject({ status: 422, body: { code: 'field.required' } });
    const { body } = await send('POST', '/invoices', 'null');
    expect(body.faults).toContainEqual(expect.objectContaining({ code: 'field.type', path: '' }));
  });

  it('with a misspelt field is refused with the near miss', async () => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', { ...INPUT, lines: [{ name: 'Setup', unitprice: '1.00' }] });
    expect(body.faults).toContainEqual(
      expect.objectContaining({ code: 'field.unknown', path: '/lines/0/unitprice', details: { meant: 'unitPrice' } }),
    );
  });

  it('with more faults than anyone reads is answered with the first thousand', async () => {
    const { send } = await openApi();
    const lines = Array.from({ length: 1500 }, () => ({ name: 'Setup', unitprice: '1.00' }));
    const { body } = await send('POST', '/invoices/preview', { ...INPUT, lines });
    expect(body.faults).toHaveLength(1000);
  });

  it('cannot reach the prototype of anything', async () => {
    const { send } = await openApi();
    const { status } = await send(
      'POST',
      '/invoices',
      '{"__proto__":{"customerId":"hooli"},"constructor":{},"lines":[]}',
    );
    expect(status).toBe(422);
    expect(({} as { customerId?: string }).customerId).toBeUndefined();
  });
});

describe('an answer', () => {
  it('is not stored, not sniffed and not framed', async () => {
    const { send } = await openApi();
    for (const path of ['/invoices', '/nowhere', '/invoices/unknown']) {
      const { headers } = await send('GET', path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      // What else is served under the host's name is not known here.
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('to HEAD has no body', async () => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    expect(await send('HEAD', `/invoices/${body.id}`)).toMatchObject({ status: 200, body: null });
  });

  it('names the methods of a path, and is problem details where there is none', async () => {
    const { send } = await openApi({ basePath: '/billing' });
    const wrong = await send('PUT', '/billing/invoices');
    expect(wrong).toMatchObject({ status: 405, body: { code: 'request.method_not_allowed' } });
    expect(wrong.headers.get('allow')).toBe('POST, GET');
    const document = await send('POST', '/billing/openapi.json');
    expect([document.status, document.headers.get('allow')]).toEqual([405, 'GET']);
    const nowhere = await send('GET', '/invoices');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'request.not_found', status: 404 } });
    expect(nowhere.headers.get('content-type')).toBe('application/problem+json');
    expect((await send('POST', '/billing/invoices', INPUT)).headers.get('location')).toMatch(/^\/billing\/invoices\//);
  });
});

describe('a failure of the server', () => {
  const failing = (error: unknown, failures: unknown[] = []) =>
    createInvoicingHandler(
      { ...service(), list: () => Promise.reject(error) },
      { ...everyone, onFailure: (failure) => failures.push(failure) },
    );
  const ask = (handler: (request: Request) => Promise<Response>) => handler(new Request('http://x/invoices'));

  it('gives the caller only its id, and the host everything', async () => {
    const failures: { id: string; error: unknown }[] = [];
    const secret = new Error('password of the database: hunter2');
    const answer = await ask(failing(secret, failures));
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(/hunter2|at .*\.ts|stack/);
    expect(failures).toMatchObject([{ error: secret }]);
    expect(JSON.parse(text)).toMatchObject({ code: 'request.failed', instance: `urn:uuid:${failures[0]?.id}` });
  });

  it('of a store or a tax provider that recovers says when to retry, and nothing about the host', async () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:5432');
    for (const error of [
      new StoreError(`the store failed (${cause.message})`, { retryable: true, cause }),
      new TaxUnavailableError(cause.message),
    ]) {
      const failures: { id: string; error: unknown }[] = [];
      const answer = await ask(failing(error, failures));
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      const body = await answer.json();
      expect(JSON.stringify(body)).not.toContain('10.0.0.7');
      expect(body).toMatchObject({ code: error.code, instance: `urn:uuid:${failures[0]?.id}` });
      expect(failures).toMatchObject([{ error }]);
    }
    expect((await ask(failing(new StoreError('disk full', { retryable: false })))).status).toBe(500);
  });

  it('in authenticate refuses every caller', async () => {
    for (const authenticate of [() => Promise.reject(new Error('ldap')), () => ({ tenant: '', scopes })])
      expect((await ask(createInvoicingHandler(service(), { authenticate }))).status).toBe(500);
  });

  it('is answered, whatever was thrown', async () => {
    for (const thrown of ['ldap', null, new Response('no', { status: 401 })]) {
      const failures: { error: unknown }[] = [];
      const answer = await ask(failing(thrown, failures));
      expect(answer.status).toBe(500);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(failures).toEqual([expect.objectContaining({ error: thrown })]);
      const authenticate = () => Promise.reject(thrown);
      expect((await ask(createInvoicingHandler(service(), { authenticate }))).status).toBe(500);
    }
  });

  it('is answered when its log fails too', async () => {
    const source = { ...service(), list: () => Promise.reject(new Error('disk full')) };
    const throwing = () => {
      throw new Error('the log is full');
    };
    // A rejection that nobody handles ends the process, and this test run with it.
    for (const onFailure of [throwing, async () => throwing()])
      expect((await ask(createInvoicingHandler(source, { ...everyone, onFailure }))).status).toBe(500);
  });
});
