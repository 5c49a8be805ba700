import { type JsonSchema, jsonSchemas } from '../../schemas/json-schemas.ts';
import type { AnyObjectShape } from '../../validation/shape.ts';
import type { Route } from '../routes/route.ts';
import { refer } from './refer.ts';

/** The parameters of an operation: of its path, its query and its headers. */
export function parametersOf(route: Route): readonly JsonSchema[] {
  return [...pathParameters(route), ...(route.query ? queryParameters(route.query) : []), ...headersOf(route)];
}

/** Whether a route reads something that has an entity tag. */
export function hasKnownState({ method, answers }: Route): boolean {
  return method === 'GET' && answers.tagged !== undefined;
}

function pathParameters({ path }: Route): readonly JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(shape: AnyObjectShape): readonly JsonSchema[] {
  const { Query } = jsonSchemas({ Query: shape }, refer);
  const properties = Query['properties'] as { readonly [name: string]: JsonSchema };
  const required = (Query['required'] ?? []) as readonly string[];
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(schema['type'] === 'object' && { style: 'deepObject', explode: true }),
  }));
}

function headersOf(route: Route): readonly JsonSchema[] {
  const header = (name: string, description: string, schema: JsonSchema): JsonSchema => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', ...schema },
  });
  return [
    ...(route.takesKey
      ? [
          header('Idempotency-Key', 'The same key and input give the same answer; nothing happens twice.', {
            maxLength: 255,
          }),
        ]
      : []),
    ...(route.takesVersion
      ? [
          header(
            'If-Match',
            'The `ETag` that the caller saw, or a list of them: refused with 412 if it changed since.',
            {},
          ),
        ]
      : []),
    ...(route.takesTag
      ? [
          header(
            'If-Match',
            'An `ETag` that the caller saw, a list of them, or `*`: refused with 412 if it changed.',
            {},
          ),
          header('If-None-Match', '`*`: refused with 412 if it exists already.', {}),
        ]
      : []),
    ...(hasKnownState(route)
      ? [
          header(
            'If-None-Match',
            'An `ETag` that the client has, or a list of them: answered with 304 if it is the same.',
            {},
          ),
        ]
      : []),
  ];
}
