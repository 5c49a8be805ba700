import type { Place } from './page.ts';

/** The place of an event in the history of its invoice: its sequence. */
export function sequencePlace({ sequence }: { readonly sequence: number }): Place {
  return [String(sequence)];
}

/** Whether texts are the place of an event. */
export function isSequencePlace(texts: Place): texts is readonly [string] {
  return texts.length === 1 && /^[1-9]\d{0,8}$/.test(texts[0] ?? '');
}
