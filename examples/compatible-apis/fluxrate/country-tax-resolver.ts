import { type CountryTaxTable, countryTaxes, type TaxResolver } from 'oneoff';

/**
 * `countryTaxes`, but a pair of countries that the table does not know refuses the invoice.
 *
 * Ours would keep a draft with its tax pending; the page's response has no word for that.
 */
export function countryTaxResolver(table: CountryTaxTable): TaxResolver {
  const taxes = countryTaxes(table);
  return {
    async resolve(request, options) {
      const answer = await taxes.resolve(request, options);
      if (answer.status !== 'unavailable') return answer;
      return {
        status: 'rejected',
        faults: [{ code: 'tax.unavailable', path: '/customerId', message: answer.reason }],
      };
    },
  };
}
