// Pack the package, install the tarball into projects of the kinds that hosts have, type-check and run them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const folder = mkdtempSync(join(tmpdir(), 'oneoff-consumers-'));
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

function run(cwd, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

const tsc = (cwd) => run(cwd, 'npx', '--no-install', 'tsc', '-p', '.');

const consumers = {
  'nodenext-commonjs': (cwd) => {
    tsc(cwd);
    run(cwd, process.execPath, 'out/main.js');
  },
  node10: (cwd) => {
    tsc(cwd);
    run(cwd, process.execPath, 'out/main.js');
  },
  'nest-jest': (cwd) => {
    tsc(cwd);
    run(cwd, 'npx', '--no-install', 'jest');
  },
  nextjs: (cwd) => {
    cpSync(join(root, 'examples/server/nextjs'), join(cwd, 'src'), { recursive: true });
    for (const file of ['server/authenticate.ts', 'acme.ts'])
      cpSync(join(root, 'examples', file), join(cwd, basename(file)));
    // The example is one folder deeper than this project.
    const billing = join(cwd, 'src/lib/billing.ts');
    writeFileSync(billing, readFileSync(billing, 'utf8').replace('../../../acme.ts', '../../acme.ts'));
    run(cwd, 'npm', 'run', 'build');
    run(cwd, process.execPath, 'drive.mjs');
  },
};

try {
  run(root, 'npm', 'run', 'build');
  const [{ filename }] = JSON.parse(
    run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  for (const [name, check] of Object.entries(consumers)) {
    const cwd = join(folder, name);
    cpSync(join(here, 'shared'), cwd, { recursive: true });
    cpSync(join(here, name), cwd, { recursive: true });
    run(cwd, 'npm', 'install', ...quiet, join(folder, filename));
    try {
      check(cwd);
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
