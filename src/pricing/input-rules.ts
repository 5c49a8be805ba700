import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Currency } from '../money/currency.ts';
import { checkPriceCurrency } from '../money/price.ts';
import { isBelowZero } from '../money/sign.ts';
import type { Policy } from '../policy/policy.ts';
import { addUnder } from '../validation/add-under.ts';
import { isPlainObject } from '../validation/object.ts';
import { type Loose, refineList } from '../validation/refine.ts';
import type { Report } from '../validation/report.ts';
import type { Shape } from '../validation/shape.ts';

/** Your setup, as far as a check needs it: without it, only what holds under every setup is checked. */
export interface InputRules {
  readonly policy?: Policy;
  /** The host's own currencies. */
  readonly currencies?: readonly Currency[];
}

/** The faults of a line that does not say what is billed or for how much. */
export function requiredOfLine(line: object, path = ''): Fault[] {
  const { addOn, name, description, unitPrice } = line as Loose;
  if (addOn !== undefined) return [];
  const faults: Fault[] = [];
  if (name === undefined && description === undefined) {
    faults.push(
      fault(
        'line.name_required',
        `${path}/name`,
        'the line does not say what is billed; give an addOn, a name or a description (BR-25)',
      ),
    );
  }
  if (unitPrice === undefined) {
    faults.push(
      fault(
        'field.required',
        `${path}/unitPrice`,
        '"unitPrice" is missing; a line without an add-on needs one, such as "150.00"',
      ),
    );
  }
  return faults;
}

/** The policy's rules for a line. */
export function lineRules({ quantity, taxCodes }: Loose, report: Report): void {
  const { policy } = report.context as InputRules;
  if (policy === undefined) return;
  if (policy.adjustments === 'refused' && isBelowZero(quantity)) {
    report.add(
      fault(
        'adjustment.not_allowed',
        '/quantity',
        `quantity ${show(quantity)} is below zero; use a credit note, or a policy with adjustments: "allowed"`,
      ),
    );
  }
  if (Array.isArray(taxCodes) && !policy.taxChain.includes('line')) {
    report.add(
      fault(
        'tax.level_disabled',
        '/taxCodes',
        `the policy's taxChain is ${policy.taxChain.join(', ')}; leave taxCodes out, or add "line"`,
      ),
    );
  }
}

/** The fault of an empty list of lines. */
export function addNoLines({ lines }: Loose, message: string, report: Report): void {
  if (Array.isArray(lines) && lines.length === 0) report.add(fault('lines.required', '/lines', message));
}

/** Dinero prices must be in the invoice's currency. */
export function priceRules({ lines, currency }: Loose, report: Report): void {
  if (typeof currency !== 'string' || !Array.isArray(lines)) return;
  for (let index = 0; index < lines.length && !report.isFull; index++) {
    const line: unknown = lines[index];
    const price = isPlainObject(line) ? line['unitPrice'] : undefined;
    const wrong = checkPriceCurrency(price, '', currency);
    if (wrong) addUnder(report, ['lines', index, 'unitPrice'], [wrong]);
  }
}

/** The due date does not come before the issue date. */
export function dateRules({ issueDate, dueDate }: Loose, report: Report): void {
  if (typeof issueDate === 'string' && typeof dueDate === 'string' && dueDate < issueDate)
    report.add(dueTooEarly(dueDate, issueDate));
}

/** A tax point is a date or an event, not both (BR-CO-3). */
export function taxPointRules({ taxPointDate, taxPointEvent }: Loose, report: Report): void {
  if (typeof taxPointDate === 'string' && typeof taxPointEvent === 'string') report.add(twoTaxPoints());
}

/** The fault of a tax point that is a date and an event. */
export function twoTaxPoints(): Fault {
  const message = 'a tax point is a date or an event; give taxPointDate or taxPointEvent, not both (BR-CO-3)';
  return fault('field.conflict', '/taxPointEvent', message);
}

/** The fault of a due date before its issue date. */
export function dueTooEarly(dueDate: string, issueDate: string): Fault {
  return fault(
    'date.before_issue_date',
    '/dueDate',
    `due on ${dueDate}, before the issue date ${issueDate}; pass a later day or a payment term`,
  );
}

/** A list of tax codes in which none is given twice. */
export function withoutDuplicates(codes: Shape<readonly string[]>): Shape<readonly string[]> {
  return refineList(codes, (list, report) => {
    if (list.length < 2) return;
    const seen = new Set<unknown>();
    list.forEach((code, index) => {
      if (seen.has(code))
        report.add(fault('tax.duplicate', `/${index}`, `tax ${show(code)} is given twice on the line; name it once`));
      seen.add(code);
    });
  });
}
