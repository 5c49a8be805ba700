import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Currency, checkCustomCurrency, OWN_CODE } from './currency.ts';
import { isRate } from './withdrawals.ts';

/**
 * The fault of a currency that a host registers, or `undefined`: `currency.invalid`. Unlike a calculation, a host may say
 * that it was withdrawn, and what took its place.
 */
export function checkOwnCurrency(currency: unknown, path: string): Fault | undefined {
  const wrong = checkCustomCurrency(currency, path);
  if (wrong) return wrong;
  const { code, withdrawnOn, successor } = currency as Currency;
  if (withdrawnOn !== undefined && !/^\d{4}-\d\d-\d\d$/.test(withdrawnOn))
    return invalid(`${show(code)} has withdrawnOn ${show(withdrawnOn)}; pass an ISO date such as "2023-01-01"`, path);
  if (successor === undefined) return undefined;
  if (withdrawnOn === undefined)
    return invalid(`${show(code)} has a successor but no withdrawnOn; pass the first day without it`, path);
  const { code: next, rate } = (successor ?? {}) as Partial<Currency> & { readonly rate?: unknown };
  if (typeof next === 'string' && OWN_CODE.test(next) && next !== code && isRate(rate)) return undefined;
  return invalid(
    `the successor of ${show(code)} is { code: ${show(next)}, rate: ${show(rate)} }; pass another currency and how many ${code} one unit of it is, such as "7.53450"`,
    path,
  );
}

function invalid(message: string, path: string): Fault {
  return fault('currency.invalid', path, message);
}
