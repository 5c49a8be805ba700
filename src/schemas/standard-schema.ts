import type { Fault } from '../errors/fault.ts';
import { checkShape } from '../validation/check-shape.ts';
import type { AnyShape } from '../validation/shape.ts';
import { pointerKeys } from './pointer-keys.ts';

/**
 * Standard Schema, version 1: the interface by which form libraries, routers and validators take a schema of any
 * library. These are the types of https://standardschema.dev, as far as they are used here.
 */
export interface StandardSchema<T> {
  readonly '~standard': StandardProps<T>;
}

/** The properties of a Standard Schema. */
export interface StandardProps<T> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardResult<T>;
  /** Only a type; there is no such member at run time. */
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}

/** The value itself, or its issues. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** A fault as an issue. */
export interface StandardIssue {
  readonly message: string;
  /** The keys from the value to the place of the fault. */
  readonly path: readonly PropertyKey[];
  /** The fault itself, with its code. */
  readonly fault: Fault;
}

/** A shape as a Standard Schema; the shape itself stays what it is. */
/* @__NO_SIDE_EFFECTS__ */
export function standardSchema<T, S extends AnyShape & { readonly of?: T }>(
  shape: S & { readonly of?: T },
): S & StandardSchema<T> {
  const validate = (value: unknown): StandardResult<T> => {
    const faults = checkShape(shape, value);
    if (faults.length === 0) return { value: value as T };
    return { issues: faults.map((fault) => ({ message: fault.message, path: pointerKeys(value, fault.path), fault })) };
  };
  return { ...shape, '~standard': { version: 1, vendor: 'oneoff', validate } };
}
