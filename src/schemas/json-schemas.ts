import type { AnyObjectShape, AnyShape, Keywords } from '../validation/shape.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown };

type Refer = (shape: AnyShape) => JsonSchema | undefined;

/**
 * JSON Schemas of named shapes, draft 2020-12 as OpenAPI 3.1 reads it; a shape that holds another named one refers to it.
 *
 * They describe JSON: a price is a decimal string there, because JSON has no Dinero objects. JSON Schema can say less
 * than the core checks, so a value that it allows may still be refused.
 *
 * @param shapes - the shapes, by name
 * @param refer - the `$ref` of a name
 * @example
 * ```ts
 * const { Invoice } = jsonSchemas({ Invoice: invoiceSchema }, (name) => `#/components/schemas/${name}`);
 * ```
 */
export function jsonSchemas<N extends string>(
  shapes: { readonly [name in N]: AnyShape },
  refer: (name: string) => string,
): { readonly [name in N]: JsonSchema } {
  const all = Object.entries<AnyShape>(shapes);
  const names = new Map(all.map(([name, shape]) => [shape.check, name]));
  const found = all.map(([name, shape]) => {
    const reference: Refer = (inner) => {
      const other = inner.check === shape.check ? undefined : names.get(inner.check);
      return other === undefined ? undefined : { $ref: refer(other) };
    };
    return [name, describe(shape, reference)];
  });
  return Object.fromEntries(found) as { readonly [name in N]: JsonSchema };
}

/** The JSON Schema of one shape. */
export function jsonSchemaOf(shape: AnyShape): JsonSchema {
  return describe(shape, () => undefined);
}

function describe(shape: AnyShape, reference: Refer): JsonSchema {
  const inner = (one: AnyShape): JsonSchema => reference(one) ?? describe(one, reference);
  switch (shape.kind) {
    case 'leaf':
      return withoutHuge(shape.json);
    case 'nullable':
      return { anyOf: [inner(shape.shape), { type: 'null' }] };
    case 'union':
      return { anyOf: shape.options.map(inner) };
    case 'list':
      return { type: 'array', items: inner(shape.item), ...(Number.isFinite(shape.max) && { maxItems: shape.max }) };
    case 'record':
      return {
        type: 'object',
        maxProperties: shape.max,
        propertyNames: inner(shape.key),
        additionalProperties: inner(shape.value),
      };
    case 'object':
      return objectSchema(shape, inner);
  }
}

function objectSchema({ fields }: AnyObjectShape, inner: (one: AnyShape) => JsonSchema): JsonSchema {
  const members = Object.entries(fields);
  const required = members.filter(([, field]) => !('optional' in field)).map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      members.map(([key, field]) => [key, inner('optional' in field ? field.shape : field)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** A limit that no JSON reaches says nothing, and some generators cannot hold it. */
function withoutHuge(json: Keywords): JsonSchema {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== Number.MAX_SAFE_INTEGER));
}
