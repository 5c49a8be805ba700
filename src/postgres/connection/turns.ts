/** Run one after the other what must not run at once. */
export type Turns = <R>(run: () => Promise<R>) => Promise<R>;

/** Turns in the order of the calls; what fails does not hold up what follows. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run, run);
    last = turn;
    return turn;
  };
}
