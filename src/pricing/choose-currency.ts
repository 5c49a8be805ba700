import type { AddOn } from '../directory/add-on.ts';
import type { BillingEntity } from '../directory/billing-entity.ts';
import type { Customer } from '../directory/customer.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Currency, lookUpCurrency } from '../money/currency.ts';
import { validateCurrency } from '../money/validate-currency.ts';
import { withdrawalOn } from '../money/withdrawals.ts';
import type { Policy } from '../policy/policy.ts';

/** What may decide an invoice's currency. */
export interface CurrencyChoice {
  readonly wanted: string | undefined;
  readonly customer: Customer | undefined;
  /** The add-ons of the lines. */
  readonly addOns: readonly AddOn[];
  readonly billingEntity: BillingEntity | undefined;
  /** ISO date: a customer whose currency is withdrawn by then may be billed in its successor. */
  readonly today: string;
}

/**
 * Choose an invoice's currency: the input's, else the first default of the policy that has one.
 *
 * The add-ons have one where all of them are priced in exactly one common currency. A customer with a currency is
 * billed in it (S1), unless the policy takes it as a default only.
 *
 * @returns the currency, or `currency.required`, `currency.unknown`, `currency.customer_mismatch`
 */
export function chooseCurrency(
  choice: CurrencyChoice,
  policy: Policy,
  custom: readonly Currency[],
): { readonly currency: Currency } | { readonly fault: Fault } {
  const code = choice.wanted ?? defaultCurrency(choice, policy);
  if (code === undefined) {
    return {
      fault: fault(
        'currency.required',
        '/currency',
        'neither the input nor the policy gives a currency; pass one, such as "EUR"',
      ),
    };
  }
  const [unknown] = validateCurrency(code, { custom }, '/currency');
  if (unknown) return { fault: unknown };
  const own = choice.customer?.currency;
  const isSucceeded = own !== undefined && withdrawalOn(own, choice.today, custom)?.successor?.code === code;
  if (own !== undefined && own !== code && !isSucceeded && policy.customerCurrency === 'must_match') {
    return {
      fault: fault(
        'currency.customer_mismatch',
        '/currency',
        `customer ${show(choice.customer?.id)} is billed in "${own}", not ${show(code)}; bill in ${own}, or use customerCurrency: "default_only"`,
        { customer: own },
      ),
    };
  }
  return { currency: lookUpCurrency(code, custom) as Currency };
}

function defaultCurrency({ customer, addOns, billingEntity }: CurrencyChoice, policy: Policy): string | undefined {
  for (const level of policy.currencyDefaults) {
    if (level === 'customer') {
      if (customer?.currency !== undefined) return customer.currency;
    } else if (level === 'billing_entity') {
      if (billingEntity !== undefined) return billingEntity.currency;
    } else if (level === 'add_on') {
      const common = commonCurrency(addOns);
      if (common !== undefined) return common;
    } else return level;
  }
  return undefined;
}

function commonCurrency(addOns: readonly AddOn[]): string | undefined {
  const [first, ...rest] = addOns;
  const common = Object.keys(first?.prices ?? {}).filter((code) =>
    rest.every((addOn) => Object.hasOwn(addOn.prices, code)),
  );
  return common.length === 1 ? common[0] : undefined;
}
