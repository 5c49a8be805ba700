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
}
