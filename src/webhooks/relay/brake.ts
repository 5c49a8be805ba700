/** Stops many tries at once; a signal with a listener for each would warn of a leak. */
export interface Brake {
  readonly isPulled: boolean;
  /** Abort a controller when the brake is pulled, until `release` is called. */
  hold(controller: AbortController): { release(): void };
  pull(): void;
}

/** Make a {@link Brake}. */
export function createBrake(): Brake {
  const held = new Set<AbortController>();
  let isPulled = false;
  return {
    get isPulled() {
      return isPulled;
    },
    hold(controller) {
      held.add(controller);
      return { release: () => void held.delete(controller) };
    },
    pull() {
      isPulled = true;
      for (const controller of held) controller.abort(new Error('the relay stops'));
    },
  };
}
