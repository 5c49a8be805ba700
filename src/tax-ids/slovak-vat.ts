import { type NumberModule, numberModule, type Verdict } from './number-module.ts';

const { name } = numberModule('SK', 'dph');

/**
 * Slovak VAT numbers: 10 digits, divisible by 11.
 *
 * stdnum 1.12 applies the rule for the third digit to the first, and so refuses sole traders, whose numbers begin with 1.
 */
export const slovakVat: NumberModule = { name, validate };

function validate(value: string): Verdict {
  const wrong = whatIsWrong(value);
  return wrong === undefined ? { isValid: true, compact: value } : { isValid: false, error: { name: wrong } };
}

function whatIsWrong(value: string): string | undefined {
  if (!/^\d*$/.test(value)) return 'InvalidFormat';
  if (value.length !== 10) return 'InvalidLength';
  if (!/^[1-9]\d[2346-9]/.test(value)) return 'InvalidComponent';
  return Number(value) % 11 === 0 ? undefined : 'InvalidChecksum';
}
