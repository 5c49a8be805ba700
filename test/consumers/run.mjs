// Pack the package, install the tarball into projects of the kinds that hosts have, type-check and run them.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startServer } from '../../examples/postgres/start-server.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const folder = mkdtempSync(join(tmpdir(), 'oneoff-consumers-'));
const only = process.argv[2] ?? '';
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

async function run(cwd, command, ...args) {
  try {
    return (await promisify(execFile)(command, args, { cwd, maxBuffer: 2 ** 26 })).stdout;
  } catch ({ message, stdout, stderr }) {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  }
}

const tsc = (cwd) => run(cwd, 'npx', '--no-install', 'tsc', '-p', '.');

const consumers = {
  'nodenext-commonjs': async (cwd) => {
    await tsc(cwd);
    await run(cwd, process.execPath, 'out/main.js');
  },
  node10: async (cwd) => {
    await tsc(cwd);
    await run(cwd, process.execPath, 'out/main.js');
  },
  'nest-jest': async (cwd) => {
    await tsc(cwd);
    await run(cwd, 'npx', '--no-install', 'jest');
  },
  'express-drizzle': async (cwd) => {
    await tsc(cwd);
    const given = process.env.ONEOFF_TEST_DATABASE_URL;
    const server = given === undefined ? await startServer() : { url: given, stop: async () => undefined };
    try {
      await run(cwd, 'env', `DATABASE_URL=${server.url}`, 'npm', 'test');
    } finally {
      await server.stop();
    }
  },
  nextjs: async (cwd) => {
    cpSync(join(root, 'examples/server/nextjs'), join(cwd, 'src'), { recursive: true });
    for (const file of ['server/authenticate.ts', 'acme.ts'])
      cpSync(join(root, 'examples', file), join(cwd, basename(file)));
    // The example is one folder deeper than this project.
    const billing = join(cwd, 'src/lib/billing.ts');
    writeFileSync(billing, readFileSync(billing, 'utf8').replace('../../../acme.ts', '../../acme.ts'));
    await run(cwd, 'npm', 'run', 'build');
    await run(cwd, process.execPath, 'drive.mjs');
  },
};

try {
  await run(root, 'npm', 'run', 'build');
  const [{ filename }] = JSON.parse(
    await run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  for (const [name, check] of Object.entries(consumers).filter(([name]) => name.startsWith(only))) {
    const cwd = join(folder, name);
    const example = join(root, 'examples', name);
    if (existsSync(example)) cpSync(example, cwd, { recursive: true });
    else for (const from of ['shared', name]) cpSync(join(here, from), cwd, { recursive: true });
    await run(cwd, 'npm', 'install', ...quiet, join(folder, filename));
    try {
      await check(cwd);
      console.log(`ok   ${name}`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`FAIL ${name}\n${error.message}`);
    }
  }
} finally {
  if (process.env.KEEP_CONSUMERS) console.log(folder);
  else rmSync(folder, { recursive: true, force: true });
}
