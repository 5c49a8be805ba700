import assert from 'node:assert/strict';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { type DeliveryTest, namesOf, pause } from './delivery-bench.ts';

/** Per endpoint and invoice events go one after the other. */
export function deliveryOrder(test: DeliveryTest): void {
  test('of each invoice only the lowest sequence is claimed', async ({ save, commit, claim }) => {
    await save();
    await commit({ invoice: 'a', sequence: 1 }, { invoice: 'a', sequence: 2 }, { invoice: 'b', sequence: 7 });
    assert.deepEqual(namesOf(await claim()), ['books a 1', 'books b 7']);
  });

  test('nothing is claimed while an earlier event of its invoice is leased', async ({ save, commit, claim }) => {
    await save();
    await commit({ sequence: 1 });
    assert.equal((await claim()).length, 1);
    await commit({ sequence: 2 });
    assert.deepEqual(await claim(), []);
  });

  test('nothing is claimed while an earlier event of its invoice waits to be tried again', async (bench) => {
    const { save, commit, claim, finish } = bench;
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    await finish((await claim())[0], { status: 'retry', afterMs: 400, error: 'no' });
    await commit({ sequence: 3 });
    assert.deepEqual(await claim(), []);
    await pause(420);
    assert.deepEqual(namesOf(await claim()), ['books inv 1']);
  });

  test('once an event is delivered the next of its invoice is claimed', async ({ save, commit, claim, finish }) => {
    await save();
    await commit({ sequence: 1 }, { sequence: 2 }, { sequence: 3 });
    const order: number[] = [];
    for (let [next] = await claim(); next; [next] = await claim()) {
      order.push(next.event.sequence);
      await finish(next);
    }
    assert.deepEqual(order, [1, 2, 3]);
  });

  test('a dead letter lets its successors go', async ({ deliveries, save, commit, claim, finish }) => {
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    await finish((await claim())[0], { status: 'dead', error: 'answered 500' });
    assert.deepEqual(namesOf(await claim()), ['books inv 2']);
    const [letter] = await deliveries.deadLetters(tenant, 'books', 10);
    assert.deepEqual(letter, {
      eventId: 'default/inv/1',
      type: 'invoice.updated',
      invoiceId: 'inv',
      sequence: 1,
      attempts: 1,
      error: 'answered 500',
    });
  });

  test('one endpoint does not wait for another', async ({ save, commit, claim, finish }) => {
    await save({ id: 'dead' });
    await save({ id: 'well' });
    await commit({ sequence: 1 }, { sequence: 2 });
    for (const delivery of await claim()) {
      const isWell = delivery.endpoint.id === 'well';
      await finish(delivery, isWell ? { status: 'delivered' } : { status: 'retry', afterMs: 60_000, error: 'no' });
    }
    assert.deepEqual(namesOf(await claim()), ['well inv 2']);
  });
}
