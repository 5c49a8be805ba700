import type { Rounding } from '../calculation/calculation.ts';
import { createTaxReader, type ReadTax } from '../calculation/read-tax.ts';
import { validateCalculationTax } from '../calculation/validate-calculation-tax.ts';
import type { AddOn } from '../directory/add-on.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { NearMissSearch } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Currency } from '../money/currency.ts';
import { type Policy, taxesPerLineOf } from '../policy/policy.ts';
import { decideTaxes, type TaxDecision } from '../tax/resolve-taxes.ts';
import type { Tax } from '../tax/tax.ts';
import { Report } from '../validation/report.ts';
import type { PlannedLine } from './plan.ts';
import { unknownReference } from './unknown-references.ts';

/**
 * Gives a line its taxes by the policy's chain.
 *
 * @param taxCodes - what the line says; `null`: derive
 * @param path - JSON Pointer of the line's tax codes in the caller's input
 * @param faults - gets `tax.not_found`: an unknown code is never dropped, never replaced by a default
 * @returns the taxes and their source, or `undefined` where there is a fault
 */
export type TaxAssigner = (
  taxCodes: readonly string[] | null,
  addOn: AddOn | undefined,
  path: string,
  faults: Fault[],
) => Pick<PlannedLine, 'taxes' | 'taxSource'> | undefined;

/** An assigner of the taxes that the records name; each tax is read once. */
export function createTaxAssigner(
  { customer, billingEntity, taxes }: Partial<InvoiceRecords>,
  policy: Policy,
  { exponent }: Currency,
  { taxLevel }: Rounding,
): TaxAssigner {
  const most = taxesPerLineOf(policy);
  const known = new Map((taxes ?? []).map((tax) => [tax.code, tax]));
  const readTaxes = createTaxReader({ exponent, taxLevel });
  const assigned = new Map<string, readonly ReadTax[]>();
  // Its searches for near misses are limited.
  const near = new Report();
  return (taxCodes, addOn, path, faults) => {
    const decision = decideTaxes(
      {
        line: taxCodes,
        exemption: customer?.taxExemption,
        addOn: addOn?.taxCodes,
        customer: customer?.taxCodes,
        billingEntity: billingEntity?.taxCodes,
      },
      policy.taxChain,
    );
    const { source: taxSource, codes } = decision;
    if (codes.length > most) {
      faults.push(tooManyTaxes(codes.length, most, path));
      return undefined;
    }
    const key = JSON.stringify(decision.tax ?? decision.codes);
    // Lines with the same taxes share the list, so that computing looks its groups up once.
    const earlier = assigned.get(key);
    if (earlier) return { taxes: earlier, taxSource };
    const missing = unknownTaxes(decision, known, path, near);
    faults.push(...missing);
    if (missing.length > 0) return undefined;
    const named = decision.tax ? [decision.tax] : decision.codes.map((code) => known.get(code) as Tax);
    const read = readTaxes(named);
    if (read === undefined) {
      const said = new Set(faults.map((one) => one.path));
      faults.push(...faultsOfRecords(named, exponent, taxLevel).filter((one) => !said.has(one.path)));
      return undefined;
    }
    assigned.set(key, read);
    return { taxes: read, taxSource };
  };
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

function unknownTaxes(
  { codes, source }: TaxDecision,
  known: ReadonlyMap<string, Tax>,
  path: string,
  near: NearMissSearch,
): Fault[] {
  const where = source === 'line' ? '' : ` (a default of the ${String(source).replace('_', ' ')})`;
  return codes.flatMap((code, place) => {
    if (known.has(code)) return [];
    return [unknownReference('tax', code, source === 'line' ? pointer(path, place) : path, known.keys(), where, near)];
  });
}

/** The faults of taxes that the directory gave. */
function faultsOfRecords(taxes: readonly Tax[], exponent: number, taxLevel: string): Fault[] {
  return taxes.flatMap((tax) => validateCalculationTax(tax, pointer('/taxes', tax.code), exponent, taxLevel));
}
