import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>;
};
const entries = Object.entries(manifest.exports).flatMap(([entry, target]) =>
  typeof target === 'string' ? [] : [{ entry, types: target.types, code: target.default }],
);

/** It has types alone. */
const isOfTypes = ({ entry }: { readonly entry: string }): boolean => entry === './postgres/kysely';

describe('the built package', () => {
  it.each(entries.filter((one) => !isOfTypes(one)))('$entry imports and exports something', async ({ code }) => {
    const module = (await import(new URL(code, root).href)) as Record<string, unknown>;
    expect(Object.keys(module)).not.toHaveLength(0);
    expect(Object.entries(module).filter(([, value]) => value === undefined)).toEqual([]);
  });

  it.each(entries)('$entry has declarations for every export', async ({ code, types }) => {
    const module = (await import(new URL(code, root).href)) as Record<string, unknown>;
    const declarations = readFileSync(new URL(types, root), 'utf8');
    expect(Object.keys(module).filter((name) => !new RegExp(`\\b${name}\\b`).test(declarations))).toEqual([]);
  });

  it('has no default export', async () => {
    for (const { code } of entries) expect(await import(new URL(code, root).href)).not.toHaveProperty('default');
  });

  it('imports node: modules nowhere but in testing.js, pglite.js and cli.js', () => {
    const importing = readdirSync(new URL('dist/', root))
      .filter((file) => file.endsWith('.js') && !['testing.js', 'pglite.js', 'cli.js'].includes(file))
      .filter((file) => /['"]node:/.test(readFileSync(new URL(`dist/${file}`, root), 'utf8')));
    expect(importing).toEqual([]);
  });

  it('has a command line that runs', () => {
    const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(new URL('dist/cli.js', root)), 'help']);
    expect([status, stdout.toString()]).toEqual([0, expect.stringContaining('check-numbers')]);
  });

  it('keeps dinero.js out of all declarations', () => {
    const folder = new URL('dist/types/', root);
    const importing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.d.ts'))
      .filter((file) => /['"]dinero\.js['"]/.test(readFileSync(new URL(file, folder), 'utf8')));
    expect(importing).toEqual([]);
  });

  it('has no declarations that import a TypeScript source', () => {
    const folder = new URL('dist/types/', root);
    const importing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.d.ts'))
      .filter((file) =>
        /(?:from|import\()\s*['"][^'"]+(?<!\.d)\.ts['"]/.test(readFileSync(new URL(file, folder), 'utf8')),
      );
    expect(importing).toEqual([]);
  });
});
