// Packs the package, installs it into an empty folder beside the runtimes, and runs job.mjs on each. They must agree.
// RUNTIMES_FOLDER=folder keeps what is installed (about 1 GB) for the next run.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines, packages } from './engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = process.env.RUNTIMES_FOLDER;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'oneoff-runtimes-'));
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const npm = (cwd, ...args) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const packed = npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [{ filename }] = JSON.parse(packed);
  const used = ['hono', 'pdfkit', 'fontkit', 'bidi-js'].map((name) => `${name}@${peerDependencies[name]}`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  copyFileSync(new URL('job.mjs', import.meta.url), join(folder, 'job.mjs'));
  writeFileSync(
    join(folder, 'main.mjs'),
    "import { job } from './job.mjs';\nconsole.log(JSON.stringify(await job()));\n",
  );
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  npm(folder, 'install', ...quiet, join(folder, filename), ...used, ...packages);

  let expected;
  for (const engine of engines) {
    try {
      const { version, results } = await engine.run(folder);
      expected ??= results;
      console.log(`${engine.name} (${version})`);
      for (const [step, result] of Object.entries(results)) {
        const right = result === expected[step] && !result.startsWith('FAILED');
        if (!right) process.exitCode = 1;
        console.log(`  ${right ? 'ok  ' : 'FAIL'} ${step}: ${result}`);
      }
    } catch (error) {
      process.exitCode = 1;
      console.log(`${engine.name}\n  FAIL ${error instanceof Error ? error.message : error}`);
    }
  }
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
