import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { pageOptions } from '../options.ts';

/** The title of a screen: it takes the focus when the screen comes, and names the page. */
export function Heading({ text, children }: { readonly text: string; readonly children?: ComponentChildren }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { brand, embedded } = pageOptions();
    if (!embedded) document.title = `${text} · ${brand.name}`;
  }, [text]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div class="heading row between">
      <h1 ref={heading} tabIndex={-1}>
        {text}
      </h1>
      {children}
    </div>
  );
}
