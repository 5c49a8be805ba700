import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { isStorable } from './storable.ts';

/**
 * Refuse to write for a tenant that a database cannot tell apart: a driver sends half a surrogate pair as U+FFFD, and
 * so would write to another tenant.
 *
 * @throws {ValidationError} `text.invalid`
 */
export function requireTenant(tenant: string): void {
  if (isStorable(tenant)) return;
  throw new ValidationError([
    fault('text.invalid', '/tenant', `${show(tenant)} holds a NUL or half a surrogate pair; pass another tenant`),
  ]);
}
