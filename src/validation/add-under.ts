import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { Report } from './report.ts';

/** Add faults of a value further down, by the keys that lead to it. */
export function addUnder(report: Report, keys: readonly (string | number)[], faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const path = keys.reduce<string>(pointer, '');
  for (const one of faults) report.add({ ...one, path: path + one.path });
}
