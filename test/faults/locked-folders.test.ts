import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimLock } from '../../src/pglite/claim-lock.ts';
import { hostOf } from '../../src/pglite/host.ts';
import { lockFolder } from '../../src/pglite/lock-folder.ts';
import { createOwner, type Owner, processOf } from '../../src/pglite/owner.ts';

const host = hostOf();
const timing = { beatMs: 30, silentMs: 400 };

describe('the lock of a folder', () => {
  let home: string;
  let folder: string;
  let lock: string;
  let other: ChildProcess;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'oneoff-lock-'));
    folder = join(home, 'data');
    lock = join(folder, 'oneoff.lock');
    mkdirSync(folder);
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  });
  afterEach(() => {
    other.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  const leave = async (owner: Partial<Owner>): Promise<void> =>
    writeFileSync(lock, JSON.stringify({ ...(await createOwner(host)), id: crypto.randomUUID(), ...owner }));
  const living = async (): Promise<Pick<Owner, 'pid' | 'started'>> => ({
    pid: other.pid as number,
    started: (await processOf(host.files, other.pid as number))?.started ?? null,
  });
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
  const open = async (): Promise<number> => {
    const started = performance.now();
    await (await lockFolder(host, folder, timing)).release();
    return performance.now() - started;
  };
  const beating = async (run: () => Promise<void>): Promise<void> => {
    let now = Date.now() / 1000;
    const beat = setInterval(() => {
      now += 1;
      utimesSync(lock, now, now);
    }, 20);
    await run().finally(() => clearInterval(beat));
  };

  it('is refused while another process has it, by the name of that process', async () => {
    await leave({ ...(await living()), program: 'demo', host: 'elsewhere' });
    await expect(open()).rejects.toThrow(new RegExp(`process ${other.pid} on elsewhere since .* \\(demo\\)`));
  });

  it.each([
    ['is gone', () => ({ pid: deadPid() })],
    ['had the pid that another process has now', () => ({ pid: other.pid as number, started: '1' })],
    ['had the pid that this process has now', () => ({ pid: process.pid, started: '1' })],
  ])('is taken over at once from a process that %s', async (_, owner) => {
    await leave(owner());
    expect(await open()).toBeLessThan(timing.silentMs);
  });

  const unknown: readonly (readonly [string, () => Promise<void>])[] = [
    ['in another pid namespace', () => leave({ pid: deadPid(), namespace: 'pid:[1]' })],
    ['with the pid 1 of another container', () => leave({ pid: 1, started: '1', namespace: 'pid:[1]' })],
    ['on another machine', () => leave({ pid: deadPid(), boot: 'another' })],
    ['in another thread of this process', () => leave({ thread: 7 })],
    ['on a system that tells nothing', () => leave({ boot: null, namespace: null, started: null })],
    ['that an empty file stands for', async () => writeFileSync(lock, '')],
    ['that half a file stands for', async () => writeFileSync(lock, '{"pid":')],
    ['that a file of something else stands for', async () => writeFileSync(lock, '["owner"]')],
    ['with an id that is none', () => leave({ id: '../../other' })],
  ];
  it.each(unknown)('is refused while an owner %s shows itself, and taken over after its silence', async (_, make) => {
    await make();
    await beating(() => expect(open()).rejects.toMatchObject({ name: 'StoreError' }));
    await make();
    expect(await open()).toBeGreaterThan(timing.silentMs * 0.8);
    await make();
    utimesSync(lock, new Date(0), new Date(0));
    expect(await open()).toBeLessThan(timing.silentMs);
  });

  it.each([
    ['a process that is gone', async () => leave({ pid: deadPid() })],
    ['an empty file', async () => writeFileSync(lock, '')],
    ['nobody', async () => undefined],
  ])('is taken over from %s by one of twenty at once, and leaves no files behind', async (_, make) => {
    await make();
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, async () => {
        const self = await createOwner(host);
        await claimLock(host, lock, self, timing);
        return self.id;
      }),
    );
    const winners = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(winners).toEqual([JSON.parse(readFileSync(lock, 'utf8')).id]);
    expect(readdirSync(folder)).toEqual(['oneoff.lock']);
  });

  it('is taken over from one that was killed while it took over itself', async () => {
    await leave({ id: 'first', pid: deadPid() });
    const successor = { ...(await createOwner(host)), id: 'second', pid: deadPid() };
    writeFileSync(`${lock}.first.next`, JSON.stringify(successor));
    expect(await open()).toBeLessThan(timing.silentMs);
  });

  it('is left to one that is taking over just now', async () => {
    await leave({ id: 'first', pid: deadPid() });
    writeFileSync(
      `${lock}.first.next`,
      JSON.stringify({ ...(await createOwner(host)), id: 'second', ...(await living()) }),
    );
    await expect(open()).rejects.toThrow(`process ${other.pid}`);
  });

  it('is never deleted by who has lost it', async () => {
    const { heartbeat, release } = await lockFolder(host, folder, timing);
    rmSync(lock);
    await leave(await living());
    await expect(heartbeat.beat()).rejects.toThrow('is not the file of this process any more');
    await expect(release()).rejects.toMatchObject({ name: 'StoreError' });
    expect(existsSync(lock)).toBe(true);
  });
});
