import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { checkShape } from '../validation/check-shape.ts';
import { object } from '../validation/object.ts';
import type { Caller } from './requests/caller.ts';
import { commandOptions } from './requests/command-options.ts';
import { preconditionsOf } from './requests/preconditions.ts';
import { readJsonBody } from './requests/read-json-body.ts';
import { readQuery } from './requests/read-query.ts';
import type { Call, Route, Services } from './routes/route.ts';

const NOTHING = object({}, (usual, name) =>
  usual.code === 'field.unknown'
    ? { ...usual, message: `${show(name)} is unknown: nothing is expected here; leave it out` }
    : usual,
);

/**
 * Read what a route takes from a request. An unknown parameter or member is refused, not ignored.
 *
 * @param from - the host's services, the parameter in the path, the largest body, and the caller
 * @throws {ValidationError} `field.*` of the query, of a missing body, and of a body that the route checks
 * @throws {RequestError} `request.*` of a body that cannot be read
 */
export async function readRequest(
  route: Route,
  request: Request,
  from: {
    readonly services: Services;
    readonly id: string;
    readonly maxBodyBytes: number;
    readonly caller: Caller;
  },
): Promise<Call<never, never>> {
  const shape = route.query ?? NOTHING;
  const query = readQuery(shape, new URL(request.url).searchParams);
  throwFaults(checkShape(shape, query));
  const { services, id, maxBodyBytes, caller } = from;
  const { actor } = caller;
  const given = await commandOptions(request.headers, route, async () => (await services.invoicing.get(id))?.version);
  const options = actor === undefined ? given : { ...given, actor };
  const body = bodyFor(route, await readJsonBody(request, maxBodyBytes));
  const preconditions = preconditionsOf(request.headers);
  return { ...services, caller, id, query: query as never, body: body as never, options, preconditions };
}

function bodyFor({ body: name, isBodyOptional, bodyShape }: Route, body: unknown): unknown {
  if (body === undefined && name !== undefined && !isBodyOptional)
    throwFaults([fault('field.required', '', `the body is missing; send a JSON object, the schema is ${name}`)]);
  const given = body === undefined ? {} : body;
  const checked = name === undefined ? NOTHING : bodyShape;
  if (checked) throwFaults(checkShape(checked, given));
  return given;
}
