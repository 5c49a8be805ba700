import { type JsonSchema, jsonSchemas } from '../schemas/json-schemas.ts';
import { toZod } from '../schemas/to-zod.ts';
import type { AnyObjectShape } from '../shape/shape.ts';
import { components } from './components.ts';
import { problemResponses, problemsOf } from './openapi-problems.ts';
import type { Answers, Route } from './route.ts';
import { usedComponents } from './used-components.ts';

/** An OpenAPI document, as data. */
export type OpenApiDocument = { readonly [member: string]: unknown };

/** What a host says of its own mount. */
export interface OpenApiOptions {
  readonly basePath: string;
  /** How callers authenticate; default a bearer token. */
  readonly securitySchemes: { readonly [name: string]: unknown };
}

const refer = (name: string): string => `#/components/schemas/${name}`;
const ref = (name: string): JsonSchema => ({ $ref: refer(name) });
const TAGS: { readonly [tag in Route['tag']]: string } = {
  Invoices: 'Creating, reading, editing and issuing invoices, and the payments of them.',
  Corrections: 'Credit notes, refunds, reversals, and issuing again.',
  'Webhook endpoints': 'Receivers of events.',
  Directory: 'Sellers, customers, catalogue and taxes.',
};

/** The OpenAPI 3.1 document of routes: paths from the table of routes, schemas from the zod schemas. */
export function openApiOf(routes: readonly Route[], { basePath, securitySchemes }: OpenApiOptions): OpenApiDocument {
  const tags = [...new Set(routes.map((route) => route.tag))];
  const paths = pathsOf(routes);
  const responses = usedComponents(problemResponses(ref('Problem')), paths);
  return {
    openapi: '3.1.0',
    info: {
      title: 'One-off invoices',
      version: '1',
      description:
        'Draft, preview, issue, pay and correct one-off invoices. Amounts are decimal strings in major units, rates are percent, days are ISO dates. Every refusal is problem details (RFC 9457) with a stable code.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    tags: tags.map((name) => ({ name, description: TAGS[name] })),
    paths,
    components: {
      securitySchemes,
      schemas: usedComponents(jsonSchemas(components, refer), [paths, responses]),
      responses,
    },
  };
}

function pathsOf(routes: readonly Route[]): { readonly [path: string]: unknown } {
  const paths = new Map<string, { readonly [method: string]: unknown }>();
  for (const route of routes)
    paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: operationOf(route) });
  return Object.fromEntries(paths);
}

function operationOf(route: Route): unknown {
  const { operationId, summary, tag, scope, body, isBodyOptional } = route;
  const parameters = [
    ...pathParameters(route),
    ...(route.query ? queryParameters(route.query) : []),
    ...headersOf(route),
  ];
  return {
    operationId,
    summary,
    description: `Scope \`${scope}\`.`,
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: !isBodyOptional, content: { 'application/json': { schema: ref(body) } } },
    }),
    responses: { [route.answers.status]: answerOf(route.answers), ...unchanged(route), ...problemsOf(route) },
  };
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
  const { Query } = jsonSchemas({ Query: toZod(shape) }, refer);
  const properties = Query?.['properties'] as { readonly [name: string]: JsonSchema };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
    ...(schema['type'] === 'object' && { style: 'deepObject', explode: true }),
  }));
}

function headersOf(route: Route): readonly JsonSchema[] {
  const { takesKey, takesVersion } = route;
  const header = (name: string, description: string, schema: JsonSchema): JsonSchema => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', ...schema },
  });
  return [
    ...(takesKey
      ? [
          header('Idempotency-Key', 'The same key and input give the same answer; nothing happens twice.', {
            maxLength: 255,
          }),
        ]
      : []),
    ...(takesVersion
      ? [header('If-Match', 'The `ETag` that the caller saw: refused with 412 if it changed since.', {})]
      : []),
    ...(tellsUnchanged(route)
      ? [header('If-None-Match', 'The `ETag` that the caller has: answered with 304 if it is still that.', {})]
      : []),
  ];
}

function tellsUnchanged({ method, answers }: Route): boolean {
  return method === 'GET' && answers.tagged === true;
}

function unchanged(route: Route): { readonly [status: string]: unknown } {
  return tellsUnchanged(route) ? { 304: { description: 'It is what the caller has.', headers: etag } } : {};
}

const etag = { ETag: { description: 'The version, quoted.', schema: { type: 'string' } } };

function answerOf({ status, schema, many, tagged, location }: Answers): unknown {
  const headers = {
    ...(tagged && etag),
    ...(location && { Location: { description: 'Where it is found.', schema: { type: 'string' } } }),
    ...(many === 'page' && { Link: { description: 'The next page, `rel="next"`.', schema: { type: 'string' } } }),
  };
  return {
    description: status === 204 ? 'Done.' : status === 201 ? 'Created.' : 'OK.',
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(schema && { content: { 'application/json': { schema: many ? listOf(schema, many) : ref(schema) } } }),
  };
}

function listOf(name: string, many: 'page' | 'list'): JsonSchema {
  const nextCursor = { description: '`null` on the last page.', anyOf: [{ type: 'string' }, { type: 'null' }] };
  const properties = { items: { type: 'array', items: ref(name) }, ...(many === 'page' && { nextCursor }) };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
