import type { Invoice } from '../../../invoice/invoice.ts';
import { pageOptions } from '../options.ts';

/** Tell the page that frames this one, and no other, what was created. */
export function announceCreated({ id, number }: Invoice): void {
  if (parent === window) return;
  for (const origin of pageOptions().frameAncestors ?? [])
    parent.postMessage({ type: 'oneoff.created', id, number }, origin);
}
