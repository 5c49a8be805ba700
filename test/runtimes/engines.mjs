// The runtimes, from packages that hold their binary, and how each runs the job.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const machine = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const bun = `@oven/bun-${machine.replace('arm64', 'aarch64')}`;
const deno = `@deno/${machine}${process.platform === 'linux' ? '-glibc' : ''}`;

/** What npm installs, by the name that it gets in node_modules. */
export const packages = [
  ...[20, 22, 24, 26].map((version) => `node-${version}@npm:node-${machine}@${version}`),
  `${bun}@1`,
  `${deno}@2`,
  'miniflare@4',
];

/** A runtime that starts a file: its version, and what the file printed. */
function started(name, binary, ...options) {
  return {
    name,
    async run(folder) {
      const call = (...args) => promisify(execFile)(join(folder, 'node_modules', binary), args, { cwd: folder });
      const { stdout: version } = await call('--version');
      const { stdout } = await call(...options, 'main.mjs');
      return { version: /\d+\.\d+\.\d+/.exec(version)[0], results: JSON.parse(stdout) };
    },
  };
}

/** One file for a runtime without node_modules; no module of Node can be in it. */
async function bundle(folder, source, conditions) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions,
    // pdfkit takes its own address for the name of a file that it brings along.
    define: { 'import.meta.url': '"https://bundle.example/main.js"' },
  });
  return outputFiles[0].text;
}

const workerd = {
  name: 'workerd',
  async run(folder) {
    const source = `import { job } from './job.mjs';
      export default { fetch: async () => Response.json(await job()) };`;
    const script = await bundle(folder, source, ['workerd']);
    const { resolve } = createRequire(join(folder, 'main.mjs'));
    const { Miniflare } = await import(pathToFileURL(resolve('miniflare')).href);
    const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-01-01' });
    try {
      const answer = await worker.dispatchFetch('http://localhost/', { signal: AbortSignal.timeout(120_000) });
      const { version } = createRequire(resolve('miniflare'))('workerd/package.json');
      return { version, results: await answer.json() };
    } finally {
      await worker.dispose();
    }
  },
};

const browser = {
  name: 'Chromium',
  async run(folder) {
    const source = `import { job } from './job.mjs'; job().then((results) => { globalThis.results = results; });`;
    const script = await bundle(folder, source, []);
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    const opened = await chromium.launch({ executablePath, args });
    try {
      const page = await opened.newPage();
      // Its own origin: a digest needs a secure one.
      await page.route('https://shop.example/**', (route) =>
        route.fulfill(
          route.request().url().endsWith('.js')
            ? { contentType: 'text/javascript', body: script }
            : { contentType: 'text/html', body: '<script type="module" src="/main.js"></script>' },
        ),
      );
      await page.goto('https://shop.example/', { waitUntil: 'commit', timeout: 120_000 });
      await page.waitForFunction('globalThis.results !== undefined', undefined, { timeout: 120_000 });
      return { version: opened.version(), results: await page.evaluate('globalThis.results') };
    } finally {
      await opened.close();
    }
  },
};

export const engines = [
  ...[20, 22, 24, 26].map((version) => started(`Node ${version}`, `node-${version}/bin/node`)),
  started('Bun', `${bun}/bin/bun`),
  started('Deno', `${deno}/deno`, 'run', '--allow-all', '--node-modules-dir=manual'),
  workerd,
  browser,
];
