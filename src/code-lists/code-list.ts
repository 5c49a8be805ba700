import { nearest } from '../errors/nearest.ts';

/** A published list of codes. */
export interface CodeList {
  /** What it lists and who publishes it, for messages. */
  readonly name: string;
  /** Whether a code is on the list; case counts. */
  readonly has: (code: string) => boolean;
  readonly codes: () => readonly string[];
  /** The code that a text most probably means, or `undefined`. */
  readonly meant: (written: string) => string | undefined;
}

/**
 * A list of codes that is unpacked when it is first asked for one.
 *
 * @param name - what it lists and who publishes it
 * @param source - the codes, separated by spaces, or a function that gives them. Codes that differ only in their last
 * character may share their beginning: `A1:0-35` is A10, A11, A12, A13 and A15, which makes the long lists 3 to 6 times
 * shorter
 * @param meant - the code for a word that people write, before the nearest spelling is looked for
 */
/* @__NO_SIDE_EFFECTS__ */
export function codeList(
  name: string,
  source: string | (() => readonly string[]),
  meant: (written: string) => string | undefined = () => undefined,
): CodeList {
  let known: ReadonlySet<string> | undefined;
  const codes = (): ReadonlySet<string> => {
    known ??= new Set(typeof source === 'string' ? unpack(source) : source());
    return known;
  };
  return {
    name,
    has: (code) => codes().has(code),
    codes: () => [...codes()],
    meant: (written) => {
      const code = meant(written);
      if (code !== undefined) return code;
      const capitals = written.trim().toUpperCase();
      return codes().has(capitals) ? capitals : written.length > 2 ? nearest(capitals, codes()) : undefined;
    },
  };
}

/** The same list, which also knows the codes of words that people write. */
/* @__NO_SIDE_EFFECTS__ */
export function withWords(list: CodeList, meant: (written: string) => string | undefined): CodeList {
  return { ...list, meant: (written) => meant(written) ?? list.meant(written) };
}

function unpack(packed: string): readonly string[] {
  return packed.split(' ').flatMap((group) => {
    const [beginning, ends] = group.split(':');
    if (ends === undefined) return group;
    const each = ends.replaceAll(/(.)-(.)/g, (_, from: string, to: string) => range(from, to));
    return [...each].map((end) => beginning + end);
  });
}

function range(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** What a table of words says of a text, whatever its case. */
export function wordMeant(words: { readonly [written: string]: string }, written: string): string | undefined {
  const word = written.trim().toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
