import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What workerd runs: a Durable Object with SQLite, or a worker with a database of D1. */
export const inDurableObject = [
  'durable-object.mjs',
  { durableObjects: { LEDGER: { className: 'Ledger', useSQLite: true } } },
];
export const onD1 = ['d1.mjs', { d1Databases: ['DB'] }];

/** Run the suites in workerd. */
export async function runInWorkerd(folder, [program, bindings]) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(program, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd'],
    external: ['cloudflare:*', 'node:*'],
  });
  const { Miniflare } = await import(pathToFileURL(createRequire(join(folder, 'x.js')).resolve('miniflare')).href);
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0].text,
    compatibilityDate: '2026-01-01',
    compatibilityFlags: ['nodejs_compat'],
    ...bindings,
  });
  try {
    const answer = await worker.dispatchFetch('http://localhost/', { signal: AbortSignal.timeout(900_000) });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(text);
    return JSON.parse(text);
  } finally {
    await worker.dispose();
  }
}
