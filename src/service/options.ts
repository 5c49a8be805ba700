import { StoreError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { type Currency, checkCustomCurrency } from '../money/currency.ts';
import { policies } from '../policy/policies.ts';
import { type Policy, validatePolicy } from '../policy/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';
import type { TaxResolver } from '../ports/tax-resolver.ts';
import { checkText } from '../validation/leaves.ts';
import { uuidSource } from './uuid-source.ts';

/** What {@link createInvoicing} takes. */
export interface InvoicingOptions {
  readonly store: InvoiceStore;
  readonly directory: Directory;
  /** Default `policies.standard`. */
  readonly policy?: Policy;
  readonly taxResolver?: TaxResolver;
  /** Milliseconds until a resolver counts as failed, default 10,000. */
  readonly taxTimeoutMs?: number;
  /** Currencies of your own, beside ISO 4217. */
  readonly currencies?: readonly Currency[];
  /** The isolation boundary, default `"default"`. */
  readonly tenant?: string;
  readonly clock?: Clock;
  readonly ids?: IdSource;
}

/** The options with their defaults filled and checked. */
export interface Settings {
  readonly store: InvoiceStore;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly taxResolver: TaxResolver | undefined;
  readonly taxTimeoutMs: number;
  readonly currencies: readonly Currency[];
  readonly tenant: string;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const systemClock: Clock = { now: () => Date.now() };

/**
 * Fill and check the options.
 *
 * @throws {ValidationError} `policy.invalid`, `currency.invalid`, `field.*`
 * @throws {StoreError} `store.not_atomic`
 */
export function readOptions(options: InvoicingOptions): Settings {
  const {
    store,
    directory,
    taxResolver,
    policy = policies.standard,
    currencies = [],
    tenant = 'default',
    clock = systemClock,
  } = options;
  if (store?.atomic !== true) {
    throw new StoreError(
      'the store does not promise atomic commits (atomic: true)',
      { retryable: false },
      'store.not_atomic',
    );
  }
  const faults: Fault[] = [
    ...currencies.flatMap((currency, index) => checkCustomCurrency(currency, `/currencies/${index}`) ?? []),
    ...validatePolicy(policy, '/policy', currencies),
    ...(directory === undefined
      ? [fault('field.required', '/directory', '"directory" is missing; pass one, such as memoryDirectory(…)')]
      : []),
    ...[checkText(tenant, '/tenant', 255) ?? []].flat(),
  ];
  if (
    faults.length === 0 &&
    taxResolver === undefined &&
    policy.taxChain.length === 1 &&
    policy.taxChain[0] === 'resolver'
  ) {
    faults.push(
      fault('policy.invalid', '/policy/taxChain', 'the policy takes all taxes from a resolver; pass a taxResolver'),
    );
  }
  throwFaults(faults);
  return {
    store,
    directory,
    taxResolver,
    currencies,
    tenant,
    // Without a resolver its level has nothing to say.
    policy:
      taxResolver === undefined
        ? { ...policy, taxChain: policy.taxChain.filter((level) => level !== 'resolver') }
        : policy,
    taxTimeoutMs: options.taxTimeoutMs ?? 10_000,
    clock,
    ids: options.ids ?? uuidSource(clock),
  };
}
