import type { Fault } from '../errors/fault.ts';

/** How a leaf looks in JSON; what schema generators read. */
type LeafType = 'string' | 'integer' | 'boolean' | 'decimal' | 'price' | 'currency' | 'object';

/** Marks a shape with the type that it describes; there is no such member at run time. */
interface Of<T> {
  readonly of?: T;
}

/** What every shape can do. */
interface Checks {
  /** The fault or faults of `value`, or `undefined` when it is fine. `undefined` itself never comes here. */
  readonly check: (value: unknown, path: string) => Fault | readonly Fault[] | undefined;
}

/** A single value: a type for schemas, and the one check that decides. */
export interface AnyLeaf extends Checks {
  readonly kind: 'leaf';
  readonly type: LeafType;
  readonly format?: string;
  readonly values?: readonly string[];
  readonly max?: number;
}

/** A list of one shape. */
interface AnyListShape extends Checks {
  readonly kind: 'list';
  readonly item: AnyShape;
}

/** A free map of short texts, such as metadata. */
interface AnyRecordShape extends Checks {
  readonly kind: 'record';
  readonly maxKeys: number;
  readonly maxKeyLength: number;
  readonly maxValueLength: number;
}

/** Either the shape or `null`. */
interface AnyNullableShape extends Checks {
  readonly kind: 'nullable';
  readonly shape: AnyShape;
}

/** A member that may be absent. */
interface AnyOptional {
  readonly optional: true;
  readonly shape: AnyShape;
}

/** An object with exactly these members. */
export interface AnyObjectShape extends Checks {
  readonly kind: 'object';
  readonly fields: { readonly [key: string]: AnyShape | AnyOptional };
  /** A better fault for a member that is not in `fields`, or `undefined` for the usual one. */
  readonly refuse: ((key: string, path: string) => Fault | undefined) | undefined;
}

/** Any shape, whatever it describes. */
export type AnyShape = AnyLeaf | AnyListShape | AnyRecordShape | AnyNullableShape | AnyObjectShape;

/**
 * A shape as plain data and one check: read by the core and by schema generators, tied to the interface `T` by its type.
 *
 * One description serves both, so that a schema and the core cannot drift apart.
 */
export type Shape<T> = AnyShape & Of<T>;

/** A single value of type `T`. */
export type Leaf<T> = AnyLeaf & Of<T>;

/** An object of type `T`. */
export type ObjectShape<T> = AnyObjectShape & Of<T> & { readonly fields: Fields<T> };

/** A member of type `T` that may be absent. */
export type Optional<T> = AnyOptional & Of<T>;

type Field<T, K extends keyof T> =
  Record<never, never> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;

/** The members of an object: every member of `T` and no other, optional where `T` says so. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T, K> };
