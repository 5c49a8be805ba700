import { describe, expect, it } from 'vitest';
import { dueDate, type PaymentTerm, paymentTermShape } from '../../../src/calendar/payment-term.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

describe('an invoice is due', () => {
  const cases: [string, PaymentTerm, string, string][] = [
    ['so many days net', { type: 'net', days: 30 }, '2025-01-31', '2025-03-02'],
    ['at once when net 0', { type: 'net', days: 0 }, '2025-01-31', '2025-01-31'],
    ['over a leap day', { type: 'net', days: 30 }, '2024-01-31', '2024-03-01'],
    ['over the change of clocks', { type: 'net', days: 1 }, '2025-03-29', '2025-03-30'],
    ['at the end of the issue month', { type: 'end_of_month', days: 0 }, '2025-02-01', '2025-02-28'],
    ['at the end of a leap February', { type: 'end_of_month', days: 0 }, '2024-02-29', '2024-02-29'],
    ['so many days after the end of the month', { type: 'end_of_month', days: 30 }, '2025-01-15', '2025-03-02'],
    ['after the end of the year', { type: 'end_of_month', days: 10 }, '2025-12-31', '2026-01-10'],
    ['on receipt', { type: 'on_receipt' }, '2025-12-31', '2025-12-31'],
  ];
  it.each(cases)('%s', (_name, term, issueDate, due) => expect(dueDate(term, issueDate)).toBe(due));

  it('never after the year 9999', () => expect(() => dueDate({ type: 'net', days: 30 }, '9999-12-31')).toThrow(/9999/));
});

describe('a payment term', () => {
  it.each([
    [{ type: 'net', days: 0 }],
    [{ type: 'net', days: 3650 }],
    [{ type: 'end_of_month', days: 10 }],
    [{ type: 'on_receipt' }],
    [{ type: 'on_receipt', days: undefined }],
  ])('may be %j', (term) => {
    expect(checkShape(paymentTermShape, term)).toEqual([]);
  });

  it.each([
    [{ type: 'net' }, '"days" is missing'],
    [{ type: 'net', days: -1 }, 'days: -1 is not a whole number'],
    [{ type: 'net', days: 1.5 }, 'days: 1.5 is not'],
    [{ type: 'net', days: '30' }, 'days: "30" is not'],
    [{ type: 'net', days: 3651 }, 'from 0 to 3650'],
    [{ type: 'on_receipt', days: 3 }, '"on_receipt" has no days'],
    [{ type: 'end_of_moth', days: 3 }, '"end_of_month"'],
    [{ days: 30 }, 'type: undefined is not one of'],
    [{ type: 'net', days: 30, dayz: 1 }, '"dayz" is not a field'],
    [30, '30 is not a payment term'],
    [null, 'null is not a payment term'],
    [['net', 30], 'a list of 2 is not a payment term'],
  ])('may not be %j: %s', (term, reason) => {
    const found = checkShape(paymentTermShape, term, '/paymentTerm');
    expect(found).toMatchObject([{ code: 'payment_term.invalid', path: '/paymentTerm' }]);
    expect(found[0]?.message).toContain(reason);
  });
});
