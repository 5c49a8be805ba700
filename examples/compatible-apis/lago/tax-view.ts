import type { Tax } from 'oneoff';
import { lagoId } from 'oneoff/lago';
import type { LagoServices } from './lago-env.ts';
import { everyItem } from './pages.ts';

/** Taxes in Lago's shape, in the same order. */
export async function taxViews(taxes: readonly Tax[], { tenant, directory, notes }: LagoServices) {
  const codes = taxes.map(({ code }) => code);
  const known = await notes.find(tenant, 'tax', codes);
  const sellers = await everyItem((query) => directory.list(tenant, 'billingEntities', query));
  return Promise.all(
    taxes.map(async ({ code, name, rate }) => {
      const appliedTo = sellers.filter((seller) => seller.taxCodes?.includes(code)).map(({ id }) => id);
      return {
        lago_id: await lagoId(tenant, 'tax', code),
        code,
        name,
        rate: Number(rate),
        description: known.get(code)?.description ?? null,
        applied_to_organization: appliedTo.length > 0,
        applied_to_billing_entities_codes: appliedTo.sort(),
        created_at: known.get(code)?.created_at ?? null,
      };
    }),
  );
}
