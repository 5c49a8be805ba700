import type { ProfileFacts } from '../profiles.ts';
import { codeRules } from './codes.ts';
import { conditionRules } from './conditions.ts';
import { decimalRules } from './decimals.ts';
import { facturXListRules, facturXRules } from './factur-x.ts';
import { extendedRules } from './factur-x-extended.ts';
import { frenchRules } from './france/france.ts';
import { germanRules } from './german.ts';
import { germanWarnings } from './german-warnings.ts';
import { rulesOfExtended, rulesWithoutLines } from './narrower.ts';
import { peppolRules } from './peppol.ts';
import { lineAmountRule, sharedPeppolRules } from './peppol-shared.ts';
import { requiredRules } from './required.ts';
import type { AnyRule } from './rule.ts';
import { vatCategoryRules } from './vat-categories.ts';

const xrechnung = { id: (number: string): string => `BR-DE-${number}`, applies: (): boolean => true };

/** The rules of EN 16931. */
export const en16931Rules: readonly AnyRule[] = [
  ...requiredRules,
  ...conditionRules,
  ...decimalRules,
  ...codeRules,
  ...vatCategoryRules,
];

/** The rules of XRechnung 3.0 beyond EN 16931. */
export const xrechnungRules: readonly AnyRule[] = [...germanRules(xrechnung), ...sharedPeppolRules];

/** The rules of a profile that refuse a document. */
export function rulesOf({ name }: ProfileFacts): readonly AnyRule[] {
  if (name === 'xrechnung') return xrechnungAndEn;
  if (name === 'peppol') return peppolAndEn;
  if (name === 'facturx-fr') return franceAndEn;
  if (name === 'facturx-extended') return extendedAndEn;
  if (name === 'facturx-basic-wl') return basicWl;
  // A file in CII that names EN 16931 is one of Factur-X EN 16931, and its validators judge it.
  return name === null ? en16931Rules : facturXAndEn;
}

/** The rules of a profile that only warn. */
export function warningRulesOf({ name }: ProfileFacts): readonly AnyRule[] {
  return name === 'xrechnung' ? xrechnungWarnings : [];
}

const xrechnungAndEn: readonly AnyRule[] = [...en16931Rules, ...xrechnungRules];
const peppolAndEn: readonly AnyRule[] = [...en16931Rules, ...peppolRules];
const facturXAndEn: readonly AnyRule[] = [...en16931Rules, ...facturXRules, ...facturXListRules];
const extendedAndEn: readonly AnyRule[] = [...rulesOfExtended(en16931Rules), ...facturXRules, ...extendedRules];
const basicWl: readonly AnyRule[] = rulesWithoutLines(facturXAndEn);
const franceAndEn: readonly AnyRule[] = [...facturXAndEn, ...frenchRules];
const xrechnungWarnings: readonly AnyRule[] = [...germanWarnings(xrechnung), lineAmountRule];
