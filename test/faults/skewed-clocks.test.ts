import { postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { createRelay, functionSink } from 'oneoff/webhooks';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';
import { input, invoicingOn } from '../postgres/records.ts';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { pause } from './workers.ts';

const skews = [
  ['61 seconds ahead', 61_000],
  ['two hours ahead', 7_200_000],
  ['a day behind', -86_400_000],
] as const;
const ROOM = {
  leaseMs: 60_000,
  maxAttempts: 10,
  limit: 10,
  smallLane: 10,
  lookAfter: { proven: null, small: null },
  lookAt: { proven: 64, small: 64 },
  interrupted: 10,
  maxBytes: 1_000_000,
  perEndpoint: 10,
  perTenant: 10,
  busy: [],
  busyTenants: [],
  slowTenants: [],
};

describe('a process whose clock is wrong', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(() => {
    pool = openPool();
  });
  beforeEach(async () => {
    schema = await createSchema(pool);
    await open().saveEndpoint(endpointAt({ id: 'books', url: 'app:', eventTypes: ['invoice.finalized'] }));
  });
  afterEach(() => vi.useRealTimers());
  afterAll(() => pool.end());

  const open = () => postgresDeliveryStore({ pool }, { schema });
  const issue = (): Promise<unknown> =>
    invoicingOn(postgresStore({ pool }, { schema })).createOneOffInvoice({ ...input, issue: 'now' });
  /** From here on the clock of this process is off; timers go on. */
  const skew = (ms: number): void => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  };

  it.each(skews)('%s, takes no lease of another', async (_, ms) => {
    await issue();
    expect((await open().claim(ROOM)).deliveries).toHaveLength(1);
    skew(ms);
    expect(await open().claim(ROOM)).toMatchObject({ deliveries: [], dead: [] });
  });

  it.each(skews)('%s, holds up none of the events that it writes, and the lag counts them', async (_, ms) => {
    skew(ms);
    await issue();
    vi.useRealTimers();
    await pause(30);
    const { pending, oldestMs } = await open().lag();
    expect(pending).toBe(1);
    expect(oldestMs).toBeGreaterThanOrEqual(30);
    expect(oldestMs).toBeLessThan(30_000);
    const relay = createRelay({ store: open(), sinks: { app: functionSink(() => undefined) } });
    expect(await relay.runOnce()).toMatchObject({ delivered: 1 });
  });

  it.each(skews)('%s from one moment to the next, tries again when it is due', async (_, ms) => {
    await issue();
    let isUp = false;
    const sink = functionSink(() => {
      if (!isUp) throw new Error('down');
    });
    const relay = createRelay({ store: open(), sinks: { app: sink }, retryDelaysMs: [3000, 3000] });
    expect(await relay.runOnce()).toMatchObject({ retry: 1 });
    isUp = true;
    skew(ms);
    expect(await relay.runOnce()).toMatchObject({ delivered: 0 });
    // The delay has up to a fifth of jitter.
    await pause(3700);
    expect(await relay.runOnce()).toMatchObject({ delivered: 1 });
  });

  it.each(skews)('%s, pauses no endpoint before its time', async (_, ms) => {
    await issue();
    const sink = functionSink(() => {
      throw new Error('down');
    });
    const relay = createRelay({ store: open(), sinks: { app: sink }, retryDelaysMs: [0, 0, 0], pauseAfterMs: 60_000 });
    skew(ms);
    await relay.runOnce();
    expect(await open().endpoints('default')).toMatchObject([{ state: 'active' }]);
  });
});
