import { type InvoiceStore, StoreError } from 'oneoff';
import { type PgClient, type PgPool, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';
import { openProxy } from '../postgres/proxy.ts';
import { input, invoicingOn } from '../postgres/records.ts';
import { checkLedger } from './ledger.ts';

let pool: pg.Pool;
beforeAll(() => {
  pool = openPool();
});
afterAll(() => pool.end());

/** The statements of one commit, by something that only they have. */
const statements = [
  ['BEGIN', 'BEGIN'],
  ['the claim of the key', 'with claimed as'],
  ['the locks', 'with made as'],
  ['the write', 'with put as'],
  ['COMMIT', 'COMMIT'],
] as const;

/** The same call again must answer what was stored, once, and the store must go on as if nothing had been. */
async function checkAfter(store: InvoiceStore, schema: string): Promise<void> {
  const invoicing = invoicingOn(store);
  const first = await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'key' });
  const next = await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'next' });
  expect([first.number, next.number].map((number) => number?.slice(-4))).toEqual(['0001', '0002']);
  expect(await checkLedger(pool, schema, store, [first, next])).toBe(2);
}

/** Nothing can have been stored before the commit is sent, so the call is run again inside and answers. */
async function expectIssued(store: InvoiceStore, sendsCommit: boolean): Promise<void> {
  const issued = invoicingOn(store).createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'key' });
  if (!sendsCommit) {
    expect((await issued).number).toMatch(/-0001$/);
    return;
  }
  const error = await issued.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ retryable: true, outcome: 'unknown', scope: 'commit' });
}

describe.each([
  ['plain', false],
  ['pipelining', true],
])('a connection of a %s driver that breaks', (_, pipeline) => {
  it.each(
    statements.flatMap(([name, text]) => (['cut', 'cut-behind'] as const).map((fate) => [fate, name, text] as const)),
  )('is %s at %s', async (fate, name, text) => {
    const schema = await createSchema(pool);
    let isArmed = true;
    const proxy = await openProxy(inject('databaseUrl'), {
      onRequest(message) {
        // Ended by NUL on the wire, so that READ COMMITTED is not taken for a commit.
        if (!isArmed || !message.includes(text === 'COMMIT' ? 'COMMIT\0' : text)) return 'pass';
        isArmed = false;
        return fate;
      },
    });
    const broken = openPool({ connectionString: proxy.url, max: 1, ...{ pipeline } });
    try {
      const store = postgresStore({ pool: broken }, { schema });
      await expectIssued(store, name === 'COMMIT' || (pipeline && name === 'the write'));
      await checkAfter(store, schema);
    } finally {
      await broken.end();
      await proxy.close();
    }
  });

  it.each(statements)('is terminated by an administrator before %s', async (name, text) => {
    const schema = await createSchema(pool);
    const broken = openPool({ max: 1, ...{ pipeline } });
    try {
      const store = postgresStore({ pool: terminatedBefore(broken, text) }, { schema });
      await expectIssued(store, name === 'COMMIT' || (pipeline && name === 'the write'));
      await checkAfter(store, schema);
    } finally {
      await broken.end();
    }
  });
});

describe('a server that loses every connection', () => {
  it.each(['BEGIN', 'with made as', 'with put as'])('at %s is asked three times, and then given up', async (text) => {
    const schema = await createSchema(pool);
    let times = 0;
    const proxy = await openProxy(inject('databaseUrl'), {
      onRequest: (message) => {
        if (!message.includes(text)) return 'pass';
        times += 1;
        return 'cut';
      },
    });
    const broken = openPool({ connectionString: proxy.url });
    try {
      const invoicing = invoicingOn(postgresStore({ pool: broken }, { schema }));
      const issued = invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'key' });
      await expect(issued).rejects.toMatchObject({ name: 'StoreError', retryable: true, outcome: 'failed' });
      expect(times).toBe(3);
    } finally {
      await broken.end();
      await proxy.close();
    }
  });

  it('in the middle of a group answers every caller of it', async () => {
    const schema = await createSchema(pool);
    let isArmed = true;
    const proxy = await openProxy(inject('databaseUrl'), {
      onRequest: (message) => {
        if (!isArmed || !message.includes('with put as')) return 'pass';
        isArmed = false;
        return 'cut-behind';
      },
    });
    const broken = openPool({ connectionString: proxy.url });
    try {
      const store = postgresStore({ pool: broken }, { schema });
      const issued = await Promise.all(
        Array.from({ length: 12 }, () => invoicingOn(store).createOneOffInvoice({ ...input, issue: 'now' })),
      );
      expect(isArmed).toBe(false);
      expect(await checkLedger(pool, schema, store, issued)).toBe(12);
    } finally {
      await broken.end();
      await proxy.close();
    }
  });
});

/** A pool that once has its backend terminated right before a statement. */
function terminatedBefore(broken: pg.Pool, text: string): PgPool {
  let isArmed = true;
  return {
    query: (query) => broken.query(query),
    async connect(): Promise<PgClient> {
      const client = await broken.connect();
      const { rows } = await client.query('select pg_backend_pid() as pid');
      return {
        async query(query) {
          if (isArmed && query.text.startsWith(text)) {
            isArmed = false;
            await pool.query('select pg_terminate_backend($1, 5000)', [rows[0].pid]);
          }
          return client.query(query);
        },
        release: (error) => client.release(error),
        on: (event, listener) => client.on(event, listener),
        off: (event, listener) => client.off(event, listener),
        ...{ pipeline: (client as { readonly pipeline?: boolean }).pipeline === true },
      };
    },
  };
}
