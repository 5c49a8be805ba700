// Stripe Tax: one calculation (POST /v1/tax/calculations) for the lines that need a tax.
import {
  fromMinorUnits,
  type ResolvedTax,
  type TaxRequest,
  type TaxRequestLine,
  type TaxResolver,
  toMinorUnits,
} from 'oneoff';
import { type Access, ask, decimal, isCharged } from './provider.ts';

interface StripeTax {
  readonly amount: unknown;
  readonly taxable_amount: unknown;
  readonly jurisdiction: { readonly country: string; readonly state: string | null; readonly display_name: string };
  readonly tax_rate_details: {
    readonly display_name: string;
    readonly percentage_decimal: string;
    readonly tax_type: string;
  } | null;
}

interface StripeLine {
  readonly reference: string;
  readonly tax_breakdown: readonly StripeTax[] | null;
}

/** A tax resolver over Stripe Tax. Its amounts are in minor units, so each is an exact integer. */
export function stripeTax(access: Access, url = 'https://api.stripe.com/v1/tax/calculations'): TaxResolver {
  return {
    async resolve(request, { signal }) {
      const headers = {
        authorization: `Bearer ${access.apiKey}`,
        'content-type': 'application/x-www-form-urlencoded',
        'stripe-version': '2026-03-25.dahlia',
      };
      const answer = await ask(access, url, { method: 'POST', headers, body: formOf(request), signal });
      const { line_items } = answer as { readonly line_items: { readonly data: readonly StripeLine[] } };
      const lines = line_items.data.map(({ reference, tax_breakdown }) => ({
        id: reference,
        taxes: (tax_breakdown ?? []).map((tax) => taxOf(tax, request.currency)).filter(isCharged),
      }));
      return { status: 'resolved', stated: 'as_filed', lines };
    },
  };
}

function formOf({ currency, pricesIncludeTax, buyer, deliverTo, lines }: TaxRequest): URLSearchParams {
  const place = deliverTo?.address ?? buyer.address;
  const form = new URLSearchParams({ currency: currency.toLowerCase(), 'customer_details[address_source]': 'billing' });
  const address = {
    line1: place?.line1,
    city: place?.city,
    state: place?.region,
    postal_code: place?.postalCode,
    country: place?.country,
  };
  for (const [key, value] of Object.entries(address)) {
    if (value !== undefined) form.set(`customer_details[address][${key}]`, value);
  }
  lines.forEach((line, index) => {
    for (const [key, value] of Object.entries(itemOf(line, currency, pricesIncludeTax))) {
      form.set(`line_items[${index}][${key}]`, value);
    }
  });
  form.set('expand[]', 'line_items.data.tax_breakdown');
  return form;
}

function itemOf(line: TaxRequestLine, currency: string, pricesIncludeTax: boolean): { readonly [key: string]: string } {
  return {
    reference: line.id,
    amount: String(toMinorUnits(line.amount, currency)),
    tax_behavior: pricesIncludeTax ? 'inclusive' : 'exclusive',
    ...(line.taxCategoryCode !== null && { tax_code: line.taxCategoryCode }),
  };
}

function taxOf({ amount, taxable_amount, jurisdiction, tax_rate_details }: StripeTax, currency: string): ResolvedTax {
  const rate = tax_rate_details?.percentage_decimal ?? '0';
  const place = [jurisdiction.country, jurisdiction.state].filter(Boolean).join('-');
  return {
    code: `${place}:${jurisdiction.display_name}:${rate}`,
    name: `${jurisdiction.display_name} ${tax_rate_details?.display_name ?? 'tax'}`,
    scheme: tax_rate_details?.tax_type ?? 'sales_tax',
    rate,
    jurisdiction: place,
    amount: fromMinorUnits(BigInt(decimal(amount)), currency),
    taxableAmount: fromMinorUnits(BigInt(decimal(taxable_amount)), currency),
  };
}
