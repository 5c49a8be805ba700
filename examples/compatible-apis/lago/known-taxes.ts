import type { Tax } from 'oneoff';
import { notFound } from './errors.ts';
import type { LagoServices } from './lago-env.ts';

/**
 * The taxes with these codes; all of them must exist.
 *
 * @throws {LagoError} 404 `tax_not_found`
 */
export async function requireTaxes(
  codes: readonly string[],
  { directory, tenant }: LagoServices,
): Promise<readonly Tax[]> {
  const found = codes.length === 0 ? [] : await directory.taxes(tenant, codes);
  if (codes.some((code) => !found.some((tax) => tax.code === code))) throw notFound('tax');
  return found;
}
