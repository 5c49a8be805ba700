import { StoreError } from '../../errors/errors.ts';
import { isCollision, isLost } from './store-failure.ts';

const FIRST_PAUSE_MS = 5;

/** How often something runs in all. */
export interface Tries {
  /** When it collides with another transaction each time. */
  readonly collided: number;
  /** When it loses its connection before its commit each time; default 1, for statements outside a transaction. */
  readonly lost?: number;
}

/** Run again what collided or certainly stored nothing, after a pause that grows and differs from the other's. */
export async function retrying<R>({ collided, lost = 1 }: Tries, run: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const most = isCollision(error) ? collided : isLostBeforeCommit(error) ? lost : 1;
      if (attempt >= most) throw error;
      const pause = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

function isLostBeforeCommit(error: unknown): boolean {
  if (!(error instanceof StoreError) || error.cause === undefined) return false;
  return isLost(error) && error.retryable && error.outcome === 'failed';
}
