import assert from 'node:assert/strict';
import { allItems } from '../../paging/all-items.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { times } from '../samples/outcomes.ts';
import type { SuiteTest } from '../samples/suite-test.ts';
import type { AnsweredCall } from './issue-in-process.ts';
import { listenTo, type SuiteProcess } from './running-process.ts';

/** What {@link storeProcessesSuite} takes. */
export interface StoreProcessesSuiteOptions<S extends InvoiceStore = InvoiceStore> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A fresh, empty store that several processes may open; called once for every test. */
  readonly createStore: () => Promise<S>;
  /** Gives back what a test's store holds. Called after every test, also when it failed. */
  readonly closeStore?: (store: S) => Promise<void>;
  /** Start a process that opens the store's database anew and calls `issueInProcess` with it and `count`. */
  readonly startProcess: (store: S, count: number) => SuiteProcess;
  /** How many processes work at once, default 4. */
  readonly processes?: number;
  /** How often each is killed and started again, default 3. */
  readonly kills?: number;
}

/** More than a process does before it is killed. */
const ENDLESS = 1_000_000;
const CALLS = 9;

/**
 * Declare the tests of an `InvoiceStore` that several processes share: numbers without a gap, one answer to one key, and
 * nothing lost of what was answered when processes are killed with `SIGKILL` in the middle of their commits.
 *
 * @example
 * ```ts
 * storeProcessesSuite({
 *   it,
 *   createStore: async () => myStore(await newDatabase()),
 *   startProcess: (store, count) => spawn(process.execPath, ['writer.mjs', store.file, String(count)]),
 * });
 * ```
 */
export function storeProcessesSuite<S extends InvoiceStore>(options: StoreProcessesSuiteOptions<S>): void {
  const { it, createStore, closeStore, startProcess, processes = 4, kills = 3 } = options;
  const test = (name: string, run: (store: S) => Promise<void>): void => {
    it(name, async () => {
      const store = await createStore();
      try {
        await run(store);
      } finally {
        await closeStore?.(store);
      }
    });
  };

  test('processes that issue at once take 1 to N without a hole, and one invoice for each key', async (store) => {
    const running = times(processes, () => listenTo(startProcess(store, CALLS)));
    await Promise.all(running.map((one) => one.ended));
    const answered = running.flatMap((one) => one.answered);
    // Of three calls one is answered twice, created and finalized, and one is shared.
    assert.equal(answered.length, processes * CALLS * (4 / 3));
    assert.equal(await checkStore(store, answered), processes * CALLS * (2 / 3) + CALLS / 3);
  });

  test('processes may be killed at any moment: every answered call is there, and no number is lost', async (store) => {
    const killSome = async (): Promise<readonly AnsweredCall[]> => {
      const answered: AnsweredCall[] = [];
      for (let time = 1; time <= kills; time++) {
        const running = listenTo(startProcess(store, ENDLESS));
        await running.hasAnswered(time);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
        await running.kill();
        answered.push(...running.answered);
      }
      return answered;
    };
    const answered = (await Promise.all(times(processes, killSome))).flat();
    await checkStore(store, answered);
  });
}

/** Check what must hold after any fault; resolves with how many numbers were taken. */
async function checkStore(store: InvoiceStore, answered: readonly AnsweredCall[]): Promise<number> {
  const invoices = new Map<string, string | null>();
  for await (const invoice of allItems((from) => store.list(tenant, { limit: 100, ...from }))) {
    invoices.set(invoice.id, invoice.number);
    const { items: events } = await store.history(tenant, invoice.id);
    assert.deepEqual(
      events.map(({ sequence }) => sequence),
      times(invoice.version, (index) => index + 1),
    );
    assert.deepEqual(events.at(-1)?.data.invoice, invoice);
  }
  for (const { id, number } of answered) {
    assert.ok(invoices.has(id), `invoice ${id} was answered, and is gone`);
    if (number !== null) assert.equal(invoices.get(id), number);
  }
  const byKey = new Map(answered.flatMap(({ key, id }) => (key === null ? [] : [[key, id] as const])));
  for (const { key, id } of answered) if (key !== null) assert.equal(id, byKey.get(key), `${key} made two invoices`);
  const numbers = [...invoices.values()].flatMap((number) =>
    number === null ? [] : [Number(number.split('-').at(-1))],
  );
  assert.deepEqual(
    numbers.sort((a, b) => a - b),
    times(numbers.length, (index) => index + 1),
  );
  return numbers.length;
}
