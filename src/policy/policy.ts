import type { Rounding } from '../calculation/calculation.ts';
import type { CodeListCheck } from '../code-lists/code-leaf.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Currency, lookUpCurrency } from '../money/currency.ts';
import type { CurrencyContext } from '../money/currency-code.ts';
import { type RoundingMode, roundingModes } from '../money/rounding.ts';
import { type TaxLevel, type TaxSource, taxLevels, taxSources } from '../tax/tax.ts';
import { isVat } from '../tax/tax-group.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list, nullable } from '../validation/combine.ts';
import { integer, oneOf, text } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import type { Report } from '../validation/report.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { type AmountsByCurrency, addAmountFaults, amountsByCurrency } from './amounts-by-currency.ts';
import { type WriteOffLimit, writeOffLimitShape } from './write-off-limit.ts';

/** How a newly created invoice starts: as a draft, as a draft on hold (S2), or finalized at once (S1). */
export type IssueMode = 'draft' | 'held' | 'now';

/** How large an invoice may become. */
export interface Limits {
  /** Most lines, at most 10,000. */
  readonly lines: number;
  /** Most bytes of a draft's stored JSON, default 2,000,000. Payments may add a quarter of it to an issued invoice. */
  readonly documentBytes?: number;
  /** Most taxes of one line, default 10. */
  readonly taxesPerLine?: number;
  /** Most bytes of an attachment's content, default 1,000,000. */
  readonly attachmentBytes?: number;
}

/** Where an invoice's currency comes from when the input names none: a level, or a fixed ISO 4217 code. */
export type CurrencyDefault = 'customer' | 'add_on' | 'billing_entity' | (string & Record<never, never>);

/**
 * Your choices, as plain data. A policy never changes what an input means.
 */
export interface Policy {
  /** Used when the input has no `issue`. */
  readonly issue: IssueMode;
  /** When the legal number is taken. `create` numbers drafts, which can then only be voided (S3, S4). */
  readonly assignNumber: 'finalize' | 'create';
  /** The tax levels in use; the first that names any wins; levels never merge. */
  readonly taxChain: readonly TaxSource[];
  readonly rounding: Rounding;
  /** Used in this order when the input names no currency. */
  readonly currencyDefaults: readonly CurrencyDefault[];
  /** `must_match`: an input that differs from the customer's currency is refused (S1). */
  readonly customerCurrency: 'must_match' | 'default_only';
  /** Whether a negative quantity may correct other lines. */
  readonly adjustments: 'refused' | 'allowed';
  /** How many days an issue date may lie before and after today; `null` is any number. */
  readonly issueDateWindow: { readonly pastDays: number | null; readonly futureDays: number | null };
  /** Sets `finalizeAt` this many hours after creation or release. */
  readonly finalizeAfter: { readonly event: 'creation' | 'release'; readonly hours: number } | null;
  /** Whether an issued invoice may be voided at all. */
  readonly voidIssued: 'allowed' | 'credit_note_only';
  /** Whether tax in a currency other than the seller's needs an exchange rate (directive 2006/112, art. 230). */
  readonly exchangeRate: 'optional' | 'required';
  /**
   * The schemes whose tax an invoice in another currency also states in the seller's, default `VAT` and `GST` (Singapore
   * and India ask for it as Europe does). `exchangeRate` holds for all of them.
   */
  readonly taxCurrencySchemes?: readonly string[];
  /**
   * Whether the rules of EN 16931 on VAT are warnings on a draft and faults when it is finalized: which ids a category
   * needs or forbids, and where it may be used. Presets of sellers outside Europe have them off.
   */
  readonly vatRules: 'en16931' | 'off';
  /**
   * Whether what an invoice lacks for the e-invoice of its profile keeps it from being finalized: `required` refuses it,
   * and also an invoice without a profile, unless that is `"none"`. Default `optional`: a draft warns.
   */
  readonly eInvoice?: 'optional' | 'required';
  /** Whether countries, units, means of payment and the other codes must be on the lists that EN 16931 names. */
  readonly codeLists: CodeListCheck;
  /**
   * The smallest amount that cash has, by currency, such as `{ CHF: "0.05" }`: what is payable is rounded to it, half up,
   * and stated as `roundingAmount` (BT-114).
   */
  readonly cashRounding: AmountsByCurrency;
  /** Most that `writeOff` may take off one invoice. */
  readonly writeOff: { readonly limit: WriteOffLimit };
  /** Whether a payment may be more than is due; what is more is refundable then. */
  readonly overpayment: 'refused' | 'refundable';
  readonly limits: Limits;
}

const members: ObjectShape<Policy> = object<Policy>({
  issue: oneOf<IssueMode>(['draft', 'held', 'now']),
  assignNumber: oneOf(['finalize', 'create']),
  taxChain: list<TaxSource>(oneOf(taxSources), { max: taxSources.length }),
  rounding: object<Rounding>({ taxLevel: oneOf<TaxLevel>(taxLevels), mode: oneOf<RoundingMode>(roundingModes) }),
  currencyDefaults: list<CurrencyDefault>(text(), { max: 100 }),
  customerCurrency: oneOf(['must_match', 'default_only']),
  adjustments: oneOf(['refused', 'allowed']),
  issueDateWindow: object<Policy['issueDateWindow']>({
    pastDays: nullable(integer(0, 36_500)),
    futureDays: nullable(integer(0, 36_500)),
  }),
  finalizeAfter: nullable(
    object<NonNullable<Policy['finalizeAfter']>>({ event: oneOf(['creation', 'release']), hours: integer(0, 87_600) }),
  ),
  voidIssued: oneOf(['allowed', 'credit_note_only']),
  exchangeRate: oneOf(['optional', 'required']),
  taxCurrencySchemes: optional(list(text(40), { max: 100 })),
  vatRules: oneOf(['en16931', 'off']),
  eInvoice: optional(oneOf(['optional', 'required'])),
  codeLists: oneOf(['checked', 'unchecked']),
  cashRounding: amountsByCurrency,
  writeOff: object<Policy['writeOff']>({ limit: writeOffLimitShape }),
  overpayment: oneOf(['refused', 'refundable']),
  limits: object<Limits>({
    lines: integer(1, 10_000),
    documentBytes: optional(integer(10_000, 100_000_000)),
    taxesPerLine: optional(integer(1, 100)),
    attachmentBytes: optional(integer(1, 100_000_000)),
  }),
});

/** Most bytes of a draft's stored JSON under a policy. */
export function documentBytesOf(policy: Policy | undefined): number {
  return policy?.limits.documentBytes ?? 2_000_000;
}

/** Most bytes of an attachment's content under a policy. */
export function attachmentBytesOf(policy: Policy | undefined): number {
  return policy?.limits.attachmentBytes ?? 1_000_000;
}

/** Whether tax of a scheme is also stated in the seller's currency. */
export function isTaxInBooks(
  tax: { readonly scheme: string | null; readonly category: string | null },
  { taxCurrencySchemes = ['VAT', 'GST'] }: Pick<Policy, 'taxCurrencySchemes'>,
): boolean {
  return taxCurrencySchemes.includes(isVat(tax) ? 'VAT' : (tax.scheme ?? ''));
}

/** Most taxes of one line under a policy. */
export function taxesPerLineOf({ limits }: Policy): number {
  return limits.taxesPerLine ?? 10;
}

/** The shape of a {@link Policy}, with the rules of {@link validatePolicy}. */
export const policyShape: ObjectShape<Policy> = refine(members, policyRules);

/**
 * All faults of a policy, read before the first invoice.
 *
 * @param custom - the host's own currencies
 * @returns `policy.invalid` and the `field.*` codes
 */
export function validatePolicy(policy: unknown, path = '/policy', custom: readonly Currency[] = []): readonly Fault[] {
  return checkShape(policyShape, policy, path, { currencies: custom });
}

function policyRules({ taxChain, currencyDefaults, cashRounding, writeOff }: Policy, report: Report): void {
  const { currencies } = report.context as CurrencyContext;
  addAmountFaults(cashRounding, '/cashRounding', currencies, report);
  if (isPlainObject(writeOff.limit)) addAmountFaults(writeOff.limit, '/writeOff/limit', currencies, report);
  const places = taxChain.map((level) => taxSources.indexOf(level));
  if (places.some((place, index) => index > 0 && place <= (places[index - 1] as number))) {
    report.add(
      fault(
        'policy.invalid',
        '/taxChain',
        `tax levels come once and in the order ${taxSources.join(', ')}; got ${taxChain.join(', ')}`,
      ),
    );
  }
  currencyDefaults.forEach((level, index) => {
    if (['customer', 'add_on', 'billing_entity'].includes(level) || lookUpCurrency(level, currencies)) return;
    report.add(
      fault(
        'policy.invalid',
        `/currencyDefaults/${index}`,
        `${show(level)} is neither "customer", "add_on", "billing_entity" nor a currency`,
      ),
    );
  });
}
