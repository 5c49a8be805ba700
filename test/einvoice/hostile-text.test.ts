import type { CreditNote, Invoice } from 'oneoff';
import { parseEInvoice, toCii, toUbl } from 'oneoff/einvoice';
import { beforeAll, describe, expect, it } from 'vitest';
import { credit, issue } from '../unit/einvoice/documents.ts';

/** Each is escaped, or refused by name. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['the end of a CDATA section', ']]>'],
  ['a script', '<script>alert("1")</script>'],
  ['an ampersand', '& &amp; &lt; &#0;'],
  ['quotes', `"'"`],
  ['a comment and a processing instruction', '<!-- --> <?xml version="1.0"?> <!DOCTYPE x>'],
  ['NUL', 'a\0b'],
  ['a control character', 'a\u0007b'],
  ['a C1 control character', 'a\u0085b\u0090c'],
  ['line breaks and tabs', 'a\r\nb\tc\rd'],
  ['a lone high surrogate', 'a\uD83D'],
  ['a lone low surrogate', '\uDE00a'],
  ['an override of the direction', 'a\u202Egnp.exe'],
  ['U+FFFE and U+FFFF', 'a\uFFFE\uFFFF'],
  ['a pair of surrogates', '📦 𝄞'],
  ['5,000 characters', 'x&<'.repeat(1667)],
];

/** The paths of all texts in a document. */
function textPaths(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    textPaths(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy of a document with another text at a path. */
function withText<T>(document: T, path: readonly (string | number)[], text: string): T {
  const copy = structuredClone(document);
  const last = path.at(-1) as string;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy as never);
  parent[last] = text;
  return copy;
}

/** The name of a member, whatever the indexes on its path. */
const kindOf = (path: readonly (string | number)[]): string => path.filter((key) => typeof key === 'string').join('.');

let documents: readonly (readonly [Invoice | CreditNote, Invoice | undefined])[];
beforeAll(async () => {
  const { invoice, note } = await credit();
  documents = [
    [await issue(), undefined],
    [note, invoice],
  ];
});

describe('hostile text in every field of a document', () => {
  it.each(HOSTILE)('%s is escaped or refused', (_, text) => {
    let written = 0;
    for (const [document, invoice] of documents) {
      const seen = new Set<string>();
      for (const path of textPaths(document)) {
        if (seen.has(kindOf(path))) continue;
        seen.add(kindOf(path));
        const options = { profile: 'en16931', ...(invoice && { invoice }) } as const;
        // One syntax each: the texts go through the same escape.
        const write = seen.size % 2 === 0 ? toUbl : toCii;
        const xml = writtenOrRefused(() => write(withText(document, path, text), options), path.join('/'));
        if (xml === undefined) continue;
        expect(xml, path.join('/')).not.toMatch(/<script|<!--|<!DOCTYPE|]]>/);
        // Our own reader refuses what is not well-formed, or has an element that no term knows.
        expect(() => parseEInvoice(xml), path.join('/')).not.toThrow();
        written++;
      }
    }
    expect(written).toBeGreaterThan(20);
  });
});

/** The file, or nothing where it is refused with faults. */
function writtenOrRefused(write: () => string, path: string): string | undefined {
  try {
    return write();
  } catch (error) {
    // A time zone of no name is a RangeError, which names it.
    if (error instanceof RangeError) return undefined;
    expect((error as { faults?: readonly unknown[] }).faults ?? [], `${path}: ${error}`).not.toEqual([]);
    return undefined;
  }
}
