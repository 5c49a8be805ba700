import { StoreError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { EInvoiceCheck } from '../invoice/e-invoice-check.ts';
import { checkOwnCurrency } from '../money/check-own-currency.ts';
import type { Currency } from '../money/currency.ts';
import { policies } from '../policy/policies.ts';
import { type Policy, validatePolicy } from '../policy/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';
import type { TaxResolver } from '../ports/tax-resolver.ts';
import { list } from '../validation/combine.ts';
import { seal } from '../validation/frozen.ts';
import { integer, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { callback, methodsOf, requireOptions } from '../validation/require-options.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { checkedClock } from './host/checked-clock.ts';
import { type CheckedDirectory, checkedDirectory } from './host/checked-directory.ts';
import { uuidSource } from './host/uuid-source.ts';
import { plainCopy } from './input/plain-copy.ts';
import { type SendingOptions, sendingOptionsShape } from './sending/sending-options.ts';

/** What {@link createInvoicing} takes. */
export interface InvoicingOptions {
  readonly store: InvoiceStore;
  readonly directory: Directory;
  /** Default `policies.standard`. */
  readonly policy?: Policy;
  readonly taxResolver?: TaxResolver;
  /** Checks the e-invoices of drafts and of what is issued: pass `checkEInvoice` of `oneoff/einvoice`. */
  readonly eInvoice?: EInvoiceCheck;
  /** Milliseconds until a resolver counts as failed, default 10,000. */
  readonly taxTimeoutMs?: number;
  /** Currencies of your own, in addition to ISO 4217. */
  readonly currencies?: readonly Currency[];
  /** The isolation boundary, default `"default"`. */
  readonly tenant?: string;
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Lets `sendInvoice` and `sendCreditNote` send. */
  readonly sending?: SendingOptions;
}

/** The options with their defaults filled and checked. */
export interface Settings {
  readonly store: InvoiceStore;
  readonly directory: CheckedDirectory;
  readonly policy: Policy;
  readonly taxResolver: TaxResolver | undefined;
  readonly eInvoice: EInvoiceCheck | undefined;
  readonly taxTimeoutMs: number;
  readonly currencies: readonly Currency[];
  readonly tenant: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly sending: SendingOptions | undefined;
  /** Who gives the command at hand. */
  readonly actor?: string;
}

const NO_CURRENCIES: readonly Currency[] = [];

const systemClock: Clock = { now: () => Date.now() };

/** The policy and the currencies are checked together, later. */
const policyLeaf: Leaf<Policy> = leaf({}, (value, path) =>
  typeof value === 'object' && value !== null
    ? undefined
    : fault(
        'field.type',
        path,
        `${show(value)} is not a policy; pass policies.${typeof value === 'string' && Object.hasOwn(policies, value) ? value : 'standard'}, or one of your own`,
      ),
);
const currencyLeaf: Leaf<Currency> = leaf({}, () => undefined);

const optionsShape: ObjectShape<InvoicingOptions> = object<InvoicingOptions>({
  store: methodsOf<InvoiceStore>(
    ['commit', 'get', 'list', 'history'],
    'a store, such as memoryStore() or postgresStore({ pool })',
  ),
  directory: methodsOf<Directory>(
    ['billingEntity', 'customer', 'addOns', 'taxes'],
    'a directory, such as memoryDirectory({ billingEntities, customers })',
  ),
  policy: optional(policyLeaf),
  taxResolver: optional(methodsOf<TaxResolver>(['resolve'], 'a tax resolver, such as countryTaxes({ … })')),
  eInvoice: optional(callback<EInvoiceCheck>('checkEInvoice of oneoff/einvoice')),
  taxTimeoutMs: optional(integer(1, 2 ** 31 - 1)),
  currencies: optional(list(currencyLeaf)),
  tenant: optional(text(255)),
  clock: optional(methodsOf<Clock>(['now'], '{ now: () => Date.now() }')),
  ids: optional(methodsOf<IdSource>(['next'], '{ next: () => crypto.randomUUID() }')),
  sending: optional(sendingOptionsShape),
});

/**
 * Check the options and fill in the defaults.
 *
 * @throws {ValidationError} `policy.invalid`, `currency.invalid`, `field.*`: an option that is misspelt is refused
 * @throws {StoreError} `store.not_atomic`
 */
export function readOptions(options: InvoicingOptions): Settings {
  requireOptions(optionsShape, options, 'createInvoicing');
  const {
    store,
    directory,
    taxResolver,
    eInvoice,
    policy = policies.standard,
    taxTimeoutMs = 10_000,
    currencies = [],
    tenant = 'default',
    clock = systemClock,
    ids,
    sending,
  } = options;
  // An unset variable must not write into the default tenant.
  if (Object.hasOwn(options, 'tenant') && options.tenant === undefined)
    throwFaults([fault('field.type', '/tenant', 'tenant is undefined; pass its name, or leave the option out')]);
  if (store.atomic !== true) {
    throw new StoreError(
      'the store does not promise atomic commits (atomic: true)',
      { retryable: false },
      'store.not_atomic',
    );
  }
  throwFaults([
    ...checkDocumentsPerCommit(store),
    ...currencies.flatMap((currency, index) => checkOwnCurrency(currency, `/currencies/${index}`) ?? []),
    ...validatePolicy(policy, '/policy', currencies),
  ]);
  const hasNoSource = taxResolver === undefined && policy.taxChain.length === 1 && policy.taxChain[0] === 'resolver';
  if (hasNoSource)
    throwFaults([
      fault('policy.invalid', '/policy/taxChain', 'the policy takes all taxes from a resolver; pass a taxResolver'),
    ]);
  if (policy.eInvoice === 'required' && eInvoice === undefined)
    throwFaults([
      fault(
        'policy.invalid',
        '/policy/eInvoice',
        'the policy requires e-invoices; pass { eInvoice: checkEInvoice } of oneoff/einvoice',
      ),
    ]);
  // Without a resolver, its level decides nothing.
  const chain = policy.taxChain.filter((level) => taxResolver !== undefined || level !== 'resolver');
  const checked = checkedClock(clock);
  return {
    store,
    directory: checkedDirectory(directory),
    taxResolver,
    eInvoice,
    currencies: currencies.length === 0 ? NO_CURRENCIES : seal(plainCopy(currencies)),
    tenant,
    taxTimeoutMs,
    clock: checked,
    ids: ids ?? uuidSource(checked),
    sending,
    // A copy, because the host may change its object later.
    policy: seal({ ...plainCopy(policy), taxChain: chain }),
  };
}

/** A credit note is written with its invoice. */
const FEWEST_DOCUMENTS = 2;

function checkDocumentsPerCommit({ documentsPerCommit: most = FEWEST_DOCUMENTS }: InvoiceStore): readonly Fault[] {
  if (Number.isInteger(most) && most >= FEWEST_DOCUMENTS) return [];
  const message = `${show(most)} is not how many documents a commit may write; let the store say a whole number from ${FEWEST_DOCUMENTS}, because a credit note is written with its invoice, or leave it out`;
  return [fault('field.value', '/store/documentsPerCommit', message)];
}
