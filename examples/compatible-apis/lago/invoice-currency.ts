import type { InvoiceRequest } from './invoice-request.ts';
import type { LagoServices } from './lago-env.ts';

/**
 * The currency of the invoice to be, which its cents are in: the request's, the customer's, or the common currency of
 * all its add-ons, in the order of `policies.lago`.
 */
export async function currencyOf(
  { currency, external_customer_id: customerId, fees }: InvoiceRequest,
  { tenant, directory }: LagoServices,
): Promise<string | undefined> {
  if (currency) return currency;
  const customer = customerId ? await directory.customer(tenant, customerId) : null;
  if (customer?.currency !== undefined) return customer.currency;
  const addOns = await directory.addOns(
    tenant,
    (fees ?? []).flatMap((fee) => fee.add_on_code ?? []),
  );
  const [first, ...rest] = addOns.map(({ prices }) => Object.keys(prices));
  const common = (first ?? []).filter((code) => rest.every((codes) => codes.includes(code)));
  return common.length === 1 ? common[0] : undefined;
}
