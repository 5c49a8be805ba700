import { lineAmount } from '../../calculation/line-amount.ts';
import { createTaxReader, type ReadTax, type TaxReader } from '../../calculation/read-tax.ts';
import { validateCalculationTax } from '../../calculation/validate-calculation-tax.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { type Policy, taxesPerLineOf } from '../../policy/policy.ts';
import { splitWithheld } from '../../tax/split-withheld.ts';
import { withoutValidity } from '../../tax/valid-on.ts';
import { isRateInRange, keepsTaxRules, validateTax } from '../../tax/validate-tax.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { list } from '../../validation/combine.ts';
import { oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { fromRow } from '../../validation/row.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import { tooManyTaxes } from '../assign-taxes.ts';
import type { Plan, PlannedLine } from '../plan.ts';
import type { ResolvedAnswer, ResolvedLine, ResolvedTax } from '../tax-request.ts';
import { awaitsResolver } from '../tax-request-for.ts';
import { checkStatedTaxes } from './check-stated-taxes.ts';

/** The taxes of a line: those that are charged, and those that the customer withholds. */
type ReadLineTaxes = Pick<PlannedLine, 'taxes' | 'withheld'> & Partial<Pick<PlannedLine, 'taxSource'>>;

/** The taxes of each line by its id, or what is wrong with the answer. */
export type TaxReading = { readonly taxes: ReadonlyMap<string, ReadLineTaxes> } | { readonly faults: Fault[] };

/** Read tax by tax, further down. */
const taxList: Leaf<readonly ResolvedTax[]> = leaf({ type: 'array' }, (value, path) =>
  Array.isArray(value)
    ? undefined
    : fault('tax.resolver_invalid', path, `${show(value)} is not a list of taxes; pass an array, empty for no tax`),
);

const answerShape = object<ResolvedAnswer>({
  status: oneOf(['resolved']),
  stated: optional(oneOf(['as_filed'])),
  lines: list(object<ResolvedLine>({ id: text(), taxes: taxList })),
});

/**
 * Read a resolver's answer against the plan that it was asked for: it comes from outside and is checked like any
 * input, by our own copy of the lines.
 *
 * @returns the taxes by line id, or `tax.resolver_invalid` and the codes of `validateTax`, with paths into the answer
 */
export function readTaxAnswer(given: unknown, plan: Plan): TaxReading {
  const answer = fromRow(given);
  const malformed = checkShape(answerShape, answer);
  if (malformed.length > 0) return { faults: malformed };
  const { lines, stated } = answer as ResolvedAnswer;
  const asked = new Map(plan.lines.filter(awaitsResolver).map((line) => [line.id, line]));
  const faults = checkIds(lines, asked);
  if (faults.length > 0) return { faults };
  const readTaxes = createTaxReader({ exponent: plan.currency.exponent, taxLevel: plan.rounding.taxLevel });
  const taxes = new Map<string, ReadLineTaxes>();
  lines.forEach((line, index) => {
    const read = readLine(line, pointer(pointer('/lines', index), 'taxes'), plan, readTaxes, faults);
    if (read === undefined) return;
    const isAsFiled = stated === 'as_filed' && read.taxes.some((tax) => tax.stated !== undefined);
    taxes.set(line.id, isAsFiled ? { ...read, taxSource: 'resolver_as_filed' } : read);
    if (!isAsFiled) faults.push(...checkStated(read.taxes, asked.get(line.id) as PlannedLine, index, plan));
  });
  return faults.length > 0 ? { faults } : { taxes };
}

function checkIds(lines: readonly ResolvedLine[], asked: ReadonlyMap<string, PlannedLine>): Fault[] {
  const answered = new Set<string>();
  const faults = lines.flatMap(({ id }, index) => {
    const isTwice = answered.has(id);
    answered.add(id);
    if (!isTwice && asked.has(id)) return [];
    const message = isTwice
      ? `line ${show(id)} is answered twice; answer each line once, with all its taxes`
      : `line ${show(id)} was not asked for; answer the ids of the request's lines`;
    return [fault('tax.resolver_invalid', pointer(pointer('/lines', index), 'id'), message)];
  });
  for (const [id, { name }] of asked) {
    if (answered.has(id)) continue;
    const message = `line ${show(id)} (${show(name)}) is not answered; answer each line of the request, with taxes: [] for no tax`;
    faults.push(fault('tax.resolver_invalid', '/lines', message));
  }
  return faults;
}

function readLine(
  { taxes: given }: ResolvedLine,
  path: string,
  { currency, rounding, details, policy }: Plan,
  readTaxes: TaxReader,
  faults: Fault[],
): ReadLineTaxes | undefined {
  const taxes = given.map(withoutValidity);
  const most = taxesPerLineOf(policy);
  if (taxes.length > most) {
    faults.push(tooManyTaxes(taxes.length, most, path));
    return undefined;
  }
  const split = splitWithheld(taxes);
  const [read, withheld] = [readTaxes(split.charged), readTaxes(split.withheld)];
  if (!areSound(read, split.charged, false, policy) || !areSound(withheld, split.withheld, true, policy)) {
    taxes.forEach((tax, place) => {
      faults.push(...taxFaults(tax, pointer(path, place), { currency, rounding, policy }));
    });
    return undefined;
  }
  const statedCount = read.filter((tax) => tax.stated !== undefined).length;
  if (details.pricesIncludeTax && statedCount > 0 && statedCount < read.length) {
    faults.push(fault('tax.resolver_invalid', path, 'where prices include tax, state all amounts of a line or none'));
    return undefined;
  }
  const states = withheld.findIndex((tax) => tax.stated !== undefined);
  if (states >= 0) {
    const message = `the withheld tax ${show(withheld[states]?.code)} states an amount; give its rate alone, it is computed on the net amount`;
    faults.push(fault('tax.resolver_invalid', path, message));
    return undefined;
  }
  return { taxes: read, withheld };
}

function areSound(
  read: readonly ReadTax[] | undefined,
  taxes: readonly Omit<ResolvedTax, 'withheld'>[],
  withheld: boolean,
  policy: Policy,
): read is readonly ReadTax[] {
  return read !== undefined && taxes.every((tax) => isSound({ ...tax, withheld }, policy));
}

/** Whether a tax that was read also follows the rules for taxes in the directory, which have a name and a scheme. */
function isSound(tax: ResolvedTax, policy: Policy): boolean {
  return (
    tax.name !== undefined && tax.scheme !== undefined && isRateInRange(tax.rate ?? 0) && keepsTaxRules(tax, policy)
  );
}

function taxFaults(
  tax: ResolvedTax,
  path: string,
  { currency, rounding, policy }: Pick<Plan, 'currency' | 'rounding' | 'policy'>,
): Fault[] {
  const { taxableAmount: _, amount: __, ...plain } = tax ?? {};
  const { withheld: _w, ...calculated } = tax ?? {};
  const faults = validateCalculationTax(calculated, path, currency.exponent, rounding.taxLevel);
  const known = new Set(faults.map((one) => one.path));
  return [...faults, ...validateTax(plain, path, policy).filter((one) => !known.has(one.path))];
}

function checkStated(
  taxes: readonly ReadTax[],
  line: PlannedLine,
  index: number,
  { currency: { exponent }, rounding, details: { pricesIncludeTax } }: Plan,
): Fault[] {
  if (taxes.every((tax) => tax.stated === undefined)) return [];
  const amount = lineAmount(line, exponent, rounding.mode);
  return checkStatedTaxes(taxes, { amount, pricesIncludeTax, exponent }, pointer(pointer('/lines', index), 'taxes'));
}
