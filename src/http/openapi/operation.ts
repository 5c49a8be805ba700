import type { JsonSchema } from '../../schemas/json-schemas.ts';
import { type Route, scopesOf } from '../routes/route.ts';
import { problemsOf } from './openapi-problems.ts';
import { hasKnownState, parametersOf } from './parameters.ts';
import { ref } from './refer.ts';

const etag = {
  ETag: { description: 'The entity tag, for `If-Match` and `If-None-Match`.', schema: { type: 'string' } },
};

/**
 * The OpenAPI operation of a route.
 *
 * @param mediaTypes - those that a document comes in beside JSON
 */
export function operationOf(route: Route, mediaTypes: readonly string[]): unknown {
  const { operationId, summary, tag, scope, body, isBodyOptional } = route;
  const parameters = parametersOf(route);
  return {
    operationId,
    summary,
    description:
      scope === null
        ? 'Any caller.'
        : `Scope ${scopesOf(route)
            .map((one) => `\`${one}\``)
            .join(' or ')}.`,
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: !isBodyOptional, content: { 'application/json': { schema: ref(body) } } },
    }),
    responses: {
      [route.answers.status]: answerOf(route, mediaTypes),
      ...(hasKnownState(route) && {
        304: { description: 'Not modified: the client has this state already.', headers: etag },
      }),
      ...problemsOf(route),
    },
  };
}

function answerOf(
  { answers: { status, schema, many, tagged, location, rendered }, csv }: Route,
  mediaTypes: readonly string[],
): unknown {
  const types = [...(rendered ? mediaTypes : []), ...(csv ? ['text/csv'] : [])];
  const others = types.map((type) => [type, { schema: contentOf(type) }]);
  const headers = {
    ...(tagged && etag),
    ...(types.length > 0 && { Vary: { description: '`Accept`.', schema: { type: 'string' } } }),
    ...(location && { Location: { description: 'Its path.', schema: { type: 'string' } } }),
    ...(many === 'page' && { Link: { description: 'The next page, `rel="next"`.', schema: { type: 'string' } } }),
  };
  return {
    description: status === 204 ? 'Done.' : status === 201 ? 'Created.' : 'OK.',
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(schema && {
      content: {
        'application/json': { schema: many ? listOf(schema, many) : ref(schema) },
        ...Object.fromEntries(others),
      },
    }),
  };
}

/** OpenAPI 3.1: text is a string, bytes have no schema. */
function contentOf(mediaType: string): JsonSchema {
  return /^text\/|[/+]xml$/.test(mediaType) ? { type: 'string' } : {};
}

function listOf(name: string, many: 'page' | 'list'): JsonSchema {
  const nextCursor = { description: '`null` on the last page.', anyOf: [{ type: 'string' }, { type: 'null' }] };
  const properties = { items: { type: 'array', items: ref(name) }, ...(many === 'page' && { nextCursor }) };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
