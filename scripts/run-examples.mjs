// Run every program of examples/, and every block of README.md and docs/ that opens with "```ts runnable". Such a block
// may name a set-up that runs before it: "```ts runnable setup=acme" is examples/setups/acme.ts. A file that another one
// imports is no program, nor is what is in a project with a package.json of its own. One that says that it listens is told to stop; each must end well by itself.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

// Beside examples/setups, so that the relative imports of a set-up hold.
const BLOCKS = join('examples', '.runnable');
const SETUPS = join('examples', 'setups');

function filesUnder(folder, extension) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(extension) && !file.startsWith(join('docs', 'api')))
    .sort();
}

/** Whether a file is in a project of its own, which brings its own tests. */
function isInProject(file) {
  const folder = dirname(file);
  return folder !== '.' && (existsSync(join(folder, 'package.json')) || isInProject(folder));
}

function programsOf(files) {
  const imported = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) => join(dirname(file), path)),
  );
  return files.filter((file) => !imported.includes(file));
}

function setupNamed(name, title) {
  if (name === undefined) return '';
  const file = join(SETUPS, `${name}.ts`);
  if (existsSync(file)) return readFileSync(file, 'utf8').replace(/^export \{.*?\};\n/ms, '');
  const known = readdirSync(SETUPS).map((one) => one.replace('.ts', ''));
  throw new Error(`${title}: setup=${name} has no file ${file}; known: ${known.join(', ')}`);
}

function runnableBlocks(markdown) {
  const blocks = readFileSync(markdown, 'utf8').matchAll(/^```ts runnable(?: setup=(\S+))?\n(.*?)^```$/gms);
  return [...blocks].map(([, setup, code], index) => {
    const title = `${markdown}, block ${index + 1}`;
    const file = join(BLOCKS, `${markdown.replaceAll(/[^\w]+/g, '-')}-${index + 1}.ts`);
    writeFileSync(file, `${setupNamed(setup, title)}${code}\nexport {};\n`);
    return { title, file };
  });
}

function run(file) {
  const folder = join(BLOCKS, `server-${randomUUID()}`);
  const env = { ...process.env, ONEOFF_API_KEY: randomUUID(), ONEOFF_FOLDER: folder, PORT: '0' };
  const program = spawn(process.execPath, ['--import', 'tsx', file], { env });
  let output = '';
  const hear = (text) => {
    output += text;
    if (/^listening on /m.test(text)) program.kill('SIGTERM');
  };
  program.stdout.setEncoding('utf8').on('data', hear);
  program.stderr.setEncoding('utf8').on('data', hear);
  return new Promise((resolve) => {
    program.on('close', (status) => resolve({ status, output }));
  });
}

rmSync(BLOCKS, { recursive: true, force: true });
mkdirSync(BLOCKS);
const markdown = ['README.md', ...filesUnder('docs', '.md')].filter((file) => existsSync(file));
const only = process.argv[2] ?? '';
const programs = [
  ...programsOf(filesUnder('examples', '.ts').filter((file) => !isInProject(file))).map((file) => ({
    title: file,
    file,
  })),
  ...markdown.flatMap(runnableBlocks),
].filter(({ title }) => title.startsWith(only));

const waiting = [...programs];
let failed = 0;
async function runNext() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { status, output } = await run(next.file);
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${next.title}`);
    if (status === 0) continue;
    failed += 1;
    console.log(output);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, runNext));
rmSync(BLOCKS, { recursive: true, force: true });
console.log(`${programs.length} programs, ${failed} failed`);
if (failed > 0 || programs.length === 0) process.exitCode = 1;
