// Asks Deno what JSR would say of the sources: types that it would have to infer ("slow types"), imports that it cannot
// resolve, files that are missing. Nothing is published. Deno comes from npm, into a temporary folder or the one of
// JSR_FOLDER; after `npm run desk`.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entries } from '../../scripts/entries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const machine = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const deno = `@deno/${machine}${process.platform === 'linux' ? '-glibc' : ''}`;
const { version, license, dependencies, peerDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const others = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;

/** Each package that the sources import, in the version that is tested. */
const imports = Object.fromEntries(
  [...Object.keys(dependencies), ...Object.keys(peerDependencies), 'stdnum', 'preact', '@preact/signals'].map(
    (name) => [name, `npm:${name}@${others[`node_modules/${name}`].version}`],
  ),
);

const kept = process.env.JSR_FOLDER;
const tools = kept ?? mkdtempSync(join(tmpdir(), 'oneoff-jsr-'));
const folder = mkdtempSync(join(tmpdir(), 'oneoff-sources-'));
try {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', tools, `${deno}@2`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of ['src', 'README.md', 'LICENSE', 'CHANGELOG.md'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const exports = Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name.replace('oneoff', '.'), file]),
  );
  // The command line is a program of npm.
  const publish = { exclude: ['src/cli'] };
  const settings = { name: '@oneoff/oneoff', version, license, exports, imports, publish };
  writeFileSync(join(folder, 'deno.json'), JSON.stringify(settings, null, 2));
  const binary = join(tools, 'node_modules', deno, process.platform === 'win32' ? 'deno.exe' : 'deno');
  const { status } = spawnSync(binary, ['publish', '--dry-run', '--allow-dirty', '--no-check', '--quiet'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  if (kept === undefined) rmSync(tools, { recursive: true, force: true });
}
