import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { Statement } from '../../statement/statement.ts';
import { pathOf } from '../terms.ts';
import type { AnyRule, Rule, RuleSubjects } from './rule.ts';

/** What {@link checkRules} may be given. */
export interface CheckOptions {
  /** For each row of VAT its index among all tax rows of the document. */
  readonly rowPaths?: readonly number[];
  /** The syntax of the file; left out, the rules of both count. */
  readonly syntax?: 'ubl' | 'cii';
}

/** The faults of a statement, in the order of the rules. */
export function checkRules(
  statement: Statement,
  rules: readonly AnyRule[],
  { rowPaths, syntax }: CheckOptions = {},
): readonly Fault[] {
  const faults: Fault[] = [];
  const categories = categoriesOf(statement);
  for (const rule of rules) {
    if (rule.syntax !== undefined && syntax !== undefined && rule.syntax !== syntax) continue;
    if (rule.category !== undefined && !categories.has(rule.category)) continue;
    if (rule.of === 'document') check(rule, statement, statement, undefined, faults);
    else if (rule.of === 'line') checkEach(rule, statement.lines, statement, faults);
    else if (rule.of === 'vat') checkEach(rule, statement.vat, statement, faults, rowPaths);
    else if (rule.of === 'allowance') checkAll(rule, statement.allowances, statement, undefined, faults);
    else if (rule.of === 'charge') checkAll(rule, statement.charges, statement, undefined, faults);
    else if (rule.of === 'lineAllowance') {
      for (const [index, line] of statement.lines.entries()) checkAll(rule, line.allowances, statement, index, faults);
    } else {
      for (const [index, line] of statement.lines.entries()) checkAll(rule, line.charges, statement, index, faults);
    }
  }
  return faults;
}

function categoriesOf({ lines, vat, allowances, charges }: Statement): ReadonlySet<string | undefined> {
  const categories = new Set<string | undefined>();
  for (const all of [lines, vat, allowances, charges]) for (const { category } of all) categories.add(category);
  return categories;
}

function checkEach<K extends 'line' | 'vat'>(
  rule: Rule<K>,
  subjects: readonly RuleSubjects[K][],
  statement: Statement,
  faults: Fault[],
  paths?: readonly number[],
): void {
  for (let index = 0; index < subjects.length; index++) {
    check(rule, subjects[index] as RuleSubjects[K], statement, paths?.[index] ?? index, faults);
  }
}

function checkAll<K extends 'allowance' | 'charge' | 'lineAllowance' | 'lineCharge'>(
  rule: Rule<K>,
  subjects: readonly RuleSubjects[K][],
  statement: Statement,
  index: number | undefined,
  faults: Fault[],
): void {
  for (const subject of subjects) check(rule, subject, statement, index, faults);
}

function check<K extends keyof RuleSubjects>(
  rule: Rule<K>,
  subject: RuleSubjects[K],
  statement: Statement,
  index: number | undefined,
  faults: Fault[],
): void {
  if (!rule.breaks(subject, statement)) return;
  const shown = rule.shows?.(subject, statement);
  const value = shown === undefined ? '' : `${show(shown)}: `;
  faults.push(
    fault(rule.code ?? 'einvoice.rule_broken', pathOf(rule.term, index), `${value}${rule.says} (${rule.id})`, {
      rule: rule.id,
      term: rule.term,
    }),
  );
}
