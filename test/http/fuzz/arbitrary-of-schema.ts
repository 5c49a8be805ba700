import fc from 'fast-check';
import { unicodeText } from '../../unicode-text.ts';
import { type ApiDocument, type Part, resolve } from '../document.ts';
import { shareOf, wordsFor } from './words.ts';

const ABSENT = Symbol('absent');
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  unicodeText({ maxLength: 30 }),
  fc.string({ minLength: 200, maxLength: 300 }),
);

/**
 * Values that a JSON Schema allows: mostly what its members usually are, now and then anything of their type.
 *
 * @param name - the member that the schema is of
 */
export function arbitraryOfSchema(document: ApiDocument, schema: Part, name = ''): fc.Arbitrary<unknown> {
  const words = wordsFor(name, schema);
  const any = anyOfSchema(document, schema, name);
  return words ? fc.oneof({ weight: 24, arbitrary: words }, { weight: 1, arbitrary: any }) : any;
}

function anyOfSchema(document: ApiDocument, schema: Part, name: string): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, type, enum: values } = schema;
  if (typeof $ref === 'string') return arbitraryOfSchema(document, resolve(document, $ref) as Part, name);
  if (Array.isArray(values)) return fc.constantFrom<unknown>(...values);
  const some = (anyOf ?? oneOf) as readonly Part[] | undefined;
  if (some) return fc.oneof(...some.map((one) => arbitraryOfSchema(document, one, name)));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => anyOfSchema(document, { ...schema, type: one }, name)));
  switch (type) {
    case 'string':
      return anyText;
    case 'integer':
      return fc.integer({ min: Number(schema['minimum'] ?? -5), max: Number(schema['maximum'] ?? 200) });
    case 'number':
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.oneof(
        {
          weight: 9,
          arbitrary: fc.array(arbitraryOfSchema(document, schema['items'] as Part, name), {
            minLength: 1,
            maxLength: 3,
          }),
        },
        { weight: 1, arbitrary: fc.constant([]) },
      );
    case 'object':
      return anyObject(document, schema);
    default:
      throw new Error(`no arbitrary for the schema ${JSON.stringify(schema)} of "${name}"`);
  }
}

function anyObject(document: ApiDocument, schema: Part): fc.Arbitrary<unknown> {
  const members = Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: Part });
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const known = fc.tuple(
    ...members.map(([name, member]) => {
      const value = arbitraryOfSchema(document, member, name);
      if (required.has(name)) return value;
      const share = shareOf(name);
      return fc.oneof(
        { withCrossShrink: true },
        { weight: 20 - share, arbitrary: fc.constant(ABSENT) },
        { weight: share, arbitrary: value },
      );
    }),
  );
  const { additionalProperties: more } = schema;
  const unknown =
    typeof more === 'object' && more !== null
      ? fc.dictionary(fc.string({ minLength: 1, maxLength: 40 }), anyOfSchema(document, withType(more as Part), ''), {
          maxKeys: 3,
        })
      : fc.constant({});
  return fc.tuple(known, unknown).map(([values, others]) => ({
    ...others,
    ...Object.fromEntries(
      members.flatMap(([name], index) => (values[index] === ABSENT ? [] : [[name, values[index]]])),
    ),
  }));
}

/** A schema that says nothing allows anything; a text is one such. */
function withType(schema: Part): Part {
  return Object.keys(schema).length === 0 ? { type: 'string' } : schema;
}
