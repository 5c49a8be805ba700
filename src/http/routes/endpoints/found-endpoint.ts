import { NotFoundError } from '../../../errors/errors.ts';
import { show } from '../../../errors/show.ts';
import type { Endpoint } from '../../../ports/delivery-store.ts';
import type { Services } from '../route.ts';
import type { EndpointView } from './endpoint-shapes.ts';

/**
 * An endpoint of the tenant.
 *
 * @throws {NotFoundError} `endpoint.not_found`
 */
export async function loadEndpoint(
  { endpoints, tenant }: Pick<Services, 'endpoints' | 'tenant'>,
  id: string,
): Promise<Endpoint> {
  const found = (await endpoints.endpoints(tenant)).find((one) => one.id === id);
  if (found) return found;
  throw missingEndpoint(id);
}

/** The refusal of an id that no endpoint has. */
export function missingEndpoint(id: string): NotFoundError {
  return new NotFoundError('endpoint.not_found', `webhook endpoint ${show(id)} does not exist in this tenant`, { id });
}

/** An endpoint as the API returns it. */
export function viewOf({
  id,
  url,
  eventTypes,
  billingEntityId,
  state,
  failingSince,
  createdAt,
}: Endpoint): EndpointView {
  return { id, url, eventTypes, billingEntityId, state, failingSince, createdAt };
}
