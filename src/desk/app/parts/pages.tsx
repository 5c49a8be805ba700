import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../call/api.ts';
import { t } from '../texts/t.ts';

/** A page of a list. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The pages of a list that were loaded so far. */
export interface Pages<T> {
  readonly page: ReadonlySignal<ListPage<T>>;
  /** The button for the next page; `null` on the last. */
  readonly more: VNode | null;
}

/** The pages of a list, from its first one on; `path` is that of the first, with a query. */
export function usePages<T>(first: ListPage<T>, path: string): Pages<T> {
  const page = useSignal(first);
  const { items, nextCursor } = page.value;
  const load = async (): Promise<void> => {
    const cursor = encodeURIComponent(nextCursor ?? '');
    const next = await call<ListPage<T>>('GET', `${path}&cursor=${cursor}`).catch(() => null);
    if (next !== null) page.value = { items: [...items, ...next.items], nextCursor: next.nextCursor };
  };
  const more = nextCursor !== null && (
    <p class="more">
      <button type="button" onClick={load}>
        {t('list.more')}
      </button>
    </p>
  );
  return { page, more: more || null };
}
