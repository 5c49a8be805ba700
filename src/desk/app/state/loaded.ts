import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { call } from '../call/api.ts';
import { Refusal } from '../call/refusal.ts';

/** What a screen shows of a call. */
type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly value: T }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** A call that is made when the screen opens, and again by `reload` or when its path changes. */
export interface Loading<T> {
  readonly loaded: ReadonlySignal<Loaded<T>>;
  reload(): void;
  /** Show an answer that a command gave. */
  set(value: T): void;
}

/** Make a call and keep what it answers; a newer call drops the older one's answer. */
export function useLoaded<T>(pathOf: () => string): Loading<T> {
  const loaded = useSignal<Loaded<T>>({ state: 'loading' });
  const turn = useSignal(0);
  useSignalEffect(() => {
    const path = pathOf();
    if (turn.value < 0) return;
    const stop = new AbortController();
    loaded.value = { state: 'loading' };
    call<T>('GET', path, { signal: stop.signal }).then(
      (value) => {
        if (!stop.signal.aborted) loaded.value = { state: 'loaded', value };
      },
      (error) => {
        if (!stop.signal.aborted) loaded.value = { state: 'refused', refusal: asRefusal(error) };
      },
    );
    return () => stop.abort();
  });
  return {
    loaded,
    reload: () => {
      turn.value++;
    },
    set: (value) => {
      loaded.value = { state: 'loaded', value };
    },
  };
}

/** Any error as a refusal, so that a screen can show it. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(0, 'request.failed', String(error));
}
