import { type CountryTaxTable, countryTaxes, type Tax, type TaxAnswer, type TaxRequest } from 'oneoff';
import { describe, expect, it } from 'vitest';

const sales: Tax = { code: 'sales-18', name: 'Sales tax', scheme: 'sales', rate: '18' };
const city: Tax = { code: 'city', name: 'City tax', scheme: 'sales', rate: '1' };
const vat: Tax = { code: 'vat-19', name: 'VAT', scheme: 'VAT', category: 'S', rate: '19' };
const abroad: Tax = {
  code: 'export',
  name: 'VAT',
  scheme: 'VAT',
  category: 'G',
  rate: '0',
  exemption: { text: 'Export' },
};

function ask(
  table: CountryTaxTable,
  seller: string | undefined,
  buyer: string | undefined,
  lines = 2,
): Promise<TaxAnswer> {
  const line = {
    name: 'Setup',
    addOn: null,
    taxCategoryCode: null,
    quantity: '1',
    unitPrice: '1.00',
    amount: '1.00',
    period: null,
  };
  const request: TaxRequest = {
    tenant: 'default',
    currency: 'USD',
    pricesIncludeTax: false,
    seller: { id: 's', name: 'Seller', ...(seller !== undefined && { address: { country: seller } }) },
    buyer: { id: 'hooli', name: 'Hooli', ...(buyer !== undefined && { address: { country: buyer } }) },
    deliverTo: null,
    taxDate: '2025-01-15',
    lines: Array.from({ length: lines }, (_, index) => ({ ...line, id: String(index), taxDate: '2025-01-15' })),
  };
  return countryTaxes(table).resolve(request, { signal: new AbortController().signal });
}

const table: CountryTaxTable = { US: { US: [sales, city] }, DE: { DE: vat, '*': abroad } };

describe('a table of country pairs', () => {
  it("gives every line the tax of the seller's and the buyer's country", async () => {
    expect(await ask(table, 'US', 'US')).toEqual({
      status: 'resolved',
      lines: [
        { id: '0', taxes: [sales, city] },
        { id: '1', taxes: [sales, city] },
      ],
    });
    expect(await ask(table, 'DE', 'DE', 1)).toEqual({ status: 'resolved', lines: [{ id: '0', taxes: [vat] }] });
  });

  it('may name a tax for all other countries', async () => {
    expect(await ask(table, 'DE', 'JP', 1)).toEqual({ status: 'resolved', lines: [{ id: '0', taxes: [abroad] }] });
  });

  it("needs the customer's country", async () => {
    expect(await ask(table, 'US', undefined)).toMatchObject({
      status: 'rejected',
      faults: [{ code: 'customer.country_required', path: '/customerId' }],
    });
  });

  it.each([
    ['US', 'CA'],
    ['FR', 'FR'],
    [undefined, 'US'],
    ['constructor', 'US'],
  ])('has no default for a seller in %s and a buyer in %s', async (seller, buyer) => {
    expect(await ask(table, seller, buyer)).toMatchObject({ status: 'unavailable' });
  });

  it('does not take what every object has for a country', async () => {
    expect(await ask({ US: { '*': sales } }, 'US', 'constructor', 1)).toEqual({
      status: 'resolved',
      lines: [{ id: '0', taxes: [sales] }],
    });
    expect(await ask({ US: { US: sales } }, 'US', 'constructor', 1)).toMatchObject({ status: 'unavailable' });
  });
});
