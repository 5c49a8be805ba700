import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Policy } from '../policy/policy.ts';
import { decideTaxes } from '../tax/resolve-taxes.ts';
import type { Tax, TaxSource } from '../tax/tax.ts';
import type { LineDraft } from './line-draft.ts';
import type { ResolvedTax } from './tax-request.ts';

/** A line's taxes and where they came from; `resolver` lines get theirs from the resolver's answer. */
export interface AssignedTaxes {
  readonly source: TaxSource | null;
  readonly taxes: readonly ResolvedTax[];
}

/**
 * Give every line its taxes by the policy's chain.
 *
 * An unknown code is a fault with the line's path: never dropped, never replaced by a default.
 *
 * @param pathOf - JSON Pointer of a line's tax codes in the caller's input
 */
export function assignTaxes(
  lines: readonly LineDraft[],
  records: InvoiceRecords,
  policy: Policy,
  pathOf: (index: number) => string,
): { readonly assigned: readonly AssignedTaxes[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const known = new Map(records.taxes.map((tax) => [tax.code, tax]));
  const { customer, billingEntity } = records;
  if (customer.taxExemption !== undefined && !policy.taxChain.includes('exemption')) {
    faults.push(
      fault(
        'tax.level_disabled',
        '/customerId',
        `customer ${show(customer.id)} has a taxExemption; add "exemption" to the policy's taxChain`,
      ),
    );
  }
  const unknownTax = (code: string, source: TaxSource | null, path: string, place: number): Fault =>
    source === 'line'
      ? notFound('tax', code, pointer(path, place), known.keys())
      : notFound('tax', code, path, known.keys(), ` (a default of the ${String(source).replace('_', ' ')})`);
  const assigned = lines.map((line, index): AssignedTaxes => {
    const addOn = records.addOns.find((one) => one.code === line.addOn);
    const decision = decideTaxes(
      {
        line: line.taxCodes,
        exemption: customer.taxExemption,
        addOn: addOn?.taxCodes,
        customer: customer.taxCodes,
        billingEntity: billingEntity.taxCodes,
      },
      policy.taxChain,
    );
    if (decision.tax) return { source: decision.source, taxes: [decision.tax] };
    const taxes = decision.codes.flatMap((code, place): Tax[] => {
      const tax = known.get(code);
      if (tax === undefined) faults.push(unknownTax(code, decision.source, pathOf(index), place));
      return tax === undefined ? [] : [tax];
    });
    return { source: decision.source, taxes };
  });
  return { assigned, faults };
}

/** The fault of a code that the directory does not know, with the near miss. */
export function notFound(
  kind: 'tax' | 'add_on',
  code: string,
  path: string,
  known: Iterable<string>,
  where = '',
): Fault {
  const meant = nearest(code, known);
  const hint = meant === undefined ? 'add it to the directory or name another' : `did you mean "${meant}"?`;
  return fault(
    `${kind}.not_found`,
    path,
    `there is no ${kind === 'tax' ? kind : 'add-on'} ${show(code)}${where}; ${hint}`,
    { code },
  );
}
