import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { Statement } from '../../statement/statement.ts';
import { pathOf } from '../terms.ts';
import type { AnyRule, Rule, RuleSubjects } from './rule.ts';

/** The faults of a statement, in the order of the rules. */
export function checkRules(
  statement: Statement,
  rules: readonly AnyRule[],
  rowPaths?: readonly number[],
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const rule of rules) {
    switch (rule.of) {
      case 'document':
        check(rule, statement, statement, undefined, faults);
        break;
      case 'line':
        for (const [index, line] of statement.lines.entries()) check(rule, line, statement, index, faults);
        break;
      case 'vat':
        for (const [index, row] of statement.vat.entries())
          check(rule, row, statement, rowPaths?.[index] ?? index, faults);
        break;
      case 'allowance':
        for (const one of statement.allowances) check(rule, one, statement, undefined, faults);
        break;
      case 'charge':
        for (const one of statement.charges) check(rule, one, statement, undefined, faults);
        break;
      case 'lineAllowance':
        for (const [index, line] of statement.lines.entries()) {
          for (const one of line.allowances) check(rule, one, statement, index, faults);
        }
        break;
      case 'lineCharge':
        for (const [index, line] of statement.lines.entries()) {
          for (const one of line.charges) check(rule, one, statement, index, faults);
        }
        break;
    }
  }
  return faults;
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
