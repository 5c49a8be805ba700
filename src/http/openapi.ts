import { jsonSchemas } from '../schemas/json-schemas.ts';
import { components } from './components.ts';
import { operationOf } from './operation.ts';
import { ref, refer } from './refer.ts';
import type { Route } from './route.ts';

/** An OpenAPI document, as data. */
export type OpenApiDocument = { readonly [member: string]: unknown };

/** What a host says of its own mount. */
export interface OpenApiOptions {
  readonly basePath: string;
  /** How callers authenticate; default a bearer token. */
  readonly securitySchemes: { readonly [name: string]: unknown };
}

const TAGS: { readonly [tag in Route['tag']]: string } = {
  Invoices: 'Creating, reading, editing and issuing invoices, and the payments of them.',
  Corrections: 'Credit notes, refunds, reversals, and issuing again.',
  'Webhook endpoints': 'Receivers of events.',
  Directory: 'Sellers, customers, catalogue and taxes.',
};
const TITLES: { readonly [status: string]: string } = {
  400: 'The request cannot be read.',
  401: 'Nobody that is known here sent the request.',
  403: 'The caller may not do this.',
  404: 'There is no such thing in this tenant.',
  409: 'The state of the invoice, or another request, is in the way.',
  412: 'The invoice has another version than `If-Match` says.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'The input is wrong: `faults` holds everything that is.',
  500: 'The server failed; `instance` is in its log.',
  503: 'Try again later: `Retry-After` says when.',
};

/** The OpenAPI 3.1 document of routes: paths from the table of routes, schemas from the zod schemas. */
export function openApiOf(routes: readonly Route[], { basePath, securitySchemes }: OpenApiOptions): OpenApiDocument {
  const tags = [...new Set(routes.map((route) => route.tag))];
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
    paths: pathsOf(routes),
    components: {
      securitySchemes,
      schemas: jsonSchemas(components, refer),
      responses: Object.fromEntries(
        Object.entries(TITLES).map(([status, description]) => [
          `Problem${status}`,
          { description, content: { 'application/problem+json': { schema: ref('Problem') } } },
        ]),
      ),
    },
  };
}

function pathsOf(routes: readonly Route[]): { readonly [path: string]: unknown } {
  const paths = new Map<string, { readonly [method: string]: unknown }>();
  for (const route of routes)
    paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: operationOf(route) });
  return Object.fromEntries(paths);
}
