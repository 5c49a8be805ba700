import { jsonSchemas } from '../../schemas/json-schemas.ts';
import type { Route } from '../routes/route.ts';
import { components } from './components.ts';
import { problemResponses } from './openapi-problems.ts';
import { operationOf } from './operation.ts';
import { refer } from './refer.ts';
import { usedComponents } from './used-components.ts';

/** An OpenAPI document, as data. */
export type OpenApiDocument = { readonly [member: string]: unknown };

/** How a host mounts the API. */
export interface OpenApiOptions {
  readonly basePath: string;
  /** How callers authenticate; default a bearer token. */
  readonly securitySchemes: { readonly [name: string]: unknown };
  /** The media types of a document other than JSON, by name. */
  readonly documents?: { readonly [mediaType: string]: unknown };
}

const TAGS: { readonly [tag in Route['tag']]: string } = {
  Invoices: 'Creating, reading, editing and issuing invoices, and the payments of them.',
  Corrections: 'Credit notes, refunds, write-offs, reversals, and issuing again.',
  Reports: 'Figures over all invoices.',
  'Webhook endpoints': 'Receivers of events.',
  Directory: 'Sellers, customers, catalogue and taxes.',
  Session: 'What a page needs before it shows anything.',
};

/** The OpenAPI 3.1 document of routes: paths from the table of routes, schemas from the zod schemas. */
export function openApiOf(
  routes: readonly Route[],
  { basePath, securitySchemes, documents = {} }: OpenApiOptions,
): OpenApiDocument {
  const tags = [...new Set(routes.map((route) => route.tag))];
  const paths = pathsOf(routes, Object.keys(documents));
  const responses = usedComponents(problemResponses(), paths);
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

function pathsOf(routes: readonly Route[], mediaTypes: readonly string[]): { readonly [path: string]: unknown } {
  const paths = new Map<string, { readonly [method: string]: unknown }>();
  for (const route of routes)
    paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: operationOf(route, mediaTypes) });
  return Object.fromEntries(paths);
}
