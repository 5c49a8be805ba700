import { type NumberModule, numberModule, type Verdict } from './number-module.ts';

const stdnumVat = numberModule('BE', 'vat');

/** Belgian VAT numbers: ten digits, the first of them 0 or 1; stdnum 1.12 takes any first digit. */
export const belgianVat: NumberModule = { name: stdnumVat.name, validate };

function validate(value: string): Verdict {
  const verdict = stdnumVat.validate(value);
  return verdict.isValid && !/^[01]/.test(verdict.compact)
    ? { isValid: false, error: { name: 'InvalidComponent' } }
    : verdict;
}
