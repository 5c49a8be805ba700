import { type NumberModule, numberModule, type Verdict } from './number-module.ts';

const stdnumVat = numberModule('CZ', 'dic');

/** VAT groups, and persons without a birth number. */
const SPECIAL = /^6\d{8}$/;

/**
 * Czech VAT numbers: 8 digits for companies, 9 or 10 for persons, 9 that begin with 6 for VAT groups and others.
 *
 * stdnum 1.12 counts that 6 into the check digit, which refuses good groups such as CZ699001261.
 */
export const czechVat: NumberModule = { name: stdnumVat.name, validate };

function validate(value: string): Verdict {
  if (!SPECIAL.test(value)) return stdnumVat.validate(value);
  const sum = [8, 7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(value[index + 1]), 0);
  // 21 is 10 + 11, and 18 is 8 + 10: both keep the remainders from being negative.
  const check = (18 - ((21 - (sum % 11)) % 11)) % 10;
  return check === Number(value[8])
    ? { isValid: true, compact: value }
    : { isValid: false, error: { name: 'InvalidChecksum' } };
}
