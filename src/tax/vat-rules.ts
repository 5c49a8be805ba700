import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { isVat } from './tax-group.ts';
import type { VatFacts, VatLineTax } from './vat-facts.ts';
import { checkVatIds } from './vat-ids.ts';
import { checkVatJurisdictions } from './vat-jurisdictions.ts';
import { checkVatPlaces } from './vat-places.ts';

/**
 * The faults that keep a document from being a valid invoice under EN 16931; warnings while it is a draft.
 *
 * A seller with a VAT id states a category on every line (BR-CO-4); a line has one VAT category at most; O stands
 * alone (BR-O-11 to -14) and B never beside S (BR-B-02); each category needs or forbids ids of the parties (BR-S-02,
 * BR-O-02 …), and K and B a place; one category gives one reason, and all VAT is of one jurisdiction (BG-23).
 */
export function checkVatRules(facts: VatFacts): Fault[] {
  const faults: Fault[] = [];
  const present = new Map<string, string>();
  const sellerHasVatId = facts.seller.vatCountries.length > 0;
  facts.lines.forEach(({ taxes }, index) => {
    const path = pointer('/lines', index);
    const twice = checkOneVat(taxes, path);
    if (twice !== undefined) faults.push(twice);
    else if (sellerHasVatId && !taxes.some(isVat)) faults.push(categoryRequired(pointer(path, 'taxes')));
    for (const tax of taxes) if (tax.category) present.set(tax.category, present.get(tax.category) ?? path);
  });
  faults.push(
    ...checkCompany(present),
    ...checkVatIds(facts, present),
    ...checkVatPlaces(facts, present),
    ...checkReasons(facts, present),
    ...checkVatJurisdictions(facts),
  );
  return faults;
}

/** The faults of lines with two VAT rates, which no setup allows. */
export function checkOneVatPerLine(lines: VatFacts['lines']): Fault[] {
  return lines.flatMap(({ taxes }, index) => checkOneVat(taxes, pointer('/lines', index)) ?? []);
}

function checkOneVat(taxes: readonly VatLineTax[], path: string): Fault | undefined {
  if (taxes.length <= 1) return undefined;
  const vat = taxes.filter(isVat);
  if (vat.length <= 1) return undefined;
  const codes = vat.map((tax) => tax.code).join(' and ');
  return fault('tax.vat_twice', pointer(path, 'taxes'), `the line carries ${codes}; a line has one VAT rate: split it`);
}

/** The fault of a line without a VAT category, though the seller has a VAT id. */
export function categoryRequired(path: string): Fault {
  return fault(
    'tax.category_required',
    path,
    'the seller has a VAT id, so every line needs a VAT category; name a tax code (BR-CO-4)',
  );
}

/** Categories that do not stand on one invoice. */
function checkCompany(present: ReadonlyMap<string, string>): Fault[] {
  const faults: Fault[] = [];
  const add = (category: string, message: string): unknown =>
    faults.push(fault('tax.not_alone', present.get(category) as string, message));
  if (present.has('O') && present.size > 1)
    add('O', 'category O stands alone on an invoice; bill the other lines on another invoice (BR-O-11)');
  if (present.has('B') && present.has('S'))
    add('B', 'category B does not stand beside S; bill the other lines on another invoice (BR-B-02)');
  return faults;
}

/** The categories that give a reason of which a row has room for one. */
const GIVE_REASONS: readonly string[] = ['E', 'AE', 'O'];

function checkReasons({ lines }: VatFacts, present: ReadonlyMap<string, string>): Fault[] {
  if (!GIVE_REASONS.some((category) => present.has(category))) return [];
  const reasons = new Map<string, string>();
  const faults: Fault[] = [];
  lines.forEach((line, index) => {
    for (const { category, exemption } of line.taxes) {
      if (!category || !GIVE_REASONS.includes(category)) continue;
      const reason = JSON.stringify([exemption?.code ?? null, exemption?.text ?? null]);
      const first = reasons.get(category) ?? reason;
      reasons.set(category, first);
      if (first !== reason) {
        faults.push(
          fault(
            'tax.exemption_conflict',
            pointer(pointer('/lines', index), 'taxes'),
            `category ${category} already gives another reason on an earlier line; bill them on separate invoices`,
          ),
        );
      }
    }
  });
  return faults;
}
