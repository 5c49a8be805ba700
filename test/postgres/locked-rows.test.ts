import { type Invoicing, StoreError } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const issue = { ...input, issue: 'now' as const };

describe("rows that a host's open transaction keeps locked", () => {
  let pool: pg.Pool;
  let hosts: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool({ max: 10 });
    hosts = openPool();
    schema = await createSchema(pool);
  });
  afterAll(async () => {
    await pool.end();
    await hosts.end();
  });

  let tenants = 0;
  const invoicingOf = (tenant: string, lockTimeoutMs: number): Invoicing =>
    invoicingOn(postgresStore({ pool }, { schema, lockTimeoutMs }), tenant);
  /** Work in a transaction of the host, and go on outside while it is open. */
  const whileOpen = async (
    tenant: string,
    work: (invoicing: Invoicing) => Promise<unknown>,
    meanwhile: () => Promise<void>,
  ): Promise<void> => {
    const client = await hosts.connect();
    try {
      await client.query('begin');
      await work(invoicingOn(postgresStore({ transaction: client }, { schema }), tenant));
      await meanwhile();
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const answersWithin = async (milliseconds: number): Promise<void> => {
    const started = performance.now();
    const issued = await invoicingOf(`other ${tenants++}`, 5_000).createOneOffInvoice(issue);
    expect(issued.number).toMatch(/-0001$/);
    expect(performance.now() - started).toBeLessThan(milliseconds);
  };
  const expectLocked = async (calls: readonly Promise<unknown>[]): Promise<void> => {
    for (const one of await Promise.allSettled(calls)) {
      expect(one.status).toBe('rejected');
      const { reason } = one as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(StoreError);
      expect(reason).toMatchObject({ retryable: true, outcome: 'failed', scope: 'commit' });
      expect(reason.message).toContain('is locked by another transaction');
    }
  };
  const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const calls: readonly (readonly [
    name: string,
    held: (host: Invoicing, id: string) => Promise<unknown>,
    call: (invoicing: Invoicing, id: string) => Promise<unknown>,
  ])[] = [
    ['ten edits of its invoice', (host, id) => host.hold(id), (invoicing, id) => invoicing.hold(id)],
    ['ten deletions of its draft', (host, id) => host.hold(id), (invoicing, id) => invoicing.deleteDraft(id)],
    ['ten finalizes of its invoice', (host, id) => host.hold(id), (invoicing, id) => invoicing.finalize(id)],
    [
      'ten creates with its idempotency key',
      (host) => host.createOneOffInvoice(input, { idempotencyKey: 'key' }),
      (invoicing) => invoicing.createOneOffInvoice(input, { idempotencyKey: 'key' }),
    ],
    [
      'ten invoices on its number series',
      (host) => host.createOneOffInvoice(issue),
      (invoicing) => invoicing.createOneOffInvoice(issue),
    ],
  ];
  it.each(calls)('keep no other tenant from an answer: %s, on a pool of ten', async (name, held, call) => {
    const tenant = `busy with ${name}`;
    const invoicing = invoicingOf(tenant, 1_500);
    const { id } = await invoicing.createOneOffInvoice(input);
    await whileOpen(
      tenant,
      (host) => held(host, id),
      async () => {
        const started = performance.now();
        const ten = Array.from({ length: 10 }, () => call(invoicing, id));
        const locked = expectLocked(ten);
        await pause(200);
        await answersWithin(1_000);
        await locked;
        expect(performance.now() - started).toBeLessThan(4_500);
      },
    );
    await call(invoicing, id);
  });

  it('are given up after the lock timeout, when there are as many as connections', async () => {
    const invoicing = invoicingOf('many', 1_000);
    const drafts = await Promise.all(Array.from({ length: 10 }, () => invoicing.createOneOffInvoice(input)));
    await whileOpen(
      'many',
      async (host) => {
        for (const { id } of drafts) await host.hold(id);
      },
      async () => {
        const locked = expectLocked(drafts.map(({ id }) => invoicing.hold(id)));
        await pause(200);
        await answersWithin(3_000);
        await locked;
      },
    );
  });

  it('hold up no other invoice of the same series', async () => {
    const invoicing = invoicingOf('series', 3_000);
    const drafts = await Promise.all(Array.from({ length: 6 }, () => invoicing.createOneOffInvoice(input)));
    const [busy, ...free] = drafts.map(({ id }) => id);
    await whileOpen(
      'series',
      (host) => host.hold(`${busy}`),
      async () => {
        const started = performance.now();
        const refused = expectLocked([invoicing.finalize(`${busy}`)]);
        const numbers = (await Promise.all(free.map((id) => invoicing.finalize(id)))).map(({ number }) => number);
        expect(performance.now() - started).toBeLessThan(2_000);
        expect(new Set(numbers).size).toBe(5);
        await refused;
      },
    );
    expect((await invoicing.finalize(`${busy}`)).number).toMatch(/-0006$/);
  });

  it('are waited for while the timeout lasts', async () => {
    const invoicing = invoicingOf('patient', 10_000);
    const { id } = await invoicing.createOneOffInvoice(input);
    let held: Promise<unknown> = Promise.resolve();
    await whileOpen(
      'patient',
      (host) => host.hold(id),
      async () => {
        held = invoicing.hold(id);
        await pause(300);
      },
    );
    expect(await held).toMatchObject({ onHold: true });
  });

  it('leave the lock timeout of a session as it was', async () => {
    const one = openPool({ max: 1 });
    await invoicingOn(postgresStore({ pool: one }, { schema }), 'setting').createOneOffInvoice(issue);
    expect((await one.query('show lock_timeout')).rows).toEqual([{ lock_timeout: '0' }]);
    await one.end();
  });
});
