/** What a request carries: a JSON value, a text that may be no JSON, or bytes that may be no text. */
export type Content = { readonly json: unknown } | { readonly text: string } | { readonly bytes: readonly number[] };

/**
 * A request that is not yet about anything: its strings hold references such as `{{draft 3}}`, filled when it is sent.
 *
 * So it stays the same request when those before it are left out, and a failure shrinks.
 */
export interface Sketch {
  readonly operationId: string;
  readonly method: string;
  /** With the query, encoded. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: Content | null;
}

/** Looks a reference up: a kind, and which one of it. */
export type Lookup = (kind: string, which: number) => string;

/** A reference to one of the things that there will be. */
export function reference(kind: string, which: number): string {
  return `{{${kind} ${which}}}`;
}

/** A JSON number of any digits, which no JavaScript number could be. */
export function rawNumber(digits: string): string {
  return `<<${digits}>>`;
}

/** A text with its references filled. */
export function fill(text: string, lookup: Lookup, encode: (value: string) => string = String): string {
  return text.replaceAll(/\{\{(\w+) (\d+)\}\}/g, (_, kind: string, which: string) =>
    encode(lookup(kind, Number(which))),
  );
}

/** The JSON text of a value with its references and raw numbers filled. */
export function jsonText(value: unknown, lookup: Lookup): string {
  const filled = fill(JSON.stringify(value) ?? '', lookup, (one) => JSON.stringify(one).slice(1, -1));
  return filled.replaceAll(/"<<([-+.\deE]+)>>"/g, '$1');
}
