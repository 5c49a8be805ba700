/** How long a step may take; one that takes longer hangs. */
const MOST_MS = 60_000;

/**
 * Wait for a step, but not for ever: a test that only times out says nothing about who waits for what.
 *
 * @param state - what to report when the step does not end
 */
export async function within<T>(step: string, promise: Promise<T>, state: () => unknown): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const said = JSON.stringify(state(), (_key, value: unknown) => (value instanceof Error ? `${value}` : value), 2);
      reject(new Error(`"${step}" did not end within ${MOST_MS / 1000} s: ${said}`));
    }, MOST_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
