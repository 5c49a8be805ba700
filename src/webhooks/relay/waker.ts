/** Lets one loop sleep until something happens. */
export interface Waker {
  /** End the sleep, or the next one if nobody sleeps. */
  wake(): void;
  /** Sleep for at most so many milliseconds; forever without. */
  sleep(ms?: number): Promise<void>;
}

/** Make a {@link Waker}. */
export function createWaker(): Waker {
  let isWoken = false;
  let end: (() => void) | undefined;
  return {
    wake() {
      if (end) end();
      else isWoken = true;
    },
    sleep(ms) {
      if (isWoken) {
        isWoken = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(() => end?.(), ms);
        end = () => {
          clearTimeout(timer);
          end = undefined;
          resolve();
        };
      });
    },
  };
}
