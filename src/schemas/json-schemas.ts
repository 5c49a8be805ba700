import * as z from 'zod';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * JSON Schemas of named schemas, draft 2020-12 as OpenAPI 3.1 reads it; where one holds another it refers to it.
 *
 * They describe JSON: a price is a decimal string there, for a Dinero object cannot travel. JSON Schema says less than
 * the core checks; what it allows may still be refused.
 *
 * @param schemas - the schemas, by name
 * @param refer - the `$ref` of a name
 * @example
 * ```ts
 * const { Invoice } = jsonSchemas({ Invoice: invoiceSchema }, (name) => `#/components/schemas/${name}`);
 * ```
 */
export function jsonSchemas(
  schemas: { readonly [name: string]: z.ZodType },
  refer: (name: string) => string,
): { readonly [name: string]: JsonSchema } {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: found } = z.toJSONSchema(registry, {
    uri: refer,
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type !== 'union') return;
      // A custom check, such as a Dinero object's, has no JSON: its empty schema would allow anything.
      const options = (jsonSchema.anyOf ?? []).filter((one) => Object.keys(one).length > 0);
      if (options.length !== 1) return;
      delete jsonSchema.anyOf;
      Object.assign(jsonSchema, options[0]);
    },
  });
  return Object.fromEntries(
    Object.entries(found).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as JsonSchema]),
  );
}
