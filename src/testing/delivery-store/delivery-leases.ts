import assert from 'node:assert/strict';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { settleAll, times } from '../samples/outcomes.ts';
import { after, type DeliveryTest, namesOf } from './delivery-bench.ts';

/** What is claimed belongs to one claimer until its lease ends. */
export function deliveryLeases(test: DeliveryTest): void {
  test('what is leased is not claimed a second time', async ({ save, commit, claim }) => {
    await save();
    await commit({});
    assert.equal((await claim()).length, 1);
    assert.deepEqual(await claim({ now: after(59) }), []);
  });

  test('a lease that ran out is claimed anew, as another try with another token', async ({ save, commit, claim }) => {
    await save();
    await commit({});
    const [first] = await claim();
    const [second] = await claim({ now: after(61) });
    assert.deepEqual([second?.id, second?.attempt, second?.event], [first?.id, 2, first?.event]);
    assert.notEqual(second?.token, first?.token);
  });

  test('who lost the lease settles nothing', async ({ save, commit, claim, settle }) => {
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    const [first] = await claim();
    const [second] = await claim({ now: after(61) });
    assert.equal(await settle(first), false);
    assert.deepEqual(await claim({ now: after(62) }), []);
    assert.equal(await settle(second), true);
    assert.deepEqual(namesOf(await claim({ now: after(62) })), ['books inv 2']);
  });

  test('a delivery is settled once', async ({ save, commit, claim, settle }) => {
    await save();
    await commit({});
    const [delivery] = await claim();
    assert.equal(await settle(delivery), true);
    assert.equal(await settle(delivery, { status: 'retry', at: after(0), error: 'no' }), false);
    assert.deepEqual(await claim({ now: after(3600) }), []);
  });

  test('of many settlements each counts for itself', async ({ deliveries, save, commit, claim }) => {
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' }, { invoice: 'c' });
    const claimed = await claim();
    const settlements = claimed.map(({ id, token, event }) => ({
      id,
      token: event.data.invoice.id === 'b' ? 'guessed' : token,
      outcome: { status: 'delivered' } as const,
    }));
    const settled = await deliveries.settle(settlements, after(0));
    assert.deepEqual(
      [...settled].sort(),
      claimed
        .filter((one) => one.event.data.invoice.id !== 'b')
        .map((one) => one.id)
        .sort(),
    );
    assert.deepEqual(await deliveries.settle([], after(0)), []);
  });

  test('a released delivery is due at once, and its try does not count', async ({ save, commit, claim, settle }) => {
    await save();
    await commit({});
    const [first] = await claim();
    await settle(first, { status: 'released' });
    const [again] = await claim();
    assert.deepEqual([again?.id, again?.attempt], [first?.id, 1]);
  });

  test('a try that failed comes again at its time', async ({ save, commit, claim, settle }) => {
    await save();
    await commit({});
    await settle((await claim())[0], { status: 'retry', at: after(5), error: 'answered 500' });
    assert.deepEqual(await claim({ now: after(4) }), []);
    assert.deepEqual(
      (await claim({ now: after(5) })).map((one) => one.attempt),
      [2],
    );
  });

  test('an error is kept whatever characters it has', async ({ deliveries, save, commit, claim, settle }) => {
    await save();
    await commit({});
    assert.equal(await settle((await claim())[0], { status: 'dead', error: 'a\0b\uD800 "c" \\ 👋' }), true);
    assert.match((await deliveries.deadLetters(tenant, 'books', 1))[0]?.error ?? '', /^a.*b.* "c" \\ 👋$/s);
  });

  test('of parallel claims each delivery goes to one', async ({ save, commit, claim }) => {
    await save({ id: 'a' });
    await save({ id: 'b' });
    await commit(...times(40, (index) => ({ invoice: `i${index}` })));
    const { values, errors } = await settleAll(times(16, () => () => claim({ limit: 10 })));
    assert.deepEqual(errors, []);
    const ids = values.flat().map((one) => one.id);
    assert.equal(new Set(ids).size, ids.length);
    const rest = await claim();
    assert.equal(new Set([...ids, ...rest.map((one) => one.id)]).size, 80);
  });

  test('parallel relays deliver each event once, in order', async ({ deliveries, save, commit, claim, settle }) => {
    await save();
    for (let sequence = 1; sequence <= 4; sequence++)
      await commit(...times(6, (index) => ({ invoice: `i${index}`, sequence })));
    const seen = new Map<string, number[]>();
    const relay = async (): Promise<void> => {
      for (let idle = 0; idle < 5; ) {
        const claimed = await claim({ limit: 3 });
        idle = claimed.length === 0 ? idle + 1 : 0;
        for (const one of claimed) {
          const { id } = one.event.data.invoice;
          seen.set(id, [...(seen.get(id) ?? []), one.event.sequence]);
          assert.equal(await settle(one), true);
        }
      }
    };
    const { errors } = await settleAll(times(4, () => relay));
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [...seen.values()],
      times(6, () => [1, 2, 3, 4]),
    );
    assert.deepEqual(await deliveries.deadLetters(tenant, 'books', 10), []);
  });
}
