import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Allocated } from './allocate.ts';
import { table } from './measure.ts';

/**
 * The most KiB that creating and finalizing an invoice may allocate, by lines, and the most that the memory store keeps of
 * it. Allocation repeats within 1 %, where times vary twofold on a busy machine, so a regression shows at once.
 */
const MOST: readonly (readonly [lines: number, allocated: number, kept: number])[] = [
  [1, 75, 4.5],
  [10, 112, 7.5],
  [100, 440, 53],
];

/** What an invoice allocates and what is kept of it, each measured in a process of its own; fails above the limits. */
export function benchAllocations(): void {
  const child = fileURLToPath(new URL('allocate.js', import.meta.url));
  const failures: string[] = [];
  const rows = MOST.map(([lines, allocated, kept]) => {
    const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, child, String(lines)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const found = JSON.parse(stdout) as Allocated;
    if (found.allocated > allocated)
      failures.push(`${lines} line(s) allocate ${found.allocated.toFixed(1)} KiB, more than ${allocated}`);
    if (found.kept > kept)
      failures.push(`${found.kept.toFixed(1)} KiB of ${lines} line(s) are kept, more than ${kept}`);
    const cells = [found.allocated, found.spread * 100, found.kept].map((value) => value.toFixed(1));
    return [`${lines} line(s)`, `${cells[0]} KiB allocated`, `± ${cells[1]} %`, `${cells[2]} KiB kept`];
  });
  table('create and finalize on the memory store, per invoice', rows);
  if (failures.length > 0) throw new Error(failures.join('; '));
}
