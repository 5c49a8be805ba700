// TaxJar: one calculation (POST /v2/taxes) for the lines that need a tax.
import type { ResolvedTax, TaxRequest, TaxResolver } from 'oneoff';
import { jsonNumber, writeJson } from '../compatible-apis/exact-json.ts';
import { type Access, ask, decimal, isCharged, percentOf } from './provider.ts';

/** One line of the breakdown: amounts and rates of each level, named after it. */
interface TaxJarLine {
  readonly id: string;
  readonly [member: string]: unknown;
}

/** The levels of US sales tax: what TaxJar calls their base, rate and amount. */
const LEVELS = [
  { level: 'State', base: 'state_taxable_amount', rate: 'state_sales_tax_rate', amount: 'state_amount' },
  { level: 'County', base: 'county_taxable_amount', rate: 'county_tax_rate', amount: 'county_amount' },
  { level: 'City', base: 'city_taxable_amount', rate: 'city_tax_rate', amount: 'city_amount' },
  {
    level: 'District',
    base: 'special_district_taxable_amount',
    rate: 'special_tax_rate',
    amount: 'special_district_amount',
  },
] as const;

/** A tax resolver over TaxJar. Its numbers are read as text and never become floats. */
export function taxJar(access: Access, url = 'https://api.taxjar.com/v2/taxes'): TaxResolver {
  return {
    async resolve(request, { signal }) {
      const headers = { authorization: `Bearer ${access.apiKey}`, 'content-type': 'application/json' };
      const answer = await ask(access, url, { method: 'POST', headers, body: bodyOf(request), signal });
      const { tax } = answer as {
        readonly tax: { readonly breakdown?: { readonly line_items: readonly TaxJarLine[] } };
      };
      const found = new Map(tax.breakdown?.line_items.map((line) => [line.id, line]));
      const region = placeOf(request)?.region ?? '';
      const lines = request.lines.map(({ id }) => ({ id, taxes: taxesOf(found.get(id), region) }));
      return { status: 'resolved', stated: 'as_filed', lines };
    },
  };
}

function placeOf({ deliverTo, buyer }: TaxRequest): TaxRequest['buyer']['address'] {
  return deliverTo?.address ?? buyer.address;
}

function bodyOf(request: TaxRequest): string {
  const [from, to] = [request.seller.address, placeOf(request)];
  return writeJson({
    from_country: from?.country,
    from_zip: from?.postalCode,
    from_state: from?.region,
    to_country: to?.country,
    to_zip: to?.postalCode,
    to_state: to?.region,
    to_city: to?.city,
    shipping: jsonNumber('0'),
    // The amount of a line is what is taxed; it is one unit of that price, so that no rounding differs.
    line_items: request.lines.map(({ id, taxCategoryCode, amount }) => ({
      id,
      quantity: jsonNumber('1'),
      unit_price: jsonNumber(amount),
      product_tax_code: taxCategoryCode ?? undefined,
    })),
  });
}

function taxesOf(line: TaxJarLine | undefined, region: string): readonly ResolvedTax[] {
  if (line === undefined) return [];
  return LEVELS.map(({ level, base, rate, amount }) => ({
    code: `US-${region}:${level}:${percentOf(line[rate])}`,
    name: `${level} sales tax`,
    scheme: 'sales',
    rate: percentOf(line[rate]),
    jurisdiction: `US-${region}`,
    taxableAmount: decimal(line[base]),
    amount: decimal(line[amount]),
  })).filter(isCharged);
}
