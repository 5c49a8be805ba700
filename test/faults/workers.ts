import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Acknowledged } from './ledger.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A process that issues invoices and tells of each that was acknowledged. */
export interface Worker {
  readonly process: ChildProcess;
  readonly acknowledged: Acknowledged[];
  /** Resolves once it has started to work. */
  readonly started: Promise<void>;
  /** Resolves once so many calls were acknowledged, or the process has ended. */
  hasAcknowledged(count: number): Promise<void>;
  readonly ended: Promise<void>;
}

/** Bundle a worker's program, so that its processes start fast. */
export async function buildWorker(name: string): Promise<string> {
  const folder = join(root, 'node_modules/.cache/oneoff-faults');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(root, `test/faults/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.json'),
  });
  return outfile;
}

/** Start a worker; each line that it prints is an acknowledged call. */
export function startWorker(program: string, ...args: readonly string[]): Worker {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: Acknowledged[] = [];
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const started = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'started') resolve();
      else acknowledged.push(JSON.parse(line) as Acknowledged);
    });
    child.on('close', () => resolve());
  });
  const hasAcknowledged = async (count: number): Promise<void> => {
    while (acknowledged.length < count && child.exitCode === null && child.signalCode === null) await pause(2);
  };
  return { process: child, acknowledged, started, hasAcknowledged, ended };
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
