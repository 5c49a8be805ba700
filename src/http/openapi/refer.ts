import type { JsonSchema } from '../../schemas/json-schemas.ts';

/** The path of a schema in the document. */
export function refer(name: string): string {
  return `#/components/schemas/${name}`;
}

/** A reference to a schema of the document. */
export function ref(name: string): JsonSchema {
  return { $ref: refer(name) };
}
