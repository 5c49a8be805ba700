import type { JsonSchema } from '../../schemas/json-schemas.ts';
import type { Route } from '../routes/route.ts';
import { ref } from './refer.ts';

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
  500: 'The server failed, and nothing was half-stored: its log knows the `instance`.',
  503: 'Try again later: `Retry-After` says when.',
};
const HEADERS: { readonly [status: string]: readonly [name: string, description: string] } = {
  401: ['WWW-Authenticate', 'How to authenticate.'],
  415: ['Accept', 'What the body may be.'],
  503: ['Retry-After', 'In so many seconds.'],
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
export function problemsOf({ path, method, scope, takesVersion }: Route): { readonly [status: string]: JsonSchema } {
  const isWrite = method !== 'GET';
  const statuses = [
    401,
    403,
    422,
    500,
    503,
    ...(path.includes('{') ? [404] : []),
    ...(isWrite ? [400, 413, 415] : []),
    // A preview is refused in the states that its command does not start from.
    ...(isWrite && scope.startsWith('invoices:') ? [409] : []),
    ...(takesVersion ? [412] : []),
  ];
  return Object.fromEntries(
    statuses.toSorted().map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  );
}
