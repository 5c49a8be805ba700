import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Heap } from './fresh-store.ts';
import { median, table } from './measure.ts';

const SPAWNS = 11;
const STORED = 1000;

/** What importing a module costs in a fresh process. */
interface Cost {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Runs in the fresh process: the time of one import, and the heap after garbage collection. */
const IMPORT = `
gc(); gc();
const before = process.memoryUsage().heapUsed;
const start = performance.now();
const module = await import(process.argv[1]);
const milliseconds = performance.now() - start;
gc(); gc();
console.log(JSON.stringify({ milliseconds, bytes: process.memoryUsage().heapUsed - before, kept: Object.keys(module).length }));
`;

/** Import time and heap of each entry point, and the heap of stored invoices, each in a separate process. */
export function benchImport(): void {
  const empty = new URL('empty.js', import.meta.url).href;
  writeFileSync(new URL(empty), 'export {};\n');
  const costs = new Map<string, Cost[]>([empty, ...entries()].map((name) => [name, []]));
  for (let turn = 0; turn < SPAWNS; turn++)
    for (const [name, list] of costs) list.push(fresh<Cost>(['--input-type=module', '--eval', IMPORT, name]));
  const middle = (name: string, key: keyof Cost): number => median((costs.get(name) ?? []).map((cost) => cost[key]));
  const over = (name: string, key: keyof Cost): number => middle(name, key) - middle(empty, key);
  table(
    'import in a fresh process, less an empty module (1 × = oneoff)',
    entries().map((name) => [
      name,
      `${over(name, 'milliseconds').toFixed(1)} ms`,
      `${(over(name, 'milliseconds') / over('oneoff', 'milliseconds')).toFixed(2)} ×`,
      `${(over(name, 'bytes') / 1024).toFixed(0)} KiB heap`,
    ]),
  );
  const child = fileURLToPath(new URL('fresh-store.js', import.meta.url));
  table(
    `heap of the memory store with ${STORED} issued invoices`,
    [1, 10, 100].map((lines) => {
      const { before, after } = fresh<Heap>([child, String(STORED), String(lines)]);
      return [
        `${lines} line(s)`,
        `${(before / 1024 ** 2).toFixed(1)} MiB before`,
        `${(after / 1024 ** 2).toFixed(1)} MiB after`,
        `${((after - before) / STORED / 1024).toFixed(1)} KiB per invoice`,
      ];
    }),
  );
}

/** The entry points of the package. */
function entries(): string[] {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: { [path: string]: unknown } };
  return Object.keys(exports)
    .filter((path) => path !== './package.json')
    .map((path) => path.replace('.', 'oneoff'));
}

/** Run a new Node process and read the JSON that it prints. */
function fresh<T>(args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
