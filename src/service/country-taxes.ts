import { fault } from '../errors/fault.ts';
import type { TaxResolver } from '../ports/tax-resolver.ts';
import type { TaxRequest } from '../pricing/tax-request.ts';
import type { Tax } from '../tax/tax.ts';

/** Taxes by seller's country, then buyer's country; `*` is any other buyer's country. ISO 3166-1 alpha-2. */
export interface CountryTaxTable {
  readonly [sellerCountry: string]: { readonly [buyerCountry: string]: Tax | readonly Tax[] };
}

/**
 * A tax resolver over the host's own table of country pairs (S4): `tax = rate(customer.country, seller.country)`.
 *
 * The customer's address must have a country: `customer.country_required`. A pair that is not in the table is
 * unavailable, never a default.
 *
 * @example
 * ```ts
 * const taxResolver = countryTaxes({ US: { US: { code: 'sales-18', name: 'Sales tax', scheme: 'sales', rate: '18' } } });
 * ```
 */
export function countryTaxes(table: CountryTaxTable): TaxResolver {
  return {
    async resolve({ seller, buyer, lines }: TaxRequest) {
      const country = buyer.address?.country;
      if (country === undefined) {
        const message = `customer "${buyer.id}" has no address.country, which decides the tax`;
        return { status: 'rejected', faults: [fault('customer.country_required', '/customerId', message)] };
      }
      const from = seller.address?.country ?? '';
      const row = Object.hasOwn(table, from) ? table[from] : undefined;
      const found = row && (Object.hasOwn(row, country) ? row[country] : row['*']);
      if (found === undefined) {
        return {
          status: 'unavailable',
          reason: `the table has no tax from ${from || 'an unknown country'} to ${country}; add the pair`,
        };
      }
      const taxes = [found].flat();
      return { status: 'resolved', lines: lines.map(({ id }) => ({ id, taxes })) };
    },
  };
}
