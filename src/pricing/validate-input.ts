import { MAX_LINES } from '../calculation/validate-calculation.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Currency } from '../money/currency.ts';
import { checkPriceCurrency } from '../money/price.ts';
import { isBelowZero } from '../money/sign.ts';
import { validateCurrency } from '../money/validate-currency.ts';
import type { Policy } from '../policy/policy.ts';
import { checkShape } from '../validation/check-shape.ts';
import { isPlainObject } from '../validation/object.ts';
import type { AnyObjectShape } from '../validation/shape.ts';
import { draftUpdateShape, type LineInput, oneOffInvoiceShape } from './input.ts';

/** What a validator may be told of the house: without it, only what holds in every house is checked. */
export interface InputRules {
  readonly policy?: Policy;
  /** The host's own currencies. */
  readonly currencies?: readonly Currency[];
}

type Loose = { readonly [key: string]: unknown };

/**
 * All faults of an input of `createOneOffInvoice`, at once, in the order of the input.
 *
 * What needs the catalogue or the customer (unknown codes, missing prices, currency of the customer) is found later.
 *
 * @returns `field.*`, `text.*`, `decimal.*`, `price.*`, `date.*`, `period.*`, `lines.*`, `line.name_required`,
 * `currency.unknown`, `base_quantity.not_positive`, `adjustment.not_allowed`, `tax.duplicate`, `tax.level_disabled`,
 * `discount.not_applicable`, `exchange_rate.not_positive`, `metadata.too_large`
 */
export function validateOneOffInvoice(input: unknown, rules: InputRules = {}): readonly Fault[] {
  const { faults, value } = checkStructure(oneOffInvoiceShape, input, rules);
  if (value === undefined) return faults;
  if (typeof value['currency'] === 'string')
    faults.push(...validateCurrency(value['currency'], { custom: rules.currencies ?? [] }, '/currency'));
  if (Array.isArray(value['lines']) && value['lines'].length === 0) {
    faults.push(fault('lines.required', '/lines', 'the invoice has no lines; bill at least one'));
  }
  eachLine(value, (line, path) => {
    faults.push(...requiredOfLine(line, path));
    for (const one of lineRules(line, path, value['currency'], rules)) faults.push(one);
  });
  faults.push(...detailRules(value));
  return faults;
}

/**
 * All faults of an input of `updateDraft`, at once.
 *
 * @returns the codes of {@link validateOneOffInvoice}
 */
export function validateDraftUpdate(input: unknown, rules: InputRules = {}): readonly Fault[] {
  const { faults, value } = checkStructure(draftUpdateShape, input, rules);
  if (value === undefined) return faults;
  if (Array.isArray(value['lines']) && value['lines'].length === 0) {
    faults.push(fault('lines.required', '/lines', 'the edit leaves no lines; leave "lines" out to keep them'));
  }
  eachLine(value, (line, path) => {
    for (const one of lineRules(line, path, undefined, rules)) faults.push(one);
  });
  faults.push(...detailRules(value));
  return faults;
}

/** The faults of a line that does not say what is billed or for how much. */
export function requiredOfLine(line: object, path: string): Fault[] {
  const { addOn, name, description, unitPrice } = line as LineInput;
  const faults: Fault[] = [];
  if (addOn === undefined && name === undefined && description === undefined) {
    faults.push(
      fault(
        'line.name_required',
        pointer(path, 'name'),
        'the line does not say what is billed; give an addOn, a name or a description (BR-25)',
      ),
    );
  }
  if (addOn === undefined && unitPrice === undefined) {
    faults.push(
      fault(
        'field.required',
        pointer(path, 'unitPrice'),
        '"unitPrice" is missing; a line without an add-on needs one, such as "150.00"',
      ),
    );
  }
  return faults;
}

function checkStructure(
  shape: object,
  input: unknown,
  rules: InputRules,
): { faults: Fault[]; value: Loose | undefined } {
  const lines: unknown = isPlainObject(input) ? input['lines'] : undefined;
  const max = rules.policy?.limits.lines ?? MAX_LINES;
  if (Array.isArray(lines) && lines.length > max) {
    return {
      faults: [
        fault(
          'lines.too_many',
          '/lines',
          `${lines.length} lines, at most ${max} are allowed on one invoice; split it`,
          { max },
        ),
      ],
      value: undefined,
    };
  }
  return { faults: checkShape(shape as AnyObjectShape, input), value: isPlainObject(input) ? input : undefined };
}

function eachLine(input: Loose, visit: (line: Loose, path: string) => void): void {
  const { lines } = input;
  if (!Array.isArray(lines)) return;
  lines.forEach((line, index) => {
    if (isPlainObject(line)) visit(line, pointer('/lines', index));
  });
}

function lineRules(line: Loose, path: string, currency: unknown, rules: InputRules): Fault[] {
  const faults: Fault[] = [];
  const { unitPrice, quantity, taxCodes } = line;
  const at = pointer(path, 'unitPrice');
  const wrong = typeof currency === 'string' ? checkPriceCurrency(unitPrice, at, currency) : undefined;
  if (wrong) faults.push(wrong);
  if (isBelowZero(quantity) && rules.policy?.adjustments === 'refused') {
    faults.push(
      fault(
        'adjustment.not_allowed',
        pointer(path, 'quantity'),
        `quantity ${show(quantity)} is below zero; use a credit note, or a policy with adjustments: "allowed"`,
      ),
    );
  }
  if (Array.isArray(taxCodes))
    for (const one of taxCodeRules(taxCodes, pointer(path, 'taxCodes'), rules)) faults.push(one);
  return faults;
}

function taxCodeRules(codes: readonly unknown[], path: string, { policy }: InputRules): Fault[] {
  const seen = new Set<unknown>();
  const faults = codes.flatMap((code, index) => {
    const twice = seen.has(code);
    seen.add(code);
    return twice
      ? [fault('tax.duplicate', pointer(path, index), `tax ${show(code)} is given twice on the line; name it once`)]
      : [];
  });
  if (policy !== undefined && !policy.taxChain.includes('line')) {
    faults.push(
      fault(
        'tax.level_disabled',
        path,
        `the policy's taxChain is ${policy.taxChain.join(', ')}; leave taxCodes out, or add "line"`,
      ),
    );
  }
  return faults;
}

function detailRules(input: Loose): Fault[] {
  const faults: Fault[] = [];
  const { issueDate, dueDate } = input;
  if (typeof issueDate === 'string' && typeof dueDate === 'string' && dueDate < issueDate) {
    faults.push(dueTooEarly(dueDate, issueDate));
  }
  return faults;
}

/** The fault of a due date before its issue date. */
export function dueTooEarly(dueDate: string, issueDate: string): Fault {
  return fault(
    'date.before_issue_date',
    '/dueDate',
    `due on ${dueDate}, before the issue date ${issueDate}; pass a later day or a payment term`,
  );
}
