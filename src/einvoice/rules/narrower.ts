import type { AnyRule } from './rule.ts';

const CATEGORIES = '(?:S|Z|E|AE|IC|G|O|AF|AG)';
const OF_LINES = new RegExp(`^BR-(?:${CATEGORIES}-(?:01|02|05|08)|O-12|16|CO-(?:04|10|25))$`);
const NOT_IN_EXTENDED = /^BR-(?:O-(?:02|03|04|11|12|13|14)|(?:S|AF|AG)-09|(?:S|Z|AF|AG)-10|CO-17|CL-24)$/;

/** The rules of EN 16931 that Factur-X BASIC WL 1.09 has: none on lines, and none on when to pay. */
export function rulesWithoutLines(rules: readonly AnyRule[]): readonly AnyRule[] {
  return rules.filter((rule) => !rule.of.startsWith('line') && !OF_LINES.test(rule.id) && !isOnOwnPayee(rule));
}

/**
 * The rules of EN 16931 that Factur-X EXTENDED 1.09 has: it takes category O beside others, and formats of attachments
 * beside those of the list, and has a rule of its own on the VAT of a row.
 */
export function rulesOfExtended(rules: readonly AnyRule[]): readonly AnyRule[] {
  return rules.filter((rule) => !NOT_IN_EXTENDED.test(rule.id) && !isOnOwnPayee(rule));
}

/** In BASIC WL and EXTENDED the payee may be the seller. */
function isOnOwnPayee({ id, term }: AnyRule): boolean {
  return id === 'BR-17' && term === 'BG-10';
}
