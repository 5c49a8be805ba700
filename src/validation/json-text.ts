import { isSealed } from './frozen.ts';

/** What stores wrote, by the sealed document that says it. */
const texts = new WeakMap<object, string>();

/** A document as JSON, to be stored; a sealed one never changes, so its text is kept for its answer. */
export function storedText(document: object): string {
  const text = JSON.stringify(document);
  if (isSealed(document)) texts.set(document, text);
  return text;
}

/** A value as JSON, in the text that it was stored as where there is one. */
export function jsonText(value: unknown): string {
  const stored = typeof value === 'object' && value !== null ? texts.get(value) : undefined;
  return stored ?? JSON.stringify(value);
}
