import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Invoice } from 'oneoff';
import { verifyWebhook } from 'oneoff/webhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../unit/webhooks/receiver.ts';
import { API_KEY, type Program, READ_KEY, runServer, startServer, temporaryFolder } from './program.ts';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

function paste(curl: string): Invoice {
  const environment = { ...process.env, ONEOFF_API_KEY: API_KEY };
  const { stdout, stderr } = spawnSync('bash', ['-c', curl], { encoding: 'utf8', env: environment });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Invoice;
}

describe('the server from start to end', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('does not start without a key, and names a command that makes one', async () => {
    const { code, output } = await runServer({ ONEOFF_FOLDER: join(folder.path, 'invoices') });
    expect(output).toContain('ONEOFF_API_KEY=$(openssl rand -hex 24) npm run serve');
    expect(code).toBe(1);
    expect(existsSync(join(folder.path, 'invoices'))).toBe(false);
  });

  it('does not start on a port that is taken, and gives the folder back', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const path = join(folder.path, 'invoices');
    const { code, output } = await runServer({ ONEOFF_API_KEY: API_KEY, ONEOFF_FOLDER: path, PORT: String(port) });
    other.close();
    expect(output).toContain(`port ${port} of 127.0.0.1 is taken`);
    expect(code).toBe(1);
    expect(existsSync(join(path, 'oneoff.lock'))).toBe(false);
  });

  it.skipIf(!hasCurl)(
    'prints a request that issues an invoice, and after a restart goes on with the numbers',
    async () => {
      const first = await startServer(folder.path, 'node');
      const invoice = paste(first.curl);
      expect(invoice).toMatchObject({ status: 'finalized', total: '2023.00', purchaseOrderNumber: 'PO-2210' });
      expect(invoice.number).toMatch(/^INV-\d{4}-0001$/);
      expect(paste(first.curl)).toEqual(invoice);
      expect((await first.send('DELETE', '/add-ons/handbook')).status).toBe(204);

      // Stopped in the middle of others: those that were answered are stored, and no number is lost.
      const input = { customerId: 'hooli', issue: 'now', lines: [{ addOn: 'setup_fee' }] };
      const answers = Array.from({ length: 20 }, () => first.send('POST', '/invoices', input));
      await answers[0];
      const ended = first.stop('SIGTERM');
      const results = await Promise.allSettled(answers);
      const issued = results.filter((one) => one.status === 'fulfilled' && one.value.status === 201).length;
      expect(await ended).toMatchObject({ code: 0 });

      const second = await startServer(folder.path, 'npm');
      expect(sequenceOf(paste(second.curl))).toBe(issued + 2);
      expect(await (await second.send('GET', `/invoices/${invoice.id}`)).json()).toEqual(invoice);
      expect((await second.send('GET', '/add-ons/handbook')).status).toBe(404);
      expect((await second.stop('SIGINT')).output).toContain('SIGINT: stopping\nstopped\n');
      expect(existsSync(join(folder.path, 'invoices', 'oneoff.lock'))).toBe(false);
    },
  );
});

describe('the server', () => {
  const folder = temporaryFolder();
  let receiver: Receiver;
  let program: Program;
  beforeAll(async () => {
    receiver = await startReceiver();
    program = await startServer(folder.path, 'node', { ONEOFF_WEBHOOK_HOSTS: new URL(receiver.url).host });
  });
  afterAll(async () => {
    await program.stop('SIGTERM');
    await receiver.close();
    folder.remove();
  });

  it('lets its second key read, and nothing else', async () => {
    const get = await program.send('GET', '/customers/hooli', undefined, READ_KEY);
    expect([get.status, await get.json()]).toMatchObject([200, { name: 'Hooli GmbH' }]);
    const refused = await program.send('DELETE', '/customers/hooli', undefined, READ_KEY);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'request.forbidden' }]);
    expect((await program.send('GET', '/customers', undefined, `${READ_KEY}0`)).status).toBe(401);
  });

  it('sends events, signed, to an endpoint that was registered over HTTP', async () => {
    const wanted = { url: receiver.url, eventTypes: ['invoice.finalized'] };
    const registered = await program.send('POST', '/webhook-endpoints', wanted);
    const { secrets } = (await registered.json()) as { secrets: readonly string[] };
    const input = { customerId: 'hooli', issue: 'now', lines: [{ addOn: 'setup_fee' }] };
    const invoice = (await (await program.send('POST', '/invoices', input)).json()) as Invoice;
    await expect.poll(() => receiver.received, { timeout: 60_000 }).toHaveLength(1);
    const [request] = receiver.received;
    const event = await verifyWebhook({ headers: request?.headers ?? {}, body: request?.body ?? '' }, secrets);
    expect(event).toMatchObject({ type: 'invoice.finalized', data: { invoice: { id: invoice.id, total: '595.00' } } });
  });

  it('registers no receiver on the inside that was not let through', async () => {
    const refused = await program.send('POST', '/webhook-endpoints', { url: 'http://169.254.169.254/latest' });
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'webhook.url_refused' }]);
  });
});

function sequenceOf({ number }: Invoice): number {
  return Number(number?.slice(-4));
}
