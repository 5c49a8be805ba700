import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { type EmailMessage, type InvoicingOptions, ValidationError } from 'oneoff';
import { migrateSqlite, sqliteDeliveryStore, sqliteDirectory, sqliteStore } from 'oneoff/sqlite';
import { createEndpoint, createRelay, emailDelivery, functionSink } from 'oneoff/webhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme } from '../acme.ts';

let folder: string;
let files = 0;
const opened: Database.Database[] = [];
const openFile = (file: string): Database.Database => {
  const database = new Database(file);
  opened.push(database);
  return database;
};
const newFile = async (): Promise<{ file: string; database: Database.Database }> => {
  const file = join(folder, `${files++}.db`);
  const database = openFile(file);
  await migrateSqlite({ database });
  return { file, database };
};
const acmeOn = (database: Database.Database, options: Partial<InvoicingOptions> = {}) => {
  const deliveries = sqliteDeliveryStore({ database });
  return { deliveries, ...openAcme({ store: sqliteStore({ database }), sending: { deliveries }, ...options }) };
};

describe('sqliteDeliveryStore', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));
  });
  afterAll(() => {
    for (const database of opened) database.close();
    rmSync(folder, { recursive: true });
  });

  it('sends an invoice once, from a process that opens the file after the one that issued it', async () => {
    const { file, database } = await newFile();
    const directory = sqliteDirectory({ database });
    await directory.save('default', acmeRecords());
    const { invoicing } = acmeOn(database, { directory });
    const { id, number } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    for (let call = 0; call < 2; call++)
      await invoicing.sendInvoice(id, { to: ['ap@hooli.example'] }, { idempotencyKey: 'request-7' });

    const sent: EmailMessage[] = [];
    const email = emailDelivery({
      sink: { send: async (message) => void sent.push(message) },
      email: (document) => ({ subject: `Invoice ${document.number}`, text: 'See it.', html: '<p>See it.</p>' }),
      attachments: { pdf: (document) => new TextEncoder().encode(`%PDF ${document.number}`) },
    });
    const relay = createRelay({ store: sqliteDeliveryStore({ database: openFile(file) }), sinks: { email } });
    for (let run = 0; run < 2; run++) await relay.runOnce();
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[['ap@hooli.example'], `Invoice ${number}`]]);
  });

  it("sends nothing of a host's transaction that is rolled back, and all of one that is committed", async () => {
    const { database } = await newFile();
    const { deliveries } = acmeOn(database);
    await deliveries.saveEndpoint(createEndpoint({ url: 'app:' }));
    const seen: string[] = [];
    const app = functionSink((event) => void seen.push(event.type));
    const relay = createRelay({ store: deliveries, sinks: { app } });
    const { invoicing } = openAcme({ store: sqliteStore({ transaction: database }) });
    for (const end of ['rollback', 'commit']) {
      database.exec('begin');
      await invoicing.createOneOffInvoice(INPUT);
      database.exec(end);
      await relay.runOnce();
    }
    expect(seen).toEqual(['invoice.drafted']);
  });

  it('asks without a lock whether anything is due, so that an idle relay waits for nobody', async () => {
    const { file, database } = await newFile();
    database.exec('pragma journal_mode = wal');
    const other = openFile(file);
    other.exec('begin immediate');
    const { deliveries } = acmeOn(database);
    const claiming = createRelay({ store: deliveries, sinks: {} }).runOnce();
    const winner = await Promise.race([claiming.then(() => 'claimed'), pause(3000).then(() => 'waited')]);
    other.exec('rollback');
    expect(winner).toBe('claimed');
  });

  it('is refused in a transaction, where leases would wait for its end', async () => {
    const { database } = await newFile();
    const make = () => sqliteDeliveryStore({ transaction: database } as never);
    expect(make).toThrow(ValidationError);
    expect(make).toThrow('sqliteDeliveryStore takes { database } or { storage }, not "transaction"');
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
