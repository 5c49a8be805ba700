import { ConflictError } from '../../errors/errors.ts';
import type { CommandOptions } from './command-options.ts';

const TRIES = 20;
const LONGEST_WAIT_MS = 160;

/**
 * Run a command again if its invoice changed in between and the caller did not ask for a version: only an `If-Match` is
 * a reason to refuse. Those that collided wait for a random time, so that they do not collide again.
 */
export async function retryConflicts<T>(run: () => Promise<T>, { expectedVersion }: CommandOptions): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      const hasMoved = error instanceof ConflictError && error.code === 'invoice.changed';
      if (!hasMoved || expectedVersion !== undefined || tries === TRIES) throw error;
      const wait = Math.random() * Math.min(LONGEST_WAIT_MS, 5 * 2 ** tries);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
