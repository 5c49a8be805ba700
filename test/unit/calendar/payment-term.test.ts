import { describe, expect, it } from 'vitest';
import { dueDate } from '../../../src/calendar/due-date.ts';
import { type PaymentTerm, paymentTermShape } from '../../../src/calendar/payment-term.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

const net30: PaymentTerm = { type: 'net_end_of_month', days: 30 };
const net45: PaymentTerm = { type: 'net_end_of_month', days: 45 };

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
    ['so many days later and then at the month’s end', net45, '2025-01-31', '2025-03-31'],
    ['so many days later and then at the month’s end, in a leap year', net45, '2024-01-31', '2024-03-31'],
    ['on the 29th of February, 30 days and the month’s end', net30, '2024-01-30', '2024-02-29'],
    ['a month later where there is no 29th of February', net30, '2025-01-30', '2025-03-31'],
    ['at the month’s end over the year', net45, '2025-11-20', '2026-01-31'],
    ['two months after 31 December', { type: 'months', months: 2 }, '2025-12-31', '2026-02-28'],
    ['two months after 31 December, in a leap year', { type: 'months', months: 2 }, '2027-12-31', '2028-02-29'],
    ['two months after the 30th', { type: 'months', months: 2 }, '2025-06-30', '2025-08-30'],
    ['a year after a leap day', { type: 'months', months: 12 }, '2024-02-29', '2025-02-28'],
    ['a month after 31 March', { type: 'months', months: 1 }, '2025-03-31', '2025-04-30'],
    ['on the 15th of the issue month', { type: 'day_of_month', day: 15 }, '2025-01-14', '2025-01-15'],
    ['on the next 15th when it is the 15th', { type: 'day_of_month', day: 15 }, '2025-01-15', '2025-02-15'],
    ['on the 15th of next year', { type: 'day_of_month', day: 15 }, '2025-12-16', '2026-01-15'],
    ['on the 15th of the month after', { type: 'day_of_month', day: 15, months: 1 }, '2025-01-01', '2025-02-15'],
    ['on the 15th two months on', { type: 'day_of_month', day: 15, months: 2 }, '2025-12-31', '2026-02-15'],
    ['on the 31st, which February has not', { type: 'day_of_month', day: 31, months: 1 }, '2025-01-31', '2025-02-28'],
    ['on the 31st, in a leap year', { type: 'day_of_month', day: 31, months: 1 }, '2024-01-31', '2024-02-29'],
    ['on the 31st of the next month at a month’s end', { type: 'day_of_month', day: 31 }, '2025-02-28', '2025-03-31'],
    ['on the 30th of a short month', { type: 'day_of_month', day: 30 }, '2025-02-10', '2025-02-28'],
    ['on receipt', { type: 'on_receipt' }, '2025-12-31', '2025-12-31'],
  ];
  it.each(cases)('%s', (_name, term, issueDate, due) => expect(dueDate(term, issueDate)).toBe(due));

  it.each<PaymentTerm>([
    { type: 'net', days: 30 },
    { type: 'months', months: 1 },
    { type: 'end_of_month', days: 1 },
    net30,
    { type: 'day_of_month', day: 15 },
  ])('never after the year 9999: %j', (term) => expect(() => dueDate(term, '9999-12-31')).toThrow(/9999/));
});

describe('a payment term', () => {
  it.each([
    [{ type: 'net', days: 0 }],
    [{ type: 'net', days: 3650 }],
    [{ type: 'end_of_month', days: 10 }],
    [{ type: 'net_end_of_month', days: 45 }],
    [{ type: 'months', months: 120 }],
    [{ type: 'day_of_month', day: 31 }],
    [{ type: 'day_of_month', day: 1, months: 1 }],
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
    [{ type: 'months', months: 0 }, 'months: 0 is not a whole number from 1 to 120'],
    [{ type: 'months', days: 30 }, '"days" is not a field'],
    [{ type: 'net_end_of_month' }, '"days" is missing'],
    [{ type: 'day_of_month' }, '"day" is missing'],
    [{ type: 'day_of_month', day: 32 }, 'day: 32 is not a whole number from 1 to 31'],
    [{ type: 'day_of_month', day: 15, months: 0 }, 'months: 0 is not'],
    [{ type: 'constructor' }, '"constructor" is not one of'],
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
