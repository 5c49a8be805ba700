import { ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { entries } from '../../../scripts/entries.ts';
import { takers } from './document-takers.ts';
import { withoutDocuments } from './without-documents.ts';

/** What somebody passes instead of a document. */
const NO_DOCUMENTS: readonly (readonly [what: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 5],
  ['its id', 'inv_1'],
  ['true', true],
  ['a list', []],
  ['a list of documents', [{}]],
  ['an empty object', {}],
  ['a promise', Promise.resolve({})],
  ['a function', () => undefined],
  ['a Map', new Map()],
  ['a Date', new Date(0)],
];

/** Where the document is an option, which may be left out. */
const OPTIONS = ['invoice of statementOf', 'invoice of toUbl'];

/** What a member may be instead; `undefined` is one that is missing. */
const WRONG_MEMBERS: readonly unknown[] = [undefined, null, 5, 'x', {}, []];

/** Each function gets every so manieth wrong document, from another start, so that together they get all of them. */
const EVERY = 23;

/** What a call did: what it threw, or `undefined` where it returned. */
async function thrownBy(call: () => unknown): Promise<unknown> {
  return (async () => call())().then(
    () => undefined,
    (error: unknown) => error ?? 'nothing',
  );
}

/** Every document with one member that is wrong, at any depth. */
function* spoilt(value: unknown, path = ''): Iterable<readonly [what: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const at = `${path}/${key}`;
    const put = (other: unknown): unknown =>
      Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? other : item))
        : { ...value, [key]: other };
    for (const other of WRONG_MEMBERS) yield [`${at} = ${JSON.stringify(other)}`, put(other)];
    for (const [what, inner] of spoilt(member, at)) yield [what, put(inner)];
  }
}

describe('what is no document is refused with the argument, the rule and the way out', () => {
  it.each(Object.entries(takers))('%s', async (name, [call, document]) => {
    expect(await thrownBy(() => call(document as never)), 'the document itself is taken').toBeUndefined();
    for (const [what, value] of NO_DOCUMENTS) {
      if (value === undefined && OPTIONS.includes(name)) continue;
      const error = await thrownBy(() => call(value as never));
      expect(error, what).toBeInstanceOf(ValidationError);
      const { faults } = error as ValidationError;
      expect(faults[0]?.message, what).toMatch(/; (?:await it, and )?pass |pass the /);
    }
  });
});

describe('a document with a missing or a wrong member never fails by accident', () => {
  const quick = Object.entries(takers).filter(([name]) => !name.endsWith('Pdf'));
  it.each(quick.map(([name, taker], place) => [name, taker, place] as const))(
    '%s',
    async (_, [call, document], place) => {
      const accidents: string[] = [];
      let count = place;
      for (const [what, value] of spoilt(document)) {
        if (count++ % EVERY !== 0) continue;
        const error = await thrownBy(() => call(value as never));
        if (error !== undefined && !(error instanceof ValidationError)) accidents.push(`${what}: ${error}`);
      }
      expect(accidents).toEqual([]);
    },
  );

  it('a function that reads what it was given is found out', async () => {
    const careless = ({ lines }: { readonly lines: readonly { readonly name: string }[] }): string =>
      lines.map(({ name }) => name.trim()).join();
    const errors = await Promise.all(
      [...spoilt({ lines: [{ name: 'a' }] })].map(([, value]) => thrownBy(() => careless(value as never))),
    );
    expect(errors.filter((error) => error instanceof TypeError).length).toBeGreaterThan(5);
  });
});

describe('every public function is swept', () => {
  it.each(Object.keys(entries).filter((name) => !name.startsWith('oneoff/desk')))('those of %s', async (name) => {
    const exported: object = await import(/* @vite-ignore */ name);
    const functions = Object.entries(exported).filter(([, value]) => isCallable(value));
    const unknown = functions.map(([key]) => key).filter((key) => !(key in takers) && !withoutDocuments.includes(key));
    expect(unknown).toEqual([]);
  });
});

/** A function that is no class: classes are thrown, not called. */
function isCallable(value: unknown): boolean {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}
