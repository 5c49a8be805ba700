import { type NumberModule, numberModule, type Verdict } from './number-module.ts';

const stdnumVat = numberModule('GB', 'vat');

/** Nine digits, twelve for a branch, or a government department or health authority. */
const SHAPE = /^(\d{9}|\d{12}|(GD|HA)(\d{3}|8888\d{5}))$/;

/** British VAT numbers, Northern Ireland's too; stdnum 1.12 takes any two letters and three digits for a department. */
export const britishVat: NumberModule = { name: stdnumVat.name, validate };

function validate(value: string): Verdict {
  const verdict = stdnumVat.validate(value);
  return verdict.isValid && !SHAPE.test(value) ? { isValid: false, error: { name: 'InvalidFormat' } } : verdict;
}
