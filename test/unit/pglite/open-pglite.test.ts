import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from 'oneoff';
import { type OpenPGlite, openPGlite } from 'oneoff/pglite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostOf } from '../../../src/pglite/host.ts';

describe('a folder that PGlite is opened in', () => {
  let home: string;
  let folder: string;
  let file: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'oneoff-lock-'));
    folder = join(home, 'data');
    file = `${folder}.lock`;
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const open = (): Promise<OpenPGlite<{ close(): Promise<void> }>> =>
    openPGlite(folder, async () => ({ close: async () => undefined }));
  const leave = (holder: object): void =>
    writeFileSync(file, JSON.stringify({ since: 'then', program: 'demo', ...holder }));
  const deadProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

  it('is locked until it is closed', async () => {
    const { close } = await open();
    await expect(open()).rejects.toBeInstanceOf(StoreError);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    await close();
    expect(existsSync(file)).toBe(false);
    await (await open()).close();
  });

  it('is refused where there are no files', () => {
    for (const scope of [{}, { process: { pid: 1, argv: [], kill: () => true } }])
      expect(() => hostOf(scope)).toThrow('a folder needs a host with files');
  });

  it('is given back when the database does not open', async () => {
    const failed = openPGlite(folder, () => Promise.reject(new Error('broken')));
    await expect(failed).rejects.toThrow('broken');
    await (await open()).close();
  });

  it('is refused while another process has it, by the name of that process', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    leave({ pid: other.pid, host: hostname() });
    await expect(open()).rejects.toThrow(`is open in process ${other.pid} on ${hostname()} since then (demo)`);
    other.kill('SIGKILL');
    await new Promise((resolve) => other.on('exit', resolve));
    await (await open()).close();
  });

  it('is taken over from a process that is gone', async () => {
    leave({ pid: deadProcess(), host: hostname() });
    await (await open()).close();
  });

  it('is taken over from a file that nobody can have written whole', async () => {
    writeFileSync(file, '{"pid":');
    await (await open()).close();
  });

  it('is refused while a process of another machine shows that it lives', async () => {
    leave({ pid: deadProcess(), host: 'elsewhere' });
    await expect(open()).rejects.toThrow('on elsewhere');
    utimesSync(file, new Date(0), new Date(0));
    await (await open()).close();
  });

  it('is taken over by one of several that find it abandoned', async () => {
    leave({ pid: deadProcess(), host: hostname() });
    const script = `
      import { openPGlite } from ${JSON.stringify(new URL('../../../src/pglite/pglite.ts', import.meta.url).href)};
      await openPGlite(process.argv[1], async () => ({ close: async () => undefined })).then(
        () => { console.log('open'); setTimeout(() => {}, 3000); },
        () => console.log('refused'),
      );`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder]),
    );
    const said = await Promise.all(
      children.map(
        (child) => new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(`${text}`.trim()))),
      ),
    );
    for (const child of children) child.kill('SIGKILL');
    expect(said.filter((one) => one === 'open')).toHaveLength(1);
  }, 30_000);
});
