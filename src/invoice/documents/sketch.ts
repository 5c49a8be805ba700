import { pointer } from '../../errors/pointer.ts';
import { isPlainObject } from '../../validation/object.ts';

/** Where a document is not what the library wrote: a path relative to the value, what is there, what belongs there. */
interface Misfit {
  readonly path: string;
  readonly value: unknown;
  readonly expected: string;
}

/** Finds the first misfit of a value: of what kind it is, not whether it obeys the rules of inputs. */
export type Sketch = (value: unknown) => Misfit | undefined;

/** A single value. */
/* @__NO_SIDE_EFFECTS__ */
export function single(expected: string, fits: (value: unknown) => boolean): Sketch {
  return (value) => (fits(value) ? undefined : { path: '', value, expected });
}

/** A text of a form. */
/* @__NO_SIDE_EFFECTS__ */
export function written(expected: string, form: RegExp): Sketch {
  return single(expected, (value) => typeof value === 'string' && form.test(value));
}

/** One of a closed list of words. */
/* @__NO_SIDE_EFFECTS__ */
export function among(words: readonly string[]): Sketch {
  return single(`"${words.join('" or "')}"`, (value) => (words as readonly unknown[]).includes(value));
}

/** `null`, or what is sketched. */
/* @__NO_SIDE_EFFECTS__ */
export function orNull(sketch: Sketch): Sketch {
  return (value) => (value === null ? undefined : sketch(value));
}

/** Absent, or what is sketched. */
/* @__NO_SIDE_EFFECTS__ */
export function orAbsent(sketch: Sketch): Sketch {
  return (value) => (value === undefined ? undefined : sketch(value));
}

/** A list of what is sketched. */
/* @__NO_SIDE_EFFECTS__ */
export function listOf(sketch: Sketch): Sketch {
  return (value) => {
    if (!Array.isArray(value)) return { path: '', value, expected: 'a list' };
    for (let index = 0; index < value.length; index++) {
      const found = sketch(value[index]);
      if (found !== undefined) return below(index, found);
    }
    return undefined;
  };
}

/** An object with all members of `T`; it may have others, such as those of a later version. */
/* @__NO_SIDE_EFFECTS__ */
export function having<T>(members: { readonly [K in keyof T]-?: Sketch }): Sketch {
  const all = Object.entries<Sketch>(members);
  return (value) => {
    if (!isPlainObject(value)) return { path: '', value, expected: 'an object' };
    for (const [key, sketch] of all) {
      const found = sketch(value[key]);
      if (found !== undefined) return below(key, found);
    }
    return undefined;
  };
}

/** An object of texts by free names. */
export const texts: Sketch = (value) => {
  if (!isPlainObject(value)) return { path: '', value, expected: 'an object' };
  const key = Object.keys(value).find((name) => value[name] !== undefined && typeof value[name] !== 'string');
  return key === undefined ? undefined : { path: pointer('', key), value: value[key], expected: 'text' };
};

function below(key: string | number, found: Misfit): Misfit {
  return { ...found, path: pointer('', key) + found.path };
}
