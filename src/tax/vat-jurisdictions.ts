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
  for (const [index, { taxes }] of lines.entries()) {
    for (const tax of taxes.filter(isVat)) {
      const path = pointer(pointer('/lines', index), 'taxes');
      const { jurisdiction = null } = tax;
      const row = `${tax.category} ${tax.rateText}`;
      const earlier = byRow.get(row) ?? tax;
      const others = [earlier.jurisdiction ?? null, jurisdiction === null ? jurisdiction : (stated ?? jurisdiction)];
      const other = others.find((one) => one !== jurisdiction);
      if (other !== undefined) return [twoJurisdictions(path, other, jurisdiction)];
      const countries = [earlier, tax].map(({ code }) => countryIn(code));
      if (jurisdiction === null && countries[0] && countries[1] && countries[0] !== countries[1])
        return [oneRowOfTwo(path, earlier.code, tax.code)];
      byRow.set(row, earlier);
      if (jurisdiction !== null) stated = jurisdiction;
    }
  }
  return [];
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
