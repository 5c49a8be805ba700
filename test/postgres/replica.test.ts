import type { Invoicing } from 'oneoff';
import { createInvoicing } from 'oneoff';
import { migrate, postgresDirectory, postgresReports, postgresStore } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from './cluster.ts';
import { input } from './records.ts';

const asOf = '2026-03-02';

describe('with a replica that is late', () => {
  let cluster: Cluster;
  let invoicing: Invoicing;
  const source = () => ({ pool: cluster.pool, readPool: cluster.readPool });
  const directory = () => postgresDirectory(source());

  /** The replica shows all of the primary, and from now on nothing new. */
  async function pause(): Promise<void> {
    const { rows } = await cluster.pool.query('select pg_current_wal_lsn()::text as position');
    const reached = `select pg_last_wal_replay_lsn() >= $1::pg_lsn as reached`;
    while (!(await cluster.readPool.query(reached, [rows[0].position])).rows[0].reached)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await cluster.readPool.query('select pg_wal_replay_pause()');
    while ((await cluster.readPool.query('select pg_get_wal_replay_pause_state() as state')).rows[0].state !== 'paused')
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  beforeAll(async () => {
    cluster = await startCluster();
    await migrate(source());
    await directory().save('default', suiteRecords);
    invoicing = createInvoicing({ store: postgresStore(source()), directory: directory() });
    await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    await pause();
  });
  afterAll(() => cluster.stop());

  it('documents, answers of keys, histories and commands are of the primary', async () => {
    const key = { idempotencyKey: 'order-7' };
    const draft = await invoicing.createOneOffInvoice({ ...input, finalizeAt: '2026-03-01T00:00:00Z' }, key);
    expect((await invoicing.createOneOffInvoice({ ...input, finalizeAt: '2026-03-01T00:00:00Z' }, key)).id).toBe(
      draft.id,
    );
    expect((await invoicing.get(draft.id))?.status).toBe('draft');
    const [due] = await invoicing.finalizeDue('2026-03-02T00:00:00Z');
    expect(due).toMatchObject({ item: draft.id, ok: true });
    const { number, billingEntity, version } = await invoicing.get(draft.id).then((one) => one ?? draft);
    expect(number).toMatch(/2$/);
    expect((await invoicing.getByNumber(billingEntity.id, `${number}`))?.id).toBe(draft.id);
    expect((await invoicing.history(draft.id)).items).toHaveLength(version);
    const creditNote = await invoicing.createCreditNote(draft.id, { reason: 'other', reasonText: 'wrong' });
    expect(await invoicing.getCreditNote(creditNote.id)).toEqual(creditNote);
    expect(await invoicing.creditNotes(draft.id)).toEqual([creditNote]);
  });

  it('an invoice is made from records as they are on the primary', async () => {
    const [customer] = suiteRecords.customers;
    await directory().save('default', { customers: [{ ...customer, id: 'new', name: 'New Ltd' }] });
    expect((await invoicing.createOneOffInvoice({ ...input, customerId: 'new' })).customer.name).toBe('New Ltd');
    expect((await directory().list('default', 'customers')).items.map(({ id }) => id)).not.toContain('new');
    expect((await directory().search('default', 'customers', { text: 'New Ltd' })).items).toEqual([]);
  });

  it('lists, searches, counts, reports and the check of numbers are of the replica', async () => {
    const later = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    await invoicing.createCreditNote(later.id, { reason: 'other', reasonText: 'wrong' });
    const store = postgresStore(source());
    const seller = later.billingEntity;
    const seen = async () => ({
      invoices: (await invoicing.list()).items.length,
      summaries: (await invoicing.listSummaries({ q: `${later.number}` })).items.length,
      creditNotes: (await invoicing.listCreditNotes()).items.length,
      numbers: (await store.takenNumbers('default', { kind: 'invoice', billingEntityId: seller.id })).length,
      counted: (await postgresReports(source()).counts('default', { asOf })).status.finalized,
    });
    expect(await seen()).toEqual({ invoices: 1, summaries: 0, creditNotes: 0, numbers: 1, counted: 1 });
    await cluster.readPool.query('select pg_wal_replay_resume()');
    await expect.poll(seen).toEqual({ invoices: 4, summaries: 1, creditNotes: 2, numbers: 3, counted: 3 });
  });
});
