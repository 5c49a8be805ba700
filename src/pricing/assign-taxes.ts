import type { Rounding } from '../calculation/calculation.ts';
import { validateCalculationTax } from '../calculation/validate-calculation-tax.ts';
import type { AddOn } from '../directory/add-on.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { hasVatId } from '../directory/tax-id.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { NearMissSearch } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Currency } from '../money/currency.ts';
import { type Policy, taxesPerLineOf } from '../policy/policy.ts';
import { decideTaxes, type TaxDecision } from '../tax/resolve-taxes.ts';
import { splitWithheld } from '../tax/split-withheld.ts';
import type { Tax, TaxSource } from '../tax/tax.ts';
import { isVat } from '../tax/tax-group.ts';
import { validOn, withoutValidity } from '../tax/valid-on.ts';
import { categoryRequired } from '../tax/vat-rules.ts';
import { Report } from '../validation/report.ts';
import type { PlannedLine } from './plan.ts';
import { recordReader } from './taxes/read-record.ts';
import { unknownReference } from './unknown-references.ts';

/** What decides the taxes of a line. */
interface TaxedLine {
  /** What the line says; `null`: derive. */
  readonly taxCodes: readonly string[] | null;
  readonly addOn: AddOn | undefined;
  /** ISO date whose taxes apply. */
  readonly taxDate: string;
}

/**
 * Gives a line its taxes by the policy's chain.
 *
 * @param path - JSON Pointer of the line in the caller's input
 * @param faults - gets `tax.not_found` and `tax.not_valid`: a code is never dropped, never replaced by a default
 * @returns the taxes and their source, or `undefined` where there is a fault
 */
export type TaxAssigner = (line: TaxedLine, path: string, faults: Fault[]) => AssignedTaxes | undefined;

/** Lines with the same taxes share them, so that computing looks their groups up once. */
type AssignedTaxes = Pick<PlannedLine, 'taxes' | 'withheld' | 'taxSource'>;

/** An assigner of the taxes that the records name; each tax is read once. */
export function createTaxAssigner(
  { customer, billingEntity, taxes }: Partial<InvoiceRecords>,
  policy: Policy,
  { exponent }: Currency,
  { taxLevel }: Rounding,
): TaxAssigner {
  const most = taxesPerLineOf(policy);
  const known = byCode(taxes ?? []);
  const read = recordReader(exponent, taxLevel);
  const assigned = new Map<string, Map<string, AssignedTaxes>>();
  const needsCategory = billingEntity !== undefined && hasVatId(billingEntity) && policy.vatRules === 'en16931';
  const isOutsideVat = ({ codes }: TaxDecision): boolean => {
    if (codes.length === 0) return policy.vatRules === 'off' && !(billingEntity && hasVatId(billingEntity));
    return codes.every((code) => known.get(code)?.every((tax) => !isVat(tax)) === true);
  };
  // Its searches for near misses are limited.
  const near = new Report();
  return ({ taxCodes, addOn, taxDate }, path, faults) => {
    const codesPath = (): string => pointer(path, 'taxCodes');
    const decision = decideTaxes(
      {
        line: taxCodes,
        exemption: customer?.taxExemption,
        isOutsideVat,
        addOn: addOn?.taxCodes,
        customer: customer?.taxCodes,
        billingEntity: billingEntity?.taxCodes,
      },
      policy.taxChain,
    );
    const { source: taxSource, codes } = decision;
    if (codes.length > most) {
      faults.push(tooManyTaxes(codes.length, most, codesPath()));
      return undefined;
    }
    if (needsCategory && codes.length === 0 && decision.tax === undefined && isNamed(taxSource)) {
      faults.push(categoryRequired(codesPath()));
      return undefined;
    }
    const ofDate = assigned.get(taxDate) ?? new Map<string, AssignedTaxes>();
    assigned.set(taxDate, ofDate);
    // The common case needs no text of its own; no code has a NUL as the others do.
    const [first] = codes;
    const isOne = decision.tax === undefined && codes.length === 1;
    const key = isOne ? (first as string) : `\0${JSON.stringify([decision.tax, codes])}`;
    const earlier = ofDate.get(key);
    if (earlier?.taxSource === taxSource) return earlier;
    const named = decision.tax ? [decision.tax] : codes.map((code) => validOn(known.get(code) ?? [], taxDate));
    if (!named.every(isFound)) {
      faults.push(...unknownTaxes(decision, { known, taxDate, near }, codesPath()));
      return undefined;
    }
    const records = named.map(read);
    if (!records.every(isFound)) {
      const said = new Set(faults.map((one) => one.path));
      faults.push(...faultsOfRecords(named, exponent, taxLevel).filter((one) => !said.has(one.path)));
      return undefined;
    }
    const taxes: AssignedTaxes = {
      taxes: records.flatMap((one) => one.taxes),
      withheld: records.flatMap((one) => one.withheld),
      taxSource,
    };
    ofDate.set(key, taxes);
    return taxes;
  };
}

/** Whether a level of the catalogue or the line itself says that there is no tax. */
function isNamed(source: TaxSource | null): boolean {
  return source !== null && source !== 'resolver' && source !== 'exemption';
}

/** The fault of a line with more taxes than the policy allows. */
export function tooManyTaxes(count: number, max: number, path: string): Fault {
  const message = `${count} taxes on one line, at most ${max} are allowed; name fewer, or raise the policy's limits.taxesPerLine`;
  return fault('taxes.too_many', path, message, { max });
}

/** The fault of a customer's exemption that the policy would pass over. */
export function checkExemption(customer: InvoiceRecords['customer'] | undefined, { taxChain }: Policy): Fault[] {
  if (customer?.taxExemption === undefined || taxChain.includes('exemption')) return [];
  return [
    fault(
      'tax.level_disabled',
      '/customerId',
      `customer ${show(customer.id)} has a taxExemption; add "exemption" to the policy's taxChain`,
    ),
  ];
}

function byCode(taxes: readonly Tax[]): ReadonlyMap<string, readonly Tax[]> {
  const known = new Map<string, Tax[]>();
  for (const tax of taxes) {
    const versions = known.get(tax.code);
    if (versions === undefined) known.set(tax.code, [tax]);
    else versions.push(tax);
  }
  return known;
}

function isFound<T extends object>(one: T | undefined): one is T {
  return one !== undefined;
}

interface Catalogue {
  readonly known: ReadonlyMap<string, readonly Tax[]>;
  readonly taxDate: string;
  readonly near: NearMissSearch;
}

function unknownTaxes({ codes, source }: TaxDecision, { known, taxDate, near }: Catalogue, path: string): Fault[] {
  const where = source === 'line' ? '' : ` (a default of the ${String(source).replace('_', ' ')})`;
  return codes.flatMap((code, place) => {
    const at = source === 'line' ? pointer(path, place) : path;
    const versions = known.get(code);
    if (versions === undefined) return [unknownReference('tax', code, at, known.keys(), where, near)];
    return validOn(versions, taxDate) ? [] : [invalidTax(code, versions, taxDate, at)];
  });
}

/** The fault of a code with no tax that is valid on a tax date. */
function invalidTax(code: string, versions: readonly Tax[], taxDate: string, path: string): Fault {
  const spans = versions.map(({ validFrom = '…', validUntil = '…' }) => `${validFrom} to ${validUntil}`);
  const message = `tax ${show(code)} is valid ${spans.join(', ')}, not on the tax date ${taxDate}; add one of this code that is, name another code, or give another taxPointDate`;
  return fault('tax.not_valid', path, message, { code, taxDate });
}

/** The faults of taxes that the directory gave. */
function faultsOfRecords(taxes: readonly Tax[], exponent: number, taxLevel: string): Fault[] {
  const { charged, withheld } = splitWithheld(taxes.map(withoutValidity));
  return [...charged, ...withheld].flatMap((tax) =>
    validateCalculationTax(tax, pointer('/taxes', tax.code), exponent, taxLevel),
  );
}
