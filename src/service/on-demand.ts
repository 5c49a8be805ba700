type Commands = typeof import('./heavy-commands.ts');

let loaded: Commands | undefined;

/**
 * Run one of the commands that price, correct and check invoices: two thirds of the service, with the rooms that they
 * need.
 *
 * They are loaded by the first of them that is called, so that a page or a worker whose bundler splits code starts without
 * them; once they are there, nothing waits for them. After a failed load the next call tries again.
 */
export function onDemand<R>(run: (commands: Commands) => Promise<R>): Promise<R> {
  return loaded === undefined ? load().then(run) : run(loaded);
}

async function load(): Promise<Commands> {
  loaded = await import('./heavy-commands.ts');
  return loaded;
}
