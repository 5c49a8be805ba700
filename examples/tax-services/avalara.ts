// Avalara AvaTax: an estimate (POST /api/v2/transactions/create, type SalesOrder) for the lines that need a tax.
import type { ResolvedTax, TaxRequest, TaxResolver } from 'oneoff';
import { jsonNumber, writeJson } from '../compatible-apis/exact-json.ts';
import { type Access, ask, decimal, isCharged, percentOf } from './provider.ts';

interface AvaTax {
  readonly country: string;
  readonly region: string;
  readonly jurisName: string;
  readonly taxName: string;
  readonly taxType: string;
  readonly rate: unknown;
  readonly tax: unknown;
  readonly taxableAmount: unknown;
}

interface AvaLine {
  readonly lineNumber: string;
  readonly details?: readonly AvaTax[];
}

/** AvaTax's account and company. */
export interface AvalaraAccess extends Access {
  readonly accountId: string;
  readonly companyCode: string;
}

/** A tax resolver over AvaTax. A `SalesOrder` is an estimate; the service stores nothing of it. */
export function avalara(access: AvalaraAccess, host = 'https://rest.avatax.com'): TaxResolver {
  return {
    async resolve(request, { signal }) {
      const headers = {
        authorization: `Basic ${btoa(`${access.accountId}:${access.apiKey}`)}`,
        'content-type': 'application/json',
      };
      const body = bodyOf(request, access.companyCode);
      const answer = await ask(access, `${host}/api/v2/transactions/create`, { method: 'POST', headers, body, signal });
      const lines = (answer as { readonly lines: readonly AvaLine[] }).lines.map(({ lineNumber, details = [] }) => ({
        id: lineNumber,
        taxes: details.map(taxOf).filter(isCharged),
      }));
      return { status: 'resolved', stated: 'as_filed', lines };
    },
  };
}

function bodyOf(request: TaxRequest, companyCode: string): string {
  return writeJson({
    type: 'SalesOrder',
    companyCode,
    customerCode: request.buyer.id,
    date: request.taxDate,
    currencyCode: request.currency,
    addresses: {
      shipFrom: addressOf(request.seller.address),
      shipTo: addressOf(request.deliverTo?.address ?? request.buyer.address),
    },
    lines: request.lines.map(({ id, quantity, amount, name, taxCategoryCode }) => ({
      number: id,
      quantity: jsonNumber(quantity),
      amount: jsonNumber(amount),
      taxIncluded: request.pricesIncludeTax,
      description: name,
      taxCode: taxCategoryCode ?? undefined,
    })),
  });
}

function addressOf(address: TaxRequest['buyer']['address']): object {
  return {
    line1: address?.line1,
    city: address?.city,
    region: address?.region,
    postalCode: address?.postalCode,
    country: address?.country,
  };
}

function taxOf(tax: AvaTax): ResolvedTax {
  const place = [tax.country, tax.region].filter(Boolean).join('-');
  return {
    code: `${place}:${tax.jurisName}:${percentOf(tax.rate)}`,
    name: tax.taxName,
    scheme: tax.taxType.toLowerCase(),
    rate: percentOf(tax.rate),
    jurisdiction: place,
    amount: decimal(tax.tax),
    taxableAmount: decimal(tax.taxableAmount),
  };
}
