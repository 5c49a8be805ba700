import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { cancelOrder, placeOrder } from '../src/orders.ts';
import { fill, openShop, type Shop } from './shop.ts';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

describe('npx oneoff check-numbers', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
    await fill(shop.billing);
    const orderIds: number[] = [];
    for (let count = 0; count < 6; count++)
      orderIds.push((await placeOrder(shop.billing, 1, [{ productId: 2, quantity: 1 }])).orderId);
    await cancelOrder(shop.billing, orderIds[0] ?? 0);
  });
  after(() => shop.close());

  function oneoff(...args: string[]) {
    const command = ['run', '--silent', 'oneoff', '--', ...args];
    const env = { ...process.env, DATABASE_URL: shop.url };
    return spawnSync('npm', command, { cwd: new URL('..', import.meta.url), encoding: 'utf8', env });
  }

  it('finds nothing in a sound database', () => {
    const { status, stdout, stderr } = oneoff('check-numbers');
    assert.deepEqual([status, stdout.trim()], [0, '1 tenant, 6 invoices, 1 credit note: nothing is wrong'], stderr);
  });

  it('finds a gap, a duplicate, a missing event and altered documents of somebody who wrote into the tables', async () => {
    await shop.pool.query(`delete from oneoff.invoices where number like '%-00002';
      drop index oneoff.invoices_number;
      update oneoff.invoices set number = replace(number, '-00004', '-00003'),
        document = replace(document::text, '-00004"', '-00003"')::json where number like '%-00004';
      delete from oneoff.events where sequence = 2
        and invoice = (select id from oneoff.invoices where number like '%-00005');
      update oneoff.invoices set document = replace(document::text, 'Hooli GmbH', 'Initech')::json
        where number like '%-00006';
      update oneoff.credit_notes set document = replace(document::text, 'cancellation', 'goodwill')::json`);
    const { status, stdout, stderr } = oneoff('check-numbers', '--json');
    assert.equal(status, 1, stderr);
    const { findings } = JSON.parse(stdout) as { findings: { kind: string; message: string }[] };
    const found = findings.map(({ kind, message }) =>
      `${kind}: ${message.replace(/RE-\d{4}-/g, '')}`.replaceAll(UUID, '…'),
    );
    assert.deepEqual(found.sort(), [
      'altered_document: 00003 is not what its events say: number',
      'altered_document: 00006 is not what its events say: customer',
      'altered_document: credit note CN-00001 is not what its event says: reason',
      'broken_history: 00005: the history of an invoice lacks what comes before its event …; restore the table events',
      'duplicate: 00003 is the number of … and of …',
      'gap: missing in the series: 2',
      'gap: missing in the series: 4',
    ]);
  });
});
