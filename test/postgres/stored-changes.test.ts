import { createInvoicing, type InvoiceEvent, type InvoiceStore, type Invoicing } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';
import { createEndpoint } from 'oneoff/webhooks';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input } from './records.ts';

const TENANT = 'default';

/** A service whose clock and ids count up, so that two stores hold the same. */
function countingOn(store: InvoiceStore): Invoicing {
  let count = 0;
  return createInvoicing({
    store,
    directory: memoryDirectory(suiteRecords),
    clock: { now: () => Date.parse('2025-03-10T09:00:00Z') + ++count * 1000 },
    ids: { next: () => `id-${String(++count).padStart(6, '0')}` },
  });
}

/** Invoices with a history of every kind; the ids of those that are left and of a draft that was deleted. */
async function live(invoicing: Invoicing): Promise<readonly string[]> {
  const { id } = await invoicing.createOneOffInvoice({ ...input, memo: 'first' });
  await invoicing.updateDraft(id, { addLines: [{ name: 'More', unitPrice: '19.99' }], metadata: { a: 'b' } });
  await invoicing.hold(id);
  await invoicing.release(id);
  await invoicing.open(id);
  await invoicing.finalize(id);
  for (let index = 0; index < 20; index++) await invoicing.recordPayment(id, { amount: '1.00' });
  const { payments } = await invoicing.recordPayment(id, { amount: '2.00' });
  await invoicing.reversePayment(id, { paymentId: payments[0]?.id ?? '' });
  await invoicing.createCreditNote(id, { reason: 'duplicate' });
  const issued = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
  await invoicing.recordPayment(issued.id, { amount: issued.total });
  const draft = await invoicing.createOneOffInvoice(input);
  await invoicing.deleteDraft(draft.id);
  return [id, issued.id, draft.id];
}

describe('events of which only the changes are stored', () => {
  let pool: pg.Pool;
  let schema: string;
  let ids: readonly string[];
  let store: InvoiceStore;
  const expected = new Map<string, readonly InvoiceEvent[]>();

  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
    await postgresDeliveryStore({ pool }, { schema }).saveEndpoint(createEndpoint({ url: 'app:' }));
    store = postgresStore({ pool }, { schema });
    const memory = memoryStore();
    ids = await live(countingOn(store));
    expect(await live(countingOn(memory))).toEqual(ids);
    for (const id of ids) expected.set(id, (await memory.history(TENANT, id)).items);
  });
  afterAll(() => pool.end());

  it('are read as they were written, member for member, in their order', async () => {
    for (const id of ids)
      expect(JSON.stringify((await store.history(TENANT, id)).items)).toBe(JSON.stringify(expected.get(id)));
  });

  it('are read so from any sequence on', async () => {
    const [id = ''] = ids;
    const all = expected.get(id) ?? [];
    for (let fromSequence = 1; fromSequence <= all.length; fromSequence++) {
      const { items } = await store.history(TENANT, id, { fromSequence, limit: 3 });
      expect(JSON.stringify(items)).toBe(JSON.stringify(all.slice(fromSequence - 1, fromSequence + 2)));
    }
  });

  it('are delivered so', async () => {
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    const seen: (InvoiceEvent | null)[] = [];
    for (;;) {
      const claim = await deliveries.claim({
        leaseMs: 60_000,
        maxAttempts: 3,
        limit: 100,
        smallLane: 100,
        lookAfter: { proven: null, small: null },
        lookAt: { proven: 64, small: 64 },
        interrupted: 1,
        maxBytes: 10_000_000,
        perEndpoint: 100,
        perTenant: 100,
        busy: [],
        busyTenants: [],
        slowTenants: [],
      });
      if (claim.deliveries.length === 0) break;
      const events = await deliveries.events(claim.deliveries);
      for (const [at, { bytes }] of claim.deliveries.entries()) {
        const { length } = JSON.stringify(events[at]);
        expect(Math.abs(bytes - length)).toBeLessThan(200);
      }
      seen.push(...events);
      await deliveries.finish(
        claim.deliveries.map(({ id, token }) => ({ id, token, result: { status: 'delivered' } })),
      );
    }
    for (const id of ids)
      expect(JSON.stringify(seen.filter((event) => event?.data.invoice.id === id))).toBe(
        JSON.stringify(expected.get(id)),
      );
  });

  it('keep the invoice now and then, so that none needs many others', async () => {
    const { rows } = await pool.query(`select sequence from "${schema}".events where snapshot is not null order by 1`);
    expect(rows.map(({ sequence }) => sequence)).toEqual([16]);
    expect(expected.get(ids[0] ?? '')?.length).toBeGreaterThan(25);
  });

  it('that lack what comes before them are refused, not made up', async () => {
    const [, id = ''] = ids;
    await pool.query(`delete from "${schema}".events where invoice = $1 and sequence = 2`, [id]);
    await expect(store.history(TENANT, id)).rejects.toThrow('the history of an invoice lacks what comes before');
    await expect(store.history(TENANT, id, { fromSequence: 3 })).rejects.toThrow('lacks what comes before');
  });
});
