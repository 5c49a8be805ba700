import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { InvoiceStore } from 'oneoff';
import { migrateSqlite, sqliteStore } from 'oneoff/sqlite';
import { storeProcessesSuite } from 'oneoff/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectFailures } from '../conformance/collect-failures.ts';
import { rounds } from './rounds.ts';
import { buildWorker } from './workers.ts';

interface FileStore extends InvoiceStore {
  readonly file: string;
  readonly database: Database.Database;
}

describe('processes that share one SQLite file', () => {
  let folder: string;
  let program: string;
  let files = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));
    program = await buildWorker('sqlite-worker');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const createStore = async (): Promise<FileStore> => {
    const file = join(folder, `${files++}.db`);
    const database = new Database(file);
    database.exec('pragma journal_mode = wal');
    await migrateSqlite({ database });
    return { ...sqliteStore({ database }), file, database };
  };
  const closeStore = async ({ database }: FileStore): Promise<void> => void database.close();
  const start =
    (kind: string, stderr: 'inherit' | 'ignore') =>
    ({ file }: FileStore, count: number): ChildProcess =>
      spawn(process.execPath, [program, file, kind, String(count)], { stdio: ['ignore', 'pipe', stderr] });

  storeProcessesSuite({ it, createStore, closeStore, startProcess: start('sound', 'inherit'), kills: rounds(3, 12) });

  it.each(['stale', 'hasty'])(
    'are refused a %s store by the suite',
    async (kind) => {
      const startProcess = start(kind, 'ignore');
      const { failed, names } = await collectFailures((collect) =>
        storeProcessesSuite({ it: collect, createStore, closeStore, startProcess }),
      );
      expect(names.filter((name) => !failed.includes(name))).toEqual([]);
    },
    300_000,
  );
});
