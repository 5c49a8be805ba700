// Runs the published suites on each driver of oneoff/sqlite. They are large or must be compiled, so they are installed
// in a temporary folder, or taken from the one that ONEOFF_SQLITE_DRIVERS names. After `npm run build`:
//   npm run test:sqlite                       all
//   npm run test:sqlite node:sqlite miniflare some
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inDurableObject, onD1, runInWorkerd } from './in-workerd.mjs';

const given = process.env.ONEOFF_SQLITE_DRIVERS;
const folder = given ?? mkdtempSync(join(tmpdir(), 'oneoff-sqlite-'));

/** Where Node lies. With its headers a driver that must be compiled needs no download. */
const NODE = dirname(dirname(process.execPath));
const INSTALL_TIMEOUT_MS = 15 * 60_000;

/** Installs a package in a folder of its own, unless it is there. */
function install(name) {
  const place = join(folder, name.replaceAll(/\W/g, '-'));
  const { resolve } = createRequire(join(place, 'x.js'));
  const [, bare] = /^(.+?)(?:@\d+)?$/.exec(name);
  try {
    resolve(`${bare}/package.json`);
  } catch {
    mkdirSync(place, { recursive: true });
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', place, name], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...(existsSync(join(NODE, 'include/node/node.h')) && { npm_config_nodedir: NODE }) },
      timeout: INSTALL_TIMEOUT_MS,
    });
  }
  return place;
}

async function onNode(driver, file = [], node = process.execPath) {
  const program = fileURLToPath(new URL('on-node.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(node, [program, driver, ...file], { maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

const drivers = {
  libsql: () => onNode('libsql'),
  'better-sqlite3': () =>
    onNode('better-sqlite3', [createRequire(join(install('better-sqlite3'), 'x.js')).resolve('better-sqlite3')]),
  'node:sqlite': () => onNode('node:sqlite', [], join(install('node@24'), 'node_modules/node/bin/node')),
  miniflare: () => runInWorkerd(install('miniflare@4'), inDurableObject),
  d1: () => runInWorkerd(install('miniflare@4'), onD1),
};

/** What a driver cannot hold: a Durable Object and D1 refuse values of more than 2 MB. */
const LARGE = [
  'pages of large events are shorter, and miss none',
  'pages of large invoices are shorter, and miss none',
  'an invoice that is larger than a page is a page of its own',
  'a page of invoices is measured in bytes, not in characters',
];
const TOO_LARGE = { miniflare: LARGE, d1: LARGE };

const wanted = process.argv.slice(2);
try {
  for (const [name, run] of Object.entries(drivers)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const start = performance.now();
    try {
      const { count, failed: all } = await run();
      const left = TOO_LARGE[name] ?? [];
      const failed = all.filter(
        (one) => !left.some((known) => one.startsWith(`${known}: StoreError: a document is larger`)),
      );
      const seconds = Math.round((performance.now() - start) / 1000);
      console.log(`${name}: ${count - all.length} of ${count} tests passed in ${seconds} s`);
      if (all.length > failed.length) console.log(`  ${all.length - failed.length} have documents that it cannot hold`);
      for (const one of failed) console.log(`  ${one.slice(0, 500)}`);
      if (failed.length > 0 || count === 0) process.exitCode = 1;
    } catch (error) {
      console.log(`${name}: not run, ${error.message}`);
      process.exitCode = 1;
    }
  }
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}
