import { isCollision } from './store-failure.ts';

const FIRST_PAUSE_MS = 5;

/** Run again what collided with another transaction, after a pause that grows and differs from the other's. */
export async function retrying<R>(tries: number, run: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= tries || !isCollision(error)) throw error;
      const pause = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
