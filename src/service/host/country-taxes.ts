import { countries } from '../../code-lists/countries.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { TaxResolver } from '../../ports/tax-resolver.ts';
import type { ResolvedLine, TaxRequest } from '../../pricing/tax-request.ts';
import type { Tax } from '../../tax/tax.ts';
import { validOn } from '../../tax/valid-on.ts';
import { validateTax } from '../../tax/validate-tax.ts';
import { isPlainObject } from '../../validation/object.ts';
import { fromRow, type RowOf } from '../../validation/row.ts';
import { plainCopy } from '../input/plain-copy.ts';

type Taxes = { readonly [seller: string]: { readonly [buyer: string]: Tax | readonly Tax[] } };

/**
 * Taxes by seller's country, then buyer's country; `*` is any other buyer's country. ISO 3166-1 alpha-2. A member of a tax
 * that is `null`, as SQL columns are, is absent.
 */
export interface CountryTaxTable {
  readonly [sellerCountry: string]: { readonly [buyerCountry: string]: RowOf<Tax> | readonly RowOf<Tax>[] };
}

/**
 * A tax resolver over the host's own table of country pairs (S4): `tax = rate(customer.country, seller.country)`.
 *
 * Of taxes with one code, the one that is valid on a line's tax date applies. The customer's address must have a country: `customer.country_required`. A pair that is not in the table is
 * unavailable, never a default.
 *
 * @throws {ValidationError} `field.*` for a table that is no table of countries, and the codes of `validateTax`
 * @example
 * ```ts
 * const taxResolver = countryTaxes({ US: { US: { code: 'sales-18', name: 'Sales tax', scheme: 'sales', rate: '18' } } });
 * ```
 */
export function countryTaxes(given: CountryTaxTable): TaxResolver {
  throwFaults(tableFaults(given));
  const table = fromRow<Taxes>(plainCopy(given) as Taxes);
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
      const versions = [found].flat();
      const codes = [...new Set(versions.map((tax) => tax.code))];
      const answered: ResolvedLine[] = [];
      for (const { id, taxDate } of lines) {
        const taxes = codes.map((code) =>
          validOn(
            versions.filter((tax) => tax.code === code),
            taxDate,
          ),
        );
        const missing = codes[taxes.indexOf(undefined)];
        if (missing !== undefined) return { status: 'unavailable', reason: notValid(missing, taxDate) };
        answered.push({ id, taxes: taxes as Tax[] });
      }
      return { status: 'resolved', lines: answered };
    },
  };
}

function notValid(code: string, taxDate: string): string {
  return `the table has no tax ${show(code)} that is valid on the tax date ${taxDate}; add one`;
}

function tableFaults(table: unknown): readonly Fault[] {
  if (!isPlainObject(table)) return [notATable('', table)];
  return Object.entries(table).flatMap(([seller, row]) => {
    const path = pointer('', seller);
    if (!countries.has(seller)) return [notACountry(path, seller)];
    return isPlainObject(row) ? rowFaults(row, path) : [notATable(path, row)];
  });
}

function rowFaults(row: { readonly [buyer: string]: unknown }, path: string): readonly Fault[] {
  return Object.entries(row).flatMap(([buyer, taxes]) => {
    const at = pointer(path, buyer);
    if (buyer !== '*' && !countries.has(buyer)) return [notACountry(at, buyer)];
    return Array.isArray(taxes)
      ? taxes.flatMap((tax, index) => validateTax(tax, pointer(at, index)))
      : validateTax(taxes, at);
  });
}

function notATable(path: string, value: unknown): Fault {
  const wayOut = 'pass taxes by seller country, then customer country, such as { DE: { DE: tax } }';
  return fault('field.type', path, `${show(value)} is not a table of countries; ${wayOut}`);
}

function notACountry(path: string, value: string): Fault {
  const meant = countries.meant(value);
  const hint =
    meant === undefined ? 'pass two capital letters of ISO 3166-1, such as "DE"' : `did you mean "${meant}"?`;
  const message = `${show(value)} is not a country; ${hint}`;
  return fault('field.value', path, message);
}
