// Runs examples/postgres/worker.ts in workerd, the runtime of Cloudflare Workers, against a PostgreSQL server: that of
// ONEOFF_TEST_DATABASE_URL, else one of its own. After `npm run build`:
//   npm run test:workers
// Miniflare is large and needed here only, so it is installed in a temporary folder.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { migrate } from 'oneoff/postgres';
import pg from 'pg';
import { startServer } from '../../examples/postgres/start-server.ts';

const given = process.env.ONEOFF_TEST_DATABASE_URL;
const server = given ? undefined : await startServer();
const connectionString = given ?? server.url;

/** workerd has Node's modules under node: only, and for import only. */
const nodeModules = {
  name: 'node-modules',
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, ({ path, namespace }) => {
      const name = path.replace(/^node:/, '');
      if (!builtinModules.includes(name)) return undefined;
      return namespace === 'node' ? { path: `node:${name}`, external: true } : { path: name, namespace: 'node' };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({
      contents: `export * from 'node:${path}'; export { default } from 'node:${path}';`,
    }));
  },
};

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../../examples/postgres/worker.ts', import.meta.url))],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd'],
  external: ['cloudflare:*', 'pg-native'],
  plugins: [nodeModules],
});

const folder = mkdtempSync(join(tmpdir(), 'oneoff-workers-'));
const pool = new pg.Pool({ connectionString });
try {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, 'miniflare@4'], { stdio: 'inherit' });
  const { Miniflare } = await import(pathToFileURL(createRequire(join(folder, 'x.js')).resolve('miniflare')).href);
  await migrate({ pool });
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0].text,
    compatibilityDate: '2026-01-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: { DATABASE_URL: connectionString },
  });
  const numbers = [];
  for (let request = 0; request < 5; request++) {
    const answer = await worker.dispatchFetch('http://localhost/', { signal: AbortSignal.timeout(60_000) });
    assert.equal(answer.status, 200, await answer.clone().text());
    numbers.push((await answer.json()).number);
  }
  const together = await Promise.all(Array.from({ length: 5 }, () => worker.dispatchFetch('http://localhost/')));
  for (const answer of together) numbers.push((await answer.json()).number);
  await worker.dispose();
  assert.equal(new Set(numbers).size, 10, `a number was given twice: ${numbers}`);
  console.log(`workerd answered all requests: ${numbers.join(', ')}`);
} finally {
  await pool.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
