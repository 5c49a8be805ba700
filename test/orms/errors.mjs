// What the ORM makes of the server's errors, and what the store makes of that.
import assert from 'node:assert/strict';
import { ConflictError, StoreError } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import { hold } from './held.mjs';
import { input, invoicingOn } from './orders.mjs';

const failureOf = (promise) =>
  promise.then(
    () => assert.fail('it was not refused'),
    (error) => error,
  );

/** Store invoices as they are given. */
const put = (store, ...created) =>
  store.commit(created[0].tenant, { invoices: created.map(({ id }) => id), keys: [], series: [] }, () => ({
    result: null,
    created,
    changed: [],
    creditNotes: [],
    deleted: [],
    events: [],
    keys: new Map(),
    series: new Map(),
  }));

function transient(error, message) {
  assert.ok(error instanceof StoreError, `${error}`);
  const { retryable, scope, outcome } = error;
  assert.deepEqual({ retryable, scope, outcome }, { retryable: true, scope: 'transaction', outcome: 'failed' });
  assert.match(error.message, message);
}

export function errorTests(it, shop, owner) {
  const outside = invoicingOn(postgresStore({ pool: owner }));
  const inTransaction = async (work) => {
    const { transaction, rollBack } = await hold(shop);
    try {
      await work(postgresStore({ transaction }), transaction);
    } finally {
      await rollBack();
    }
  };

  it('a number that is taken is a conflict that names it', () =>
    inTransaction(async (store) => {
      const issued = await invoicingOn(store).createOneOffInvoice({ ...input, issue: 'now' });
      const error = await failureOf(put(store, { ...issued, id: 'twin', version: 1 }));
      assert.ok(error instanceof ConflictError, `${error}`);
      assert.deepEqual([error.code, error.details.number], ['number.taken', issued.number]);
    }));

  it('an id that is taken is a conflict that names it', () =>
    inTransaction(async (store) => {
      const draft = await invoicingOn(store).createOneOffInvoice(input);
      const error = await failureOf(put(store, { ...draft, version: 1 }));
      assert.ok(error instanceof ConflictError, `${error}`);
      assert.equal(error.code, 'id.taken');
    }));

  it('a serialization failure can be tried again', async () => {
    const { id } = await outside.createOneOffInvoice(input);
    await inTransaction(async (store, transaction) => {
      await transaction.query('set transaction isolation level repeatable read', []);
      await store.get('default', id);
      await outside.hold(id);
      transient(await failureOf(invoicingOn(store).release(id)), /40001/);
    });
  });

  it('a lock that was waited for in vain can be tried again', async () => {
    const { id } = await outside.createOneOffInvoice(input);
    const other = await owner.connect();
    await other.query('begin');
    await other.query(`select 1 from oneoff.invoices where id = $1 for update`, [id]);
    try {
      await inTransaction(async (store, transaction) => {
        await transaction.query(`set local lock_timeout = '100ms'`, []);
        transient(await failureOf(invoicingOn(store).hold(id)), /is locked by another transaction/);
      });
    } finally {
      await other.query('rollback');
      other.release();
    }
  });

  it('a deadlock can be tried again', async () => {
    const [one, two] = [await outside.createOneOffInvoice(input), await outside.createOneOffInvoice(input)];
    const other = await owner.connect();
    await other.query(`begin; set local deadlock_timeout = '1min'`);
    await other.query(`select 1 from oneoff.invoices where id = $1 for update`, [two.id]);
    try {
      await inTransaction(async (store, transaction) => {
        await transaction.query(`set local deadlock_timeout = '10ms'`, []);
        await invoicingOn(store).hold(one.id);
        const waiting = other.query(`select 1 from oneoff.invoices where id = $1 for update`, [one.id]);
        const failed = failureOf(invoicingOn(store).hold(two.id));
        transient(await failed, /40P01/);
        void waiting;
      });
    } finally {
      await other.query('rollback');
      other.release();
    }
  });

  it('a connection that is lost can be tried again', () =>
    inTransaction(async (store, transaction) => {
      const { rows } = await transaction.query('select pg_backend_pid()::text as pid', []);
      await owner.query('select pg_terminate_backend($1)', [rows[0].pid]);
      transient(await failureOf(store.get('default', 'any')), /connection was lost/);
    }));

  it('tables that were never migrated are named', () =>
    inTransaction(async (_, transaction) => {
      const error = await failureOf(postgresStore({ transaction }, { schema: 'nowhere' }).get('default', 'any'));
      assert.ok(error instanceof StoreError && !error.retryable, `${error}`);
      assert.match(error.message, /run migrate/);
    }));
}
