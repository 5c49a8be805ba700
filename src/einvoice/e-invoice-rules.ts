import type { EInvoiceProfile } from '../code-lists/e-invoice-profiles.ts';
import { rulesOf, warningRulesOf } from './rules/rules-of.ts';
import { pathOf } from './terms.ts';
import { requireProfile } from './validate-e-invoice.ts';

/** A rule as a person reads it. */
export interface EInvoiceRule {
  /** As published, such as `"BR-DE-15"`. */
  readonly id: string;
  /** The business term that breaks it. */
  readonly term: string;
  /** Where our documents have it; empty if they cannot express it. */
  readonly path: string;
  /** What is wrong and what to set. */
  readonly says: string;
  /** Only a warning. */
  readonly warns: boolean;
}

/**
 * The rules that `validateEInvoice` checks for a profile, and those that `warnEInvoice` does.
 *
 * @throws {ValidationError} `einvoice.profile_unknown`
 */
export function eInvoiceRules(profile: EInvoiceProfile): readonly EInvoiceRule[] {
  const facts = requireProfile(profile);
  const read = (warns: boolean) => (rule: { readonly id: string; readonly term: string; readonly says: string }) => ({
    id: rule.id,
    term: rule.term,
    path: pathOf(rule.term),
    says: rule.says,
    warns,
  });
  return [...rulesOf(facts).map(read(false)), ...warningRulesOf(facts).map(read(true))];
}
