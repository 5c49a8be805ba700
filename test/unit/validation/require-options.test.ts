import { describe, expect, it } from 'vitest';
import { integer, text } from '../../../src/validation/leaves.ts';
import { object, optional } from '../../../src/validation/object.ts';
import { callback, methodsOf, requireOptions } from '../../../src/validation/require-options.ts';
import { caught, reasonsOf } from '../acme.ts';

interface Options {
  readonly sink: { send(): void };
  readonly onError?: () => void;
  readonly name?: string;
  readonly limits?: { readonly size?: number };
}

const shape = object<Options>({
  sink: methodsOf<Options['sink']>(['send'], 'createSink()'),
  onError: optional(callback<() => void>('(error) => log(error)')),
  name: optional(text()),
  limits: optional(object<{ readonly size?: number }>({ size: optional(integer(1, 10)) })),
});
const sink = { send() {} };

const refusal = (options: unknown): Error => caught(() => requireOptions(shape, options, 'createThing')) as Error;

describe('the options of a factory', () => {
  it('are taken when each has its name and type', () => {
    expect(() =>
      requireOptions(shape, { sink, onError: () => {}, name: 'a', limits: { size: 1 } }, 'createThing'),
    ).not.toThrow();
  });

  it.each(['onErorr', 'names', 'limit', 'a/b~c'])('are refused when one is misspelt as %s', (name) => {
    const error = refusal({ sink, [name]: 1 });
    expect(error.message).toContain(`createThing has no option "${name}"`);
  });

  it('are checked to the bottom', () => {
    expect(reasonsOf(refusal({ sink, limits: { size: 11, sise: 1 } }))).toEqual([
      'field.value /limits/size',
      'field.unknown /limits/sise',
    ]);
  });

  it.each([
    [{}, 'createThing needs the option "sink"; pass createSink()'],
    [{ sink: () => {} }, 'a function was passed where an object is expected; pass createSink()'],
    [{ sink: 'x' }, '"x" is not an object; pass createSink()'],
    [{ sink: {} }, 'the object has no method send; pass createSink()'],
    [{ sink, onError: {} }, 'an object is not a function; pass one, such as (error) => log(error)'],
    [null, 'createThing takes an object of options (sink, onError, name, limits), not null'],
  ])('say the way out: %j', (options, message) => {
    expect(refusal(options).message).toContain(message);
  });
});
