import type { TaxExemption } from './exempt-tax.ts';
import { exemptTax } from './exempt-tax.ts';
import type { Tax, TaxSource } from './tax.ts';

/** The taxes that each level names for a line. An empty list names nothing, except on the line itself. */
export interface TaxLevels {
  /** `null`: the line leaves it to the other levels. */
  readonly line: readonly string[] | null;
  readonly exemption: TaxExemption | undefined;
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
 * Decide which level gives a line's taxes: the first level of the chain that names any wins; levels never merge.
 *
 * @param levels - the taxes of each level
 * @param chain - the levels in use, in order; `resolver` decides when no level before it names any
 * @returns `source: null` when no level names any
 */
export function decideTaxes(levels: TaxLevels, chain: readonly TaxSource[]): TaxDecision {
  const lists: Partial<Record<TaxSource, readonly string[] | undefined>> = {
    add_on: levels.addOn,
    customer: levels.customer,
    billing_entity: levels.billingEntity,
  };
  for (const source of chain) {
    if (source === 'resolver') return { source, codes: [] };
    if (source === 'line' && levels.line !== null) return { source, codes: levels.line };
    if (source === 'exemption' && levels.exemption) return { source, codes: [], tax: exemptTax(levels.exemption) };
    const codes = lists[source];
    if (codes !== undefined && codes.length > 0) return { source, codes };
  }
  return { source: null, codes: [] };
}
