import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { StoreError } from 'oneoff';
import { migrateSqlite, sqliteDeliveryStore, sqliteStore } from 'oneoff/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { input, invoicingOn } from '../postgres/records.ts';
import { endpointAt } from '../unit/webhooks/samples.ts';
import { pause } from './workers.ts';

describe('a SQLite file that another connection has locked', () => {
  let folder: string;
  let database: Database.Database;
  let other: Database.Database;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));
    const file = join(folder, 'locked.db');
    database = new Database(file);
    database.exec('pragma journal_mode = wal');
    await migrateSqlite({ database });
    other = new Database(file);
  });
  afterAll(() => {
    database.close();
    other.close();
    rmSync(folder, { recursive: true });
  });

  it('is waited for, while the process works on', async () => {
    const invoicing = invoicingOn(sqliteStore({ database }));
    other.exec('begin immediate');
    let isOver = false;
    const creating = invoicing.createOneOffInvoice({ ...input, issue: 'now' }).finally(() => {
      isOver = true;
    });
    await pause(300);
    expect(isOver).toBe(false);
    expect((await invoicing.list({})).items).toEqual([]);
    other.exec('commit');
    expect((await creating).number).toMatch(/^INV-\d{4}-0001$/);
  });

  it('is a StoreError after five seconds that says to try again, of which nothing is stored', async () => {
    const invoicing = invoicingOn(sqliteStore({ database }));
    const deliveries = sqliteDeliveryStore({ database });
    const before = (await invoicing.list({})).items.length;
    other.exec('begin immediate');
    const refused = await Promise.allSettled([
      invoicing.createOneOffInvoice(input),
      deliveries.saveEndpoint(endpointAt({ url: 'https://books.example/' })),
    ]);
    other.exec('commit');
    for (const one of refused) {
      const error = one.status === 'rejected' ? (one.reason as unknown) : undefined;
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({ retryable: true, message: expect.stringContaining('try again') });
    }
    expect((await invoicing.list({})).items.length).toBe(before);
    expect(await deliveries.endpoints('default')).toEqual([]);
    await invoicing.createOneOffInvoice(input);
    expect((await invoicing.list({})).items.length).toBe(before + 1);
  });
});
