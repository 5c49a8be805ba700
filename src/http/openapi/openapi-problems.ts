import type { JsonSchema } from '../../schemas/json-schemas.ts';
import type { Route } from '../routes/route.ts';
import { ref } from './refer.ts';

const TITLES: { readonly [status: string]: string } = {
  400: 'The request cannot be read.',
  401: 'The request is not authenticated.',
  403: 'The caller lacks the scope, or a page of another origin sent the request.',
  404: 'It does not exist in this tenant.',
  409: 'The state of the invoice, or another request, is in conflict with this one.',
  412: 'A precondition failed: `If-Match` has another `ETag`, or `If-None-Match: *` found something.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'The input is not valid: `faults` lists every reason.',
  500: 'The server failed and stored nothing of the request: look for the `instance` in its log.',
  503: 'Temporarily unavailable: retry after `Retry-After` seconds.',
};
const HEADERS: { readonly [status: string]: readonly [name: string, description: string] } = {
  401: ['WWW-Authenticate', 'How to authenticate.'],
  415: ['Accept', 'The content types that are accepted.'],
  503: ['Retry-After', 'In seconds.'],
};

/** The responses of an OpenAPI document that are problem details, by their names. */
export function problemResponses(): { readonly [name: string]: unknown } {
  const content = { 'application/problem+json': { schema: ref('Problem') } };
  return Object.fromEntries(
    Object.entries(TITLES).map(([status, description]) => {
      const [name, meaning] = HEADERS[status] ?? [];
      const headers = name !== undefined && { [name]: { description: meaning, schema: { type: 'string' } } };
      return [`Problem${status}`, { description, ...(headers && { headers }), content }];
    }),
  );
}

/** The problems that a route can answer with, by status. */
export function problemsOf({ path, method, scope, takesVersion, takesTag }: Route): {
  readonly [status: string]: JsonSchema;
} {
  const isWrite = method !== 'GET';
  const statuses = [
    401,
    403,
    422,
    500,
    503,
    ...(path.includes('{') ? [404] : []),
    ...(isWrite ? [400, 413, 415] : []),
    // A preview is refused in the states in which its command is refused.
    ...(isWrite && /^(?:invoices|payments|corrections):/.test(scope ?? '') ? [409] : []),
    ...(takesVersion || takesTag ? [412] : []),
  ];
  return Object.fromEntries(
    statuses.toSorted().map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  );
}
