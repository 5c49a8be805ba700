// One order taxed by each service, against answers in the shape that the service documents.
import assert from 'node:assert/strict';
import { policies, type TaxResolver } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { acme, hooli, openAcme } from '../acme.ts';
import { avalara } from './avalara.ts';
import { stripeTax } from './stripe-tax.ts';
import { taxJar } from './taxjar.ts';

/** Answers with the lines that it was asked for: the ids are made for each invoice. */
function answering(ids: (body: string) => readonly string[], answer: (ids: readonly string[]) => string): typeof fetch {
  return async (_url, init) => new Response(answer(ids(String(init?.body))));
}

const austin = { line1: '1100 Congress Ave', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' };

async function bill(taxResolver: TaxResolver): Promise<readonly string[]> {
  const directory = memoryDirectory({
    billingEntities: [{ ...acme, name: 'Acme Inc.', address: austin, taxIds: [], currency: 'USD' }],
    customers: [{ ...hooli, name: 'Hooli Inc.', address: austin, taxIds: [], currency: 'USD' }],
  });
  const policy = { ...policies.standard, vatRules: 'off', taxChain: ['resolver'] } as const;
  const { invoicing } = openAcme({ directory, policy, taxResolver });
  const invoice = await invoicing.createOneOffInvoice({
    customerId: 'hooli',
    issue: 'now',
    lines: [{ name: 'Onboarding', quantity: 3, unitPrice: '66.65' }],
  });
  return [...invoice.taxes.map(({ name, rate, amount }) => `${name} ${rate} %: ${amount}`), `total ${invoice.total}`];
}

const stripe = stripeTax({
  apiKey: 'key',
  fetch: answering(
    (body) => [new URLSearchParams(body).get('line_items[0][reference]') ?? ''],
    ([id]) => `{
      "line_items": { "data": [{ "reference": "${id}", "amount": 19995, "amount_tax": 1650, "tax_breakdown": [
        { "amount": 1250, "taxable_amount": 19995, "jurisdiction": { "country": "US", "state": "TX", "display_name": "Texas" },
          "tax_rate_details": { "display_name": "Sales Tax", "percentage_decimal": "6.25", "tax_type": "sales_tax" } },
        { "amount": 400, "taxable_amount": 19995, "jurisdiction": { "country": "US", "state": "TX", "display_name": "Austin" },
          "tax_rate_details": { "display_name": "Sales Tax", "percentage_decimal": "2.0", "tax_type": "sales_tax" } }] }] } }`,
  ),
});
assert.deepEqual(await bill(stripe), ['Texas Sales Tax 6.25 %: 12.50', 'Austin Sales Tax 2 %: 4.00', 'total 216.45']);

const idsOf = (key: string) => (body: string) =>
  [...body.matchAll(new RegExp(`"${key}": "([^"]+)"`, 'g'))].map(([, id]) => id ?? '');
const jar = taxJar({
  apiKey: 'key',
  fetch: answering(
    idsOf('id'),
    ([id]) => `{ "tax": { "amount_to_collect": 16.5, "rate": 0.0825, "breakdown": { "line_items": [{ "id": "${id}",
      "taxable_amount": 199.95, "tax_collectable": 16.5,
      "state_taxable_amount": 199.95, "state_sales_tax_rate": 0.0625, "state_amount": 12.5,
      "county_taxable_amount": 0, "county_tax_rate": 0, "county_amount": 0,
      "city_taxable_amount": 199.95, "city_tax_rate": 0.01, "city_amount": 2.0,
      "special_district_taxable_amount": 199.95, "special_tax_rate": 0.01, "special_district_amount": 2.0 }] } } }`,
  ),
});
assert.deepEqual(await bill(jar), [
  'State sales tax 6.25 %: 12.50',
  'City sales tax 1 %: 2.00',
  'District sales tax 1 %: 2.00',
  'total 216.45',
]);

const ava = avalara({
  accountId: '2000000000',
  companyCode: 'ACME',
  apiKey: 'key',
  fetch: answering(
    idsOf('number'),
    ([id]) => `{ "code": "estimate", "totalTax": 16.5, "lines": [{ "lineNumber": "${id}", "tax": 16.5, "details": [
      { "country": "US", "region": "TX", "jurisName": "TEXAS", "taxName": "TX STATE TAX", "taxType": "Sales",
        "rate": 0.062500, "tax": 12.5, "taxableAmount": 199.95 },
      { "country": "US", "region": "TX", "jurisName": "AUSTIN", "taxName": "TX CITY TAX", "taxType": "Sales",
        "rate": 0.020000, "tax": 4.0, "taxableAmount": 199.95 }] }] }`,
  ),
});
assert.deepEqual(await bill(ava), ['TX STATE TAX 6.25 %: 12.50', 'TX CITY TAX 2 %: 4.00', 'total 216.45']);

// A service that fails leaves the taxes open; it never becomes an invoice without tax.
const down = taxJar({ apiKey: 'key', fetch: async () => new Response('rate limited', { status: 429 }) });
await assert.rejects(() => bill(down), /429: rate limited/);
