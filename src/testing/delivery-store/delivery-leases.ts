import assert from 'node:assert/strict';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { settleAll, times } from '../samples/outcomes.ts';
import { type DeliveryTest, namesOf, pause } from './delivery-bench.ts';

/** What is claimed belongs to one claimer until its lease ends. */
export function deliveryLeases(test: DeliveryTest): void {
  test('what is leased is not claimed a second time', async ({ save, commit, claim }) => {
    await save();
    await commit({});
    assert.equal((await claim()).length, 1);
    assert.deepEqual(await claim(), []);
  });

  test('a lease that ran out is claimed again, as another try with another token', async (bench) => {
    const { save, commit, claim, claimOnce } = bench;
    await save();
    await commit({});
    const [first] = (await claimOnce({ leaseMs: 20 })).deliveries;
    await pause(30);
    const [second] = await claim();
    assert.deepEqual([second?.id, second?.attempt, second?.interrupted], [first?.id, 2, true]);
    assert.notEqual(second?.token, first?.token);
  });

  test('a result without the lease changes nothing', async ({ save, commit, claim, claimOnce, finish }) => {
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    const [first] = (await claimOnce({ leaseMs: 20 })).deliveries;
    await pause(30);
    const [second] = await claim();
    assert.equal(await finish(first), false);
    assert.deepEqual(await claim(), []);
    assert.equal(await finish(second), true);
    assert.deepEqual(namesOf(await claim()), ['books inv 2']);
  });

  test('a try is finished once', async ({ save, commit, claim, finish }) => {
    await save();
    await commit({});
    const [delivery] = await claim();
    assert.equal(await finish(delivery), true);
    assert.equal(await finish(delivery, { status: 'retry', afterMs: 0, error: 'no' }), false);
    assert.deepEqual(await claim(), []);
  });

  test('of many results each counts for itself', async ({ deliveries, save, commit, claim }) => {
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' }, { invoice: 'c' });
    const claimed = await claim();
    const tries = claimed.map(({ id, token, event }) => ({
      id,
      token: event.data.invoice.id === 'b' ? 'guessed' : token,
      result: { status: 'delivered' } as const,
    }));
    const held = await deliveries.finish(tries);
    assert.deepEqual(
      [...held].sort(),
      claimed
        .filter((one) => one.event.data.invoice.id !== 'b')
        .map((one) => one.id)
        .sort(),
    );
    assert.deepEqual(await deliveries.finish([]), []);
  });

  test('a released delivery is due at once, and its try does not count', async ({ save, commit, claim, finish }) => {
    await save();
    await commit({});
    const [first] = await claim();
    await finish(first, { status: 'released' });
    const [again] = await claim();
    assert.deepEqual([again?.id, again?.attempt], [first?.id, 1]);
  });

  test('a try that failed comes again at its time', async ({ save, commit, claim, finish }) => {
    await save();
    await commit({});
    await finish((await claim())[0], { status: 'retry', afterMs: 1000, error: 'answered 500' });
    assert.deepEqual(await claim(), []);
    await pause(1050);
    const [again] = await claim();
    assert.equal(again?.attempt, 2);
    await finish(again, { status: 'retry', afterMs: 3_600_000, error: 'answered 500' });
    assert.deepEqual(await claim(), []);
  });

  test('a delivery whose tries are used up is a dead letter when it is claimed', async (bench) => {
    const { deliveries, save, commit, claimOnce, finish } = bench;
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    for (let attempt = 1; attempt <= 3; attempt++) {
      const claim = await claimOnce({ leaseMs: 1, maxAttempts: 3 });
      assert.deepEqual([claim.deliveries.map((one) => one.attempt), claim.dead], [[attempt], []]);
      await pause(10);
    }
    const last = await claimOnce({ maxAttempts: 3 });
    assert.deepEqual([last.deliveries, last.dead.map((one) => one.attempt)], [[], [3]]);
    const [letter] = await deliveries.deadLetters(tenant, 'books', 10);
    assert.deepEqual([letter?.sequence, letter?.attempts], [1, 3]);
    assert.match(letter?.error ?? '', /without a result/);
    const [next] = (await claimOnce({ maxAttempts: 3 })).deliveries;
    assert.equal(next?.attempt, 1);
    await finish(next);
    assert.equal((await deliveries.lag()).pending, 0);
  });

  test('a delivery that was given up is tried as often again when it is sent again', async (bench) => {
    const { deliveries, save, commit, claimOnce } = bench;
    await save();
    await commit({});
    await claimOnce({ leaseMs: 1, maxAttempts: 1 });
    await pause(10);
    assert.equal((await claimOnce({ maxAttempts: 1 })).dead.length, 1);
    assert.equal(await deliveries.resend(tenant, 'books', { dead: true }), 1);
    assert.equal((await claimOnce({ maxAttempts: 1 })).deliveries[0]?.attempt, 1);
  });

  test('an error is kept whatever characters it has', async ({ deliveries, save, commit, claim, finish }) => {
    await save();
    await commit({});
    assert.equal(await finish((await claim())[0], { status: 'dead', error: 'a\0b\uD800 "c" \\ 👋' }), true);
    assert.match((await deliveries.deadLetters(tenant, 'books', 1))[0]?.error ?? '', /^a.*b.* "c" \\ 👋$/s);
  });

  test('of parallel claims each delivery goes to one', async ({ save, prove, commit, claim, claimOnce }) => {
    await save({ id: 'a' });
    await save({ id: 'b' });
    await prove();
    await commit(...times(40, (index) => ({ invoice: `i${index}` })));
    const { values, errors } = await settleAll(times(16, () => () => claimOnce({ limit: 10 })));
    assert.deepEqual(errors, []);
    const ids = values.flatMap((one) => one.deliveries).map((one) => one.id);
    assert.equal(new Set(ids).size, ids.length);
    const rest = await claim();
    assert.equal(new Set([...ids, ...rest.map((one) => one.id)]).size, 80);
  });

  test('parallel relays deliver each event once, in order', async ({ deliveries, save, commit, claim, finish }) => {
    await save();
    for (let sequence = 1; sequence <= 4; sequence++)
      await commit(...times(6, (index) => ({ invoice: `i${index}`, sequence })));
    const seen = new Map<string, number[]>();
    const relay = async (): Promise<void> => {
      for (let idle = 0; idle < 5; ) {
        const claimed = await claim({ limit: 3, perEndpoint: 3 });
        idle = claimed.length === 0 ? idle + 1 : 0;
        for (const one of claimed) {
          const { id } = one.event.data.invoice;
          seen.set(id, [...(seen.get(id) ?? []), one.event.sequence]);
          assert.equal(await finish(one), true);
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
