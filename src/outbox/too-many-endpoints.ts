import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/** The refusal of one endpoint more than a tenant may have: `endpoint.too_many`. */
export function tooManyEndpoints(tenant: string, count: number, limit: number): ValidationError {
  const message = `tenant ${show(tenant)} has ${count} webhook endpoints, and ${limit} is the limit; delete one, or raise endpointsPerTenant of the delivery store`;
  return new ValidationError([fault('endpoint.too_many', '', message, { limit })]);
}
