import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openPGlite } from 'oneoff/pglite';
import { migrate, postgresStore } from 'oneoff/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acknowledged, checkLedger } from './ledger.ts';
import { rounds } from './rounds.ts';
import { buildWorker, pause, startWorker } from './workers.ts';

describe('a PGlite folder whose process is killed', () => {
  let home: string;
  let program: string;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'oneoff-pglite-'));
    program = await buildWorker('pglite-worker');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('opens again and holds every answered call; a second process is refused while it is open', async () => {
    const folder = join(home, 'data');
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < rounds(2, 8); round++) {
      const worker = startWorker(program, folder, '100000');
      await worker.started;
      await worker.hasAcknowledged(1 + round);
      await pause(Math.random() * 500);
      await expect(openPGlite(folder, (path) => PGlite.create(path))).rejects.toThrow(`process ${worker.process.pid}`);
      worker.process.kill('SIGKILL');
      await worker.ended;
      acknowledged.push(...worker.acknowledged);
    }
    const { pglite, close } = await openPGlite(folder, (path) => PGlite.create(path));
    await migrate({ pglite });
    expect(acknowledged.length).toBeGreaterThan(0);
    await checkLedger(pglite, 'oneoff', postgresStore({ pglite }), acknowledged);
    await close();
  }, 300_000);
});
