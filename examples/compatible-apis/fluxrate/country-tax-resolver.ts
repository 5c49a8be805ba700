import { type CountryTaxTable, countryTaxes, type TaxResolver } from 'oneoff';

/**
 * `countryTaxes`, but a pair of countries that is not in the table refuses the invoice.
 *
 * `countryTaxes` would store a draft with its tax pending, which the page's response cannot express.
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
