import { tooManyLines } from '../calculation/validate-calculation.ts';
import type { Fault } from '../errors/fault.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { anyObject } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import type { AnyShape } from '../validation/shape.ts';
import { draftUpdateShape, oneOffInvoiceShape } from './input.ts';
import type { InputRules } from './input-rules.ts';

/**
 * All faults of an input of `createOneOffInvoice`, at once, in the order of the input.
 *
 * What needs the catalogue or the customer (unknown codes, missing prices, currency of the customer) is found later.
 *
 * @returns `field.*`, `text.*`, `code.unknown`, `iban.invalid`, `bic.invalid`, `attachment.too_large`, `decimal.*`, `price.*`, `date.*`, `period.*`, `lines.*`, `list.too_long`,
 * `line.name_required`, `currency.unknown`, `base_quantity.not_positive`, `adjustment.not_allowed`, `tax.duplicate`,
 * `tax.level_disabled`, `discount.not_applicable`, `exchange_rate.not_positive`, `metadata.too_large`
 */
export function validateOneOffInvoice(input: unknown, rules: InputRules = {}): readonly Fault[] {
  return validate(oneOffInvoiceShape, input, rules);
}

/**
 * All faults of an input of `updateDraft`, at once.
 *
 * @returns the codes of {@link validateOneOffInvoice}
 */
export function validateDraftUpdate(input: unknown, rules: InputRules = {}): readonly Fault[] {
  return validate(draftUpdateShape, input, rules);
}

const rulesShape = object<InputRules>({
  policy: optional(anyObject<NonNullable<InputRules['policy']>>()),
  currencies: optional(list(anyObject<NonNullable<InputRules['currencies']>[number]>())),
});

function validate(shape: AnyShape, input: unknown, rules: InputRules): readonly Fault[] {
  requireOptions(rulesShape, rules, 'the check of an input');
  const lines: unknown = isPlainObject(input) ? input['lines'] : undefined;
  const max = rules.policy?.limits.lines;
  if (max !== undefined && Array.isArray(lines) && lines.length > max)
    return [{ ...tooManyLines(lines.length, max), path: '/lines' }];
  return checkShape(shape, input, '', {
    policy: rules.policy,
    currencies: rules.currencies,
    codeLists: rules.policy?.codeLists,
  });
}
