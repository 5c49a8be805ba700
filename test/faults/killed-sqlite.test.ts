import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { migrateSqlite, sqliteStore } from 'oneoff/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Acknowledged } from './ledger.ts';
import { rounds } from './rounds.ts';
import { buildWorker, pause, startWorker } from './workers.ts';

const AT_ONCE = 4;

describe('processes that share one SQLite file', () => {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));
    program = await buildWorker('sqlite-worker');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const createFile = async (name: string): Promise<string> => {
    const file = join(folder, name);
    const database = new Database(file);
    database.exec('pragma journal_mode = wal');
    await migrateSqlite({ database });
    database.close();
    return file;
  };

  it('may be killed at any moment: no number is lost and every answered call is there', async () => {
    const file = await createFile('killed.db');
    const acknowledged: Acknowledged[] = [];
    const killSome = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        const worker = startWorker(program, file, '100000');
        await worker.started;
        await worker.hasAcknowledged(1 + time);
        await pause(Math.random() * 100);
        worker.process.kill('SIGKILL');
        await worker.ended;
        acknowledged.push(...worker.acknowledged);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => killSome(rounds(3, 12))));
    expect(acknowledged.length).toBeGreaterThan(0);
    await checkFile(file, acknowledged);
  }, 300_000);

  it('take 1 to N without a hole when four of them issue at once', async () => {
    const file = await createFile('shared.db');
    const count = rounds(10, 60);
    const workers = Array.from({ length: AT_ONCE }, () => startWorker(program, file, String(count)));
    await Promise.all(workers.map((worker) => worker.ended));
    const acknowledged = workers.flatMap((worker) => worker.acknowledged);
    expect(await checkFile(file, acknowledged)).toBe(AT_ONCE * count);
  }, 300_000);
});

/** Numbers run from 1 without a hole, every event is there, and every answered call; answers how many numbers there are. */
async function checkFile(file: string, acknowledged: readonly Acknowledged[]): Promise<number> {
  const database = new Database(file);
  const store = sqliteStore({ database });
  const all = (sql: string): Record<string, unknown>[] => database.prepare(sql).all() as Record<string, unknown>[];
  const invoices = all('select id, version, number from oneoff_invoices');
  const sequences = invoices.flatMap(({ number }) =>
    number === null ? [] : [Number(String(number).split('-').at(-1))],
  );
  sequences.sort((a, b) => a - b);
  expect(sequences).toEqual(Array.from({ length: sequences.length }, (_, index) => index + 1));
  const events = all('select invoice as id, max(sequence) as version, count(*) as count from oneoff_events group by 1');
  const byId = new Map(events.map((row) => [row['id'], row]));
  for (const { id, version } of invoices) expect(byId.get(id)).toMatchObject({ version, count: version });
  for (const { id, number } of acknowledged) {
    const invoice = await store.get('default', id);
    expect(invoice).not.toBeNull();
    if (number !== null) expect(invoice?.number).toBe(number);
  }
  database.close();
  return sequences.length;
}
