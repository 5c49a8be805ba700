import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { isVat } from './tax-group.ts';
import type { VatFacts, VatLineTax } from './vat-facts.ts';
import { memberState } from './vat-places.ts';

/**
 * Two countries' VAT on one invoice: a return and an e-invoice know one. Nor may one tax name a jurisdiction and another
 * of the same category and rate none: they would be two equal rows. And where codes such as `fr-20` and `at-20` name two
 * countries but neither tax names its jurisdiction, one row would hold the VAT of both.
 *
 * @returns at most one `tax.jurisdiction_conflict`
 */
export function checkVatJurisdictions({ lines }: VatFacts): Fault[] {
  let stated: string | undefined;
  const byRow = new Map<string, VatLineTax>();
  for (let index = 0; index < lines.length; index++) {
    const path = (): string => pointer(pointer('/lines', index), 'taxes');
    for (const tax of lines[index]?.taxes ?? []) {
      if (!isVat(tax)) continue;
      const { jurisdiction = null } = tax;
      const row = `${tax.category} ${tax.rateText}`;
      const earlier = byRow.get(row) ?? tax;
      const { jurisdiction: before = null } = earlier;
      const other = before !== jurisdiction || jurisdiction === null ? before : (stated ?? jurisdiction);
      if (other !== jurisdiction) return [twoJurisdictions(path(), other, jurisdiction)];
      if (jurisdiction === null && nameTwoCountries(earlier.code, tax.code))
        return [oneRowOfTwo(path(), earlier.code, tax.code)];
      byRow.set(row, earlier);
      if (jurisdiction !== null) stated = jurisdiction;
    }
  }
  return [];
}

/** Whether two tax codes begin with two countries. */
function nameTwoCountries(one: string, another: string): boolean {
  if (one === another) return false;
  const [first, second] = [countryIn(one), countryIn(another)];
  return first !== undefined && second !== undefined && first !== second;
}

/** Beyond the member states, who has a VAT of its own beside them. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['GB', 'UK', 'CH', 'NO']);

/** The country that a tax code begins with, as `fr-20`, `FR_VAT` and `fr20` do; `undefined` for `vat-20`. */
function countryIn(code: string): string | undefined {
  const start = /^[a-z]{2}(?![a-z])/i.exec(code)?.[0].toUpperCase() ?? null;
  return start !== null && NEIGHBOURS.has(start) ? start : memberState(start);
}

function oneRowOfTwo(path: string, first: string, second: string): Fault {
  return fault(
    'tax.jurisdiction_conflict',
    path,
    `the codes ${show(first)} and ${show(second)} name two countries, and one tax row would hold the VAT of both; ` +
      'give each tax its jurisdiction (the same one, if both are levied by one country)',
  );
}

function twoJurisdictions(path: string, first: string | null, second: string | null): Fault {
  const name = (one: string | null): string => (one === null ? 'no jurisdiction' : `jurisdiction ${one}`);
  const wayOut =
    first === null || second === null
      ? 'give every VAT its jurisdiction'
      : 'bill each country on an invoice of its own';
  const message = `the VAT of this line has ${name(second)}, that of an earlier line ${name(first)}; ${wayOut}`;
  return fault('tax.jurisdiction_conflict', path, message);
}
