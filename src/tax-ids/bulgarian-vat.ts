import { type NumberModule, numberModule, type Verdict } from './number-module.ts';

const citizen = numberModule('BG', 'egn');
const foreigner = numberModule('BG', 'pnf');

/**
 * Bulgarian VAT numbers: 9 digits for companies, 10 for persons and others.
 *
 * stdnum 1.12 refuses companies whose number begins with 4 to 8, and takes the check digit of "others" for its opposite;
 * the weights are those of the national register (BULSTAT).
 */
export const bulgarianVat: NumberModule = { name: 'Bulgarian VAT Number', validate };

function validate(value: string): Verdict {
  if (!/^\d*$/.test(value)) return no('InvalidFormat');
  if (value.length !== 9 && value.length !== 10) return no('InvalidLength');
  const good = value.length === 9 ? isCompany(value) : isPerson(value) || isOther(value);
  return good ? { isValid: true, compact: value } : no('InvalidChecksum');
}

function isCompany(value: string): boolean {
  const first = weigh(value, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const check = first < 10 ? first : weigh(value, [3, 4, 5, 6, 7, 8, 9, 10]) % 11;
  return check % 10 === Number(value[8]);
}

function isPerson(value: string): boolean {
  return citizen.validate(value).isValid || foreigner.validate(value).isValid;
}

function isOther(value: string): boolean {
  return ((11 - (weigh(value, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === Number(value[9]);
}

function weigh(value: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(value[index]), 0);
}

function no(name: string): Verdict {
  return { isValid: false, error: { name } };
}
