import type { Fault } from '../errors/fault.ts';
import type { Report } from './report.ts';

/** Keywords of JSON Schema. */
export type Keywords = { readonly [keyword: string]: unknown };

/** Adds the faults of a value to a report, with paths relative to the value. */
type Check = (value: unknown, report: Report) => void;

interface Checked {
  readonly check: Check;
}

/** Ties a shape to the type that it describes; there is no such member at run time. */
interface Of<T> {
  readonly of?: T;
}

/** A single value: how it looks in JSON, and the check that decides. */
interface AnyLeaf extends Checked {
  readonly kind: 'leaf';
  readonly json: Keywords;
}

/** A list of one shape. */
interface AnyList extends Checked {
  readonly kind: 'list';
  readonly item: AnyShape;
  readonly max: number;
}

/** A map whose keys are free, such as metadata. */
interface AnyRecord extends Checked {
  readonly kind: 'record';
  readonly key: AnyLeaf;
  readonly value: AnyShape;
  readonly max: number;
}

/** One of several shapes. */
interface AnyUnion extends Checked {
  readonly kind: 'union';
  readonly options: readonly AnyShape[];
}

/** Either the shape or `null`. */
interface AnyNullable extends Checked {
  readonly kind: 'nullable';
  readonly shape: AnyShape;
}

/** A member that may be absent. */
interface AnyOptional {
  readonly optional: true;
  readonly shape: AnyShape;
}

/** An object with named members: these and no others. */
export interface AnyObjectShape extends Checked {
  readonly kind: 'object';
  readonly fields: { readonly [key: string]: AnyShape | AnyOptional };
}

/** Any shape, whatever it describes. */
export type AnyShape = AnyLeaf | AnyList | AnyRecord | AnyUnion | AnyNullable | AnyObjectShape;

/**
 * The description of an input as data, with the one check that decides, tied to the interface `T` by its type.
 *
 * The core checks with it, and Standard Schemas, JSON Schemas and zod schemas are generated from it: one description, so
 * nothing can drift apart.
 */
export type Shape<T> = AnyShape & Of<T>;

/** A single value of type `T`. */
export type Leaf<T> = AnyLeaf & Of<T>;

/** An object of type `T`. */
export type ObjectShape<T> = AnyObjectShape & Of<T> & { readonly fields: Fields<T> };

/** A member of type `T` that may be absent. */
export type Optional<T> = AnyOptional & Of<T> & { readonly shape: Shape<T> };

type Field<T, K extends keyof T> =
  Record<never, never> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;

/** The members of an object: every member of `T` and no other, optional where `T` says so. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T, K> };

/** A single value, judged by a function that returns its fault. */
/* @__NO_SIDE_EFFECTS__ */
export function leaf<T>(
  json: Keywords,
  find: (value: unknown, path: string, report: Report) => Fault | undefined,
): Leaf<T> {
  return {
    kind: 'leaf',
    json,
    check: (value, report) => {
      const found = find(value, '', report);
      if (found !== undefined) report.add(found);
    },
  };
}
