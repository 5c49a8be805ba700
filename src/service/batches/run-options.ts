import { instantLeaf, toInstant } from '../../calendar/instant.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { type ActorOption, actorField } from '../input/command-options.ts';
import type { Settings } from '../options.ts';

/** How much one run of a scheduled command does. */
export interface RunOptions extends ActorOption {
  /** At most so many invoices are changed: 1 to 100,000, default 1,000. */
  readonly limit?: number;
}

const shape = object<RunOptions>({ limit: optional(integer(1, 100_000)), ...actorField });

/**
 * Read for which moment a scheduled command runs, and how much it does.
 *
 * @param name - what the command calls its moment, for the faults
 * @throws {ValidationError} `instant.invalid`, `field.*`
 */
export function readRun(
  { clock }: Settings,
  name: string,
  moment: string = toInstant(clock.now()),
  options: RunOptions = {},
): { readonly moment: string; readonly limit: number } {
  throwFaults([...checkShape(instantLeaf, moment, `/${name}`), ...checkShape(shape, options)]);
  return { moment, limit: options.limit ?? 1000 };
}
