import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostOf } from '../../src/pglite/host.ts';
import { lockFolder } from '../../src/pglite/lock-folder.ts';
import { buildWorker, pause } from './workers.ts';

const timing = { beatMs: 200, silentMs: 4_000 };
const OWN_PIDS = ['--pid', '--fork', '--mount-proc', '--kill-child'];
/** How to give a process pids of its own, as a container does; as an ordinary user with users of its own too. */
const container = [OWN_PIDS, ['--user', '--map-root-user', ...OWN_PIDS]].find(
  (options) => spawnSync('unshare', [...options, 'true']).status === 0,
);

describe('a folder that is shared', () => {
  let program: string;
  let folder: string;
  const ending: (() => unknown)[] = [];
  beforeAll(async () => {
    program = await buildWorker('folder-worker');
  });
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'oneoff-shared-')), 'data');
    mkdirSync(folder);
  });
  afterEach(async () => {
    for (const end of ending.splice(0)) await end();
    rmSync(folder, { recursive: true, force: true });
  });

  const values = (): readonly string[] => [folder, String(timing.beatMs), String(timing.silentMs)];
  const firstLine = (stream: NodeJS.ReadableStream): Promise<string> =>
    new Promise((resolve) => stream.once('data', (text) => resolve(`${text}`.trim())));
  const start = (command: string, options: readonly string[]): { child: ChildProcess; said: Promise<string> } => {
    const child = spawn(command, [...options, program, ...values()], { stdio: ['ignore', 'pipe', 'inherit'] });
    ending.push(() => child.kill('SIGKILL'));
    return { child, said: firstLine(child.stdout as NodeJS.ReadableStream) };
  };
  const inContainer = (): { child: ChildProcess; said: Promise<string> } =>
    start('unshare', [...(container ?? []), process.execPath]);
  const inThread = (): { worker: Worker; said: Promise<string> } => {
    const worker = new Worker(program, { workerData: values(), stdout: true });
    ending.push(() => worker.terminate());
    return { worker, said: firstLine(worker.stdout) };
  };
  const owner = (): unknown => JSON.parse(readFileSync(join(folder, 'oneoff.lock'), 'utf8'));

  it.runIf(container)('by two containers with one hostname and one pid is open in one of them', async () => {
    const first = inContainer();
    expect(await first.said).toBe('open');
    expect(owner()).toMatchObject({ pid: 1 });
    const second = inContainer();
    expect(await second.said).toContain('refused: the folder is open in process 1 on');
    expect(await start(process.execPath, []).said).toContain('refused: ');
    first.child.kill('SIGKILL');
    const started = performance.now();
    expect(await inContainer().said).toBe('open');
    expect(performance.now() - started).toBeGreaterThan(timing.silentMs / 2);
  });

  it.runIf(container)('by ten containers that start at once is open in one of them', async () => {
    const said = await Promise.all(Array.from({ length: 10 }, () => inContainer().said));
    expect(said.filter((one) => one === 'open')).toHaveLength(1);
  });

  it.runIf(container)('with a process of the machine is closed to a container, whose pids are others', async () => {
    expect(await start(process.execPath, []).said).toBe('open');
    expect(await inContainer().said).toContain('refused: ');
  });

  it('with a worker thread is closed to the process around it, until that thread has ended', async () => {
    const { worker, said } = inThread();
    expect(await said).toBe('open');
    expect(owner()).toMatchObject({ pid: process.pid });
    await expect(lockFolder(hostOf(), folder, timing)).rejects.toThrow(`process ${process.pid}`);
    await worker.terminate();
    await (await lockFolder(hostOf(), folder, timing)).release();
  });

  it('with the main thread is closed to a worker thread', async () => {
    const { release } = await lockFolder(hostOf(), folder, timing);
    expect(await inThread().said).toContain(`refused: the folder is open in process ${process.pid}`);
    await release();
  });

  it('by processes that find it abandoned is open in one of them, at once', async () => {
    const first = start(process.execPath, []);
    expect(await first.said).toBe('open');
    first.child.kill('SIGKILL');
    await new Promise((resolve) => first.child.once('exit', resolve));
    const said = await Promise.all(Array.from({ length: 6 }, () => start(process.execPath, []).said));
    expect(said.filter((one) => one === 'open')).toHaveLength(1);
  });

  it('is not taken from a process that is stopped', async () => {
    const stopped = start(process.execPath, []);
    expect(await stopped.said).toBe('open');
    stopped.child.kill('SIGSTOP');
    // The system proves that it lives, so nobody takes over.
    await expect(lockFolder(hostOf(), folder, timing)).rejects.toThrow(`process ${stopped.child.pid}`);
    await pause(100);
    stopped.child.kill('SIGCONT');
  });
});
