import type { Fault } from '../errors/fault.ts';
import { pointerKeys } from './pointer-keys.ts';
import { Report } from './report.ts';
import type { StandardProps, StandardResult } from './standard-schema.ts';

/** Keywords of JSON Schema. */
export type Keywords = { readonly [keyword: string]: unknown };

/** Adds the faults of a value to a report, with paths relative to the value. */
export type Check = (value: unknown, report: Report) => void;

interface Base<T> {
  readonly check: Check;
  readonly '~standard': StandardProps<T>;
}

/** A single value: how it looks in JSON, and the check that decides. */
export interface AnyLeaf extends Base<unknown> {
  readonly kind: 'leaf';
  readonly json: Keywords;
}

/** A list of one shape. */
export interface AnyList extends Base<unknown> {
  readonly kind: 'list';
  readonly item: AnyShape;
  readonly max: number;
}

/** A map whose keys are free, such as metadata. */
export interface AnyRecord extends Base<unknown> {
  readonly kind: 'record';
  readonly key: AnyLeaf;
  readonly value: AnyShape;
  readonly max: number;
}

/** One of several shapes. */
export interface AnyUnion extends Base<unknown> {
  readonly kind: 'union';
  readonly options: readonly AnyShape[];
}

/** Either the shape or `null`. */
export interface AnyNullable extends Base<unknown> {
  readonly kind: 'nullable';
  readonly shape: AnyShape;
}

/** A member that may be absent. */
export interface AnyOptional {
  readonly optional: true;
  readonly shape: AnyShape;
}

/** An object with named members: these and no others, unless it is `open`. */
export interface AnyObjectShape extends Base<unknown> {
  readonly kind: 'object';
  readonly fields: { readonly [key: string]: AnyShape | AnyOptional };
  readonly open: boolean;
}

/** Any shape, whatever it describes. */
export type AnyShape = AnyLeaf | AnyList | AnyRecord | AnyUnion | AnyNullable | AnyObjectShape;

/**
 * The description of an input as data, with the one check that decides, tied to the interface `T` by its type.
 *
 * The core checks with it, JSON Schemas and zod schemas are generated from it, and it is a Standard Schema: one
 * description, so nothing can drift apart.
 */
export type Shape<T> = AnyShape & Base<T>;

/** A single value of type `T`. */
export type Leaf<T> = AnyLeaf & Base<T>;

/** An object of type `T`. */
export type ObjectShape<T> = AnyObjectShape & Base<T> & { readonly fields: Fields<T> };

/** A member of type `T` that may be absent. */
export interface Optional<T> extends AnyOptional {
  readonly shape: Shape<T>;
}

type Field<T, K extends keyof T> =
  Record<never, never> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;

/** The members of an object: every member of `T` and no other, optional where `T` says so. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T, K> };

/** A shape of a description: adds what makes it a Standard Schema. */
export function defineShape<S extends { readonly check: Check }>(
  description: S,
): S & { readonly '~standard': StandardProps<never> } {
  const { check } = description;
  return {
    ...description,
    '~standard': { version: 1, vendor: 'oneoff', validate: (value) => standardResult(check, value) as never },
  };
}

/** A single value, judged by a function that returns its fault. */
export function leaf<T>(
  json: Keywords,
  find: (value: unknown, path: string, report: Report) => Fault | undefined,
): Leaf<T> {
  return defineShape({
    kind: 'leaf',
    json,
    check: (value: unknown, report: Report) => {
      const found = find(value, '', report);
      if (found !== undefined) report.add(found);
    },
  });
}

function standardResult(check: Check, value: unknown): StandardResult<unknown> {
  const report = new Report();
  check(value, report);
  const { faults } = report;
  if (faults.length === 0) return { value };
  return { issues: faults.map((fault) => ({ message: fault.message, path: pointerKeys(value, fault.path), fault })) };
}
