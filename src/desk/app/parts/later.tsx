import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { Refusal } from '../call/refusal.ts';
import { loadMoreStyle } from '../style/load-more-style.ts';
import { loadMoreTexts } from '../texts/t.ts';
import { Refused } from './waiting.tsx';

/** A component whose code, words and style come when it is first shown, so that the list is there at once. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => VNode {
  // In an object, because a signal would call a function.
  let known: { readonly component: ComponentType<P> } | null = null;
  return function Later(props) {
    const found = useSignal(known);
    const tries = useSignal(1);
    const failed = useSignal(false);
    useSignalEffect(() => {
      if (tries.value === 0 || found.peek() !== null) return;
      failed.value = false;
      Promise.all([load(), loadMoreTexts(), loadMoreStyle()]).then(
        ([component]) => {
          known = { component };
          found.value = known;
        },
        () => {
          failed.value = true;
        },
      );
    });
    if (failed.value) {
      const retry = (): void => {
        tries.value++;
      };
      return <Refused refusal={new Refusal(0, 'offline', '')} retry={retry} />;
    }
    if (found.value === null) return <div class="skeleton" />;
    const { component: Component } = found.value;
    return <Component {...props} />;
  };
}
