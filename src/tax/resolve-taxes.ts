import type { TaxExemption } from './exempt-tax.ts';
import { exemptTax } from './exempt-tax.ts';
import type { Tax, TaxSource } from './tax.ts';

/**
 * The taxes that each level names for a line. An empty list of the line, the add-on or the customer says that there is no
 * tax; what is left out says nothing. The billing entity's are defaults: an empty list of them says nothing either.
 */
export interface TaxLevels {
  /** `null`: the line leaves it to the other levels. */
  readonly line: readonly string[] | null;
  readonly exemption: TaxExemption | undefined;
  /** Whether VAT does not concern the customer: an exemption from another tax is no row of VAT. */
  readonly isOutsideVat?: (displaced: TaxDecision) => boolean;
  readonly addOn: readonly string[] | undefined;
  readonly customer: readonly string[] | undefined;
  readonly billingEntity: readonly string[] | undefined;
}

/** Which level decided, and what; `codes` are looked up by the caller, `tax` is ready. */
export interface TaxDecision {
  readonly source: TaxSource | null;
  readonly codes: readonly string[];
  readonly tax?: Tax;
}

/**
 * Decide which level gives a line's taxes: the first level of the chain that says anything wins; levels never merge.
 *
 * @param levels - the taxes of each level
 * @param chain - the levels in use, in order; `resolver` decides when no level before it says anything
 * @returns `source: null` when no level says anything
 */
export function decideTaxes(levels: TaxLevels, chain: readonly TaxSource[]): TaxDecision {
  for (const source of chain) {
    if (source === 'resolver') return { source, codes: [] };
    if (source === 'line' && levels.line !== null) return { source, codes: levels.line };
    if (source === 'exemption' && levels.exemption) return decideExemption(levels.exemption, levels, chain);
    const codes = defaultsOf(levels, source);
    if (codes !== undefined && (codes.length > 0 || source !== 'billing_entity')) return { source, codes };
  }
  return { source: null, codes: [] };
}

/** The taxes of a level of the catalogue. */
function defaultsOf(levels: TaxLevels, source: TaxSource): readonly string[] | undefined {
  if (source === 'add_on') return levels.addOn;
  if (source === 'customer') return levels.customer;
  return source === 'billing_entity' ? levels.billingEntity : undefined;
}

function decideExemption(
  { category, exemption }: TaxExemption,
  levels: TaxLevels,
  chain: readonly TaxSource[],
): TaxDecision {
  const source = 'exemption';
  const displaced = decideTaxes({ ...levels, line: null, exemption: undefined }, chain);
  if (category === undefined || levels.isOutsideVat?.(displaced) === true) return { source, codes: [] };
  return { source, codes: [], tax: exemptTax({ category, exemption }) };
}
