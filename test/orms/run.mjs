// The published suite of stores, and the errors of the server, over real ORMs and drivers: the shops of examples/orms.
// They are large and needed here only, so they are installed in a temporary folder. One alone: npm run test:orms -- prisma
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startServer } from '../../examples/postgres/start-server.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const shops = join(root, 'examples/orms');
const given = process.argv.slice(2);
const names = readdirSync(shops).filter((name) => given.length === 0 || given.includes(name));
if (names.length === 0) throw new Error(`no shop is called ${given}; known: ${readdirSync(shops)}`);

const folder = mkdtempSync(join(tmpdir(), 'oneoff-orms-'));
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

function run(cwd, command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

function install() {
  const packed = run(root, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename }] = JSON.parse(packed);
  cpSync(here, folder, { recursive: true });
  for (const name of names) cpSync(join(shops, name), join(folder, 'shops', name), { recursive: true });
  run(folder, 'npm', ['install', ...quiet, join(folder, filename)]);
  // Generating needs no engine, but Prisma would download one.
  if (names.includes('prisma'))
    run(join(folder, 'shops/prisma'), 'npx', ['--no-install', 'prisma', 'generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    });
}

/** Bun.SQL is a part of Bun, whose package leaves its binary in one for each system. */
function runtimeOf(name) {
  if (name !== 'bun-sql') return process.execPath;
  const [system] = readdirSync(join(folder, 'node_modules/@oven'));
  return join(folder, 'node_modules/@oven', system, 'bin/bun');
}

function check(name, url) {
  const started = performance.now();
  const checking = spawn(runtimeOf(name), ['check.mjs', join('shops', name, 'shop.mjs'), url], { cwd: folder });
  let output = '';
  for (const stream of [checking.stdout, checking.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  return new Promise((resolve) => {
    checking.on('close', (status) => {
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}, ${seconds} s\n${output}`);
      if (status !== 0) process.exitCode = 1;
      resolve();
    });
  });
}

// Nothing here is about a crash of the server, so it need not wait for the disk.
const server = await startServer({ max_connections: '200', fsync: 'off', synchronous_commit: 'off' });
const admin = new pg.Client(server.url);
try {
  install();
  await admin.connect();
  const waiting = [...names];
  const next = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const database = name.replaceAll('-', '_');
      await admin.query(`create database ${database}`);
      await check(name, server.url.replace(/postgres$/, database));
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, next));
} finally {
  await admin.end();
  await server.stop();
  if (process.env.KEEP_ORMS) console.log(folder);
  else rmSync(folder, { recursive: true, force: true });
}
