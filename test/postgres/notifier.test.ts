import { postgresNotifier, postgresStore } from 'oneoff/postgres';
import { wakeAfterCommit } from 'oneoff/webhooks';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

let pool: pg.Pool;
beforeAll(() => {
  pool = openPool();
});
afterAll(() => pool.end());

it('a commit notifies who listens, and many at once are few notifications', async () => {
  const schema = await createSchema(pool);
  const heard: string[] = [];
  const listener = await pool.connect();
  try {
    listener.on('notification', ({ channel }) => heard.push(channel));
    await listener.query('listen "of-this-test"');
    const notify = postgresNotifier({ pool }, 'of-this-test');
    await invoicingOn(wakeAfterCommit(postgresStore({ pool }, { schema }), notify)).createOneOffInvoice(input);
    await expect.poll(() => heard).toEqual(['of-this-test']);
    for (let count = 0; count < 100; count++) notify();
    await expect.poll(() => heard.length).toBe(3);
  } finally {
    listener.release(true);
  }
});

it('a notification that cannot be sent is nobody’s failure', async () => {
  const closed = openPool();
  await closed.end();
  const notify = postgresNotifier({ pool: closed });
  notify();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(notify).not.toThrow();
});
