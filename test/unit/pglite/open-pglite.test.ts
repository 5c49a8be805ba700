import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from 'oneoff';
import { type OpenPGlite, openPGlite } from 'oneoff/pglite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fenced } from '../../../src/pglite/fenced.ts';
import { hostOf } from '../../../src/pglite/host.ts';
import { lockTab } from '../../../src/pglite/lock-tab.ts';

describe('a folder that PGlite is opened in', () => {
  let home: string;
  let folder: string;
  let file: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'oneoff-lock-'));
    folder = join(home, 'data');
    file = join(folder, 'oneoff.lock');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const open = (path = folder, opened = openPGlite): Promise<OpenPGlite<{ close(): Promise<void> }>> =>
    opened(path, async () => ({ close: async () => undefined }));

  it('is locked until it is closed', async () => {
    const { close } = await open();
    await expect(open()).rejects.toBeInstanceOf(StoreError);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    await close();
    expect(existsSync(file)).toBe(false);
    await (await open()).close();
  });

  it.each([
    ['the folder', () => symlinkSync(folder, join(home, 'link')), 'link'],
    ['a folder above it', () => symlinkSync(home, join(home, 'up')), 'up/data'],
    ['a path with dots', () => undefined, 'other/../data'],
    ['an address of a file', () => undefined, 'file'],
  ])('is locked under every name: a link to %s', async (_, make, name) => {
    const { close } = await open();
    mkdirSync(join(home, 'other'));
    make();
    await expect(open(name === 'file' ? `file://${folder}` : join(home, name))).rejects.toThrow('is open in process');
    await close();
  });

  it('is locked for every copy of the module', async () => {
    const address: string = '../../../src/pglite/open-pglite.ts?copy';
    const copy = (await import(/* @vite-ignore */ address)) as { readonly openPGlite: typeof openPGlite };
    expect(copy.openPGlite).not.toBe(openPGlite);
    const { close } = await open(folder, copy.openPGlite);
    await expect(open()).rejects.toThrow(`process ${process.pid}`);
    await close();
    await (await open()).close();
  });

  it('is opened once by calls at once', async () => {
    const opened = await Promise.allSettled(Array.from({ length: 8 }, () => open()));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
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

  it.each([
    ['folder', [5, openPGlite]],
    ['folder', ['', openPGlite]],
    ['create', ['data', undefined]],
    ['create', ['data', { close: () => undefined }]],
  ])('is refused by name: the wrong %s', async (name, given) => {
    const failed = (openPGlite as (...values: unknown[]) => Promise<unknown>)(...given);
    await expect(failed).rejects.toMatchObject({ name: 'ValidationError', faults: [{ path: `/${name}` }] });
  });

  it('is not written to any more, nor closed, by who has lost it', async () => {
    const calls: string[] = [];
    const { pglite, close } = await openPGlite(folder, async () => ({
      query: async () => calls.push('query'),
      close: async () => void calls.push('close'),
    }));
    expect(await pglite.query()).toBe(1);
    rmSync(file);
    writeFileSync(file, JSON.stringify({ id: 'other', pid: 1 }));
    vi.useFakeTimers({ now: Date.now() + 40_000, toFake: ['Date'] });
    await expect(pglite.query()).rejects.toThrow('is not the file of this process any more');
    vi.useRealTimers();
    await expect(pglite.query()).rejects.toBeInstanceOf(StoreError);
    await expect(pglite.close()).rejects.toBeInstanceOf(StoreError);
    await expect(close()).rejects.toBeInstanceOf(StoreError);
    expect(calls).toEqual(['query']);
    expect(JSON.parse(readFileSync(file, 'utf8')).id).toBe('other');
  });

  it('stays locked when its file was overwritten by a dump that was loaded into it', async () => {
    const { pglite, close } = await openPGlite(folder, async () => {
      writeFileSync(file, JSON.stringify({ id: 'from the dump', pid: 1, program: 'x'.repeat(500) }));
      return { query: async () => 'answer', close: async () => undefined };
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await pglite.query()).toBe('answer');
    await close();
  });
});

it('an instance is guarded with its private members', async () => {
  class Instance {
    #rows = ['row'];
    async query(): Promise<readonly string[]> {
      return this.#rows;
    }
    get ready(): boolean {
      return this.#rows.length > 0;
    }
  }
  const guarded = fenced(new Instance(), { check: () => undefined });
  expect([await guarded.query(), guarded.ready, guarded instanceof Instance]).toEqual([['row'], true, true]);
  expect(guarded.query).toBe(guarded.query);
});

describe('a database of a browser', () => {
  /** Web Locks as a browser has them. */
  const browser = (): Parameters<typeof lockTab>[1] => {
    const held = new Set<string>();
    return {
      navigator: {
        locks: {
          async request(name, _options, run) {
            if (held.has(name)) return run(null);
            held.add(name);
            await run({}).finally(() => held.delete(name));
          },
        },
      },
    };
  };

  it('is open in one tab at a time', async () => {
    const scope = browser();
    const release = await lockTab('idb://invoices', scope);
    await expect(lockTab('idb://invoices', scope)).rejects.toMatchObject({ name: 'StoreError', retryable: true });
    await (await lockTab('idb://others', scope))();
    await release();
    await (await lockTab('idb://invoices', scope))();
  });

  it.each([{}, { navigator: {} }])('is refused without Web Locks: %j', async (scope) => {
    await expect(lockTab('idb://invoices', scope)).rejects.toThrow('needs a browser with Web Locks');
  });

  it('needs no lock in memory', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => openPGlite('memory://', async (path) => ({ path, close: async () => undefined }))),
    );
    expect([one?.pglite.path, two?.pglite.path]).toEqual(['memory://', 'memory://']);
    await one?.close();
    await two?.close();
  });
});
