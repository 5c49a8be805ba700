import { type ReadonlySignal, type Signal, signal } from '@preact/signals';

const current: Signal<URLSearchParams> = signal(new URLSearchParams(globalThis.location?.search));

/** The query of the page's address: which screen, and its filters. */
export const route: ReadonlySignal<URLSearchParams> = current;

/** Asked before another screen comes; `false` keeps this one. */
export const leave: { mayLeave: () => boolean } = { mayLeave: () => true };

globalThis.addEventListener?.('popstate', () => {
  // A link to a place in the page keeps the screen.
  if (`${current.value}` !== `${new URLSearchParams(location.search)}`)
    current.value = new URLSearchParams(location.search);
});

/** Show another screen; Back returns to this one. */
export function go(query: string): void {
  if (!leave.mayLeave()) return;
  history.pushState(null, '', `?${query}`);
  current.value = new URLSearchParams(location.search);
  scrollTo(0, 0);
}

/** Change filters: the address follows, but Back leaves the list. */
export function changeFilters(change: { readonly [name: string]: string | null }): void {
  const next = new URLSearchParams(current.value);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  history.replaceState(null, '', `?${next}`);
  current.value = next;
}

/** Follow links within this page without reloading it; a click that opens a tab is left to the browser. */
export function followLinks(event: MouseEvent): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest('a');
  const href = link?.getAttribute('href');
  if (link?.target || link?.hasAttribute('download') || !href?.startsWith('?')) return;
  event.preventDefault();
  go(href.slice(1));
}
