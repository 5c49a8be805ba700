import type { PGliteInstance } from './source.ts';

/** Write what was committed to where PGlite keeps its files. */
export type Sync = () => Promise<void>;

const made = new WeakMap<PGliteInstance, Sync>();

/**
 * PGlite in a browser keeps its files in memory and writes them to IndexedDB after every statement, but for those of a
 * transaction: so after its commit they are written here, before it is answered. Elsewhere there is little to do.
 *
 * PGlite's own `syncToFs` returns at once while another one is on its way. None is while its statements are shut out.
 * Commits that wait for their turn share one.
 */
export function syncOf(pglite: PGliteInstance): Sync {
  const known = made.get(pglite);
  if (known) return known;
  let next: Promise<void> | undefined;
  const sync: Sync = async () => {
    if (pglite.syncToFs === undefined) return;
    next ??= exclusively(pglite, async () => {
      next = undefined;
      await pglite.syncToFs?.();
    });
    await next;
  };
  made.set(pglite, sync);
  return sync;
}

function exclusively(pglite: PGliteInstance, run: () => Promise<void>): Promise<void> {
  return pglite.runExclusive === undefined ? run() : pglite.runExclusive(run);
}
