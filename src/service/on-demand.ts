type Commands = typeof import('./heavy-commands.ts');

let loading: Promise<Commands> | undefined;

/**
 * The commands that price, correct and check invoices, with the rooms that they need: two thirds of the service.
 *
 * They are loaded by the first of them that is called, so that a page or a worker whose bundler splits code starts without
 * them. The promise is kept, because `import()` takes microseconds even when the module is there; after a failed load the
 * next call tries again.
 */
export function heavyCommands(): Promise<Commands> {
  loading ??= import('./heavy-commands.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
