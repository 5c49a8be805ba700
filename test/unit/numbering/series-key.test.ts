import { describe, expect, it } from 'vitest';
import type { NumberSeries } from '../../../src/numbering/number-series.ts';
import { type SeriesKeyInput, seriesKey } from '../../../src/numbering/series-key.ts';

const series: NumberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } };
const input: SeriesKeyInput = {
  billingEntityId: 'acme',
  documentKind: 'invoice',
  series,
  issueDate: '2025-12-31',
  customerId: 'c1',
};
const key = (change: Partial<SeriesKeyInput>): string => seriesKey({ ...input, ...change });

describe('one counter', () => {
  it('serves a billing entity, whoever the customer is', () => {
    expect(key({ customerId: 'c2' })).toBe(key({}));
    expect(key({ billingEntityId: 'other' })).not.toBe(key({}));
  });

  it('is never shared by invoices and credit notes', () =>
    expect(key({ documentKind: 'credit_note' })).not.toBe(key({})));

  it('serves one customer if that is its scope', () => {
    const perCustomer: NumberSeries = { scope: 'customer', pattern: '{CUSTOMER}-{SEQ}', reset: 'never' };
    expect(key({ series: perCustomer })).not.toBe(key({ series: perCustomer, customerId: 'c2' }));
    const { customerId: _, ...nobody } = input;
    expect(() => seriesKey({ ...nobody, series: perCustomer })).toThrow(/pass the customerId/);
  });

  it('serves one name where the scope has one', () => {
    const named = (name: string): NumberSeries => ({ scope: { name }, pattern: '{SERIES}-{SEQ}', reset: 'never' });
    expect(key({ series: named('A') })).not.toBe(key({ series: named('B') }));
    expect(key({ series: named('customer') })).not.toBe(key({ series: { ...named('A'), scope: 'customer' } }));
  });

  it('cannot be reached by clever ids', () => {
    expect(key({ billingEntityId: 'a","invoice' })).not.toBe(key({ billingEntityId: 'a' }));
    expect(JSON.parse(key({ billingEntityId: 'a","b' }))[0]).toBe('a","b');
  });

  it('never changes its key, because stores have it', () => {
    const keyOf = (scope: NumberSeries['scope']): string => key({ series: { ...series, scope } });
    expect(['billing_entity' as const, 'customer' as const, { name: 'EXP' }].map(keyOf)).toEqual([
      '["acme","invoice","billing_entity","","2025"]',
      '["acme","invoice","customer","c1","2025"]',
      '["acme","invoice","name","EXP","2025"]',
    ]);
  });

  it('survives a change of the pattern', () =>
    expect(key({ series: { ...series, pattern: 'R-{YYYY}-{SEQ}' } })).toBe(key({})));
});

describe('the number’s year comes from the issue date', () => {
  it.each<[NumberSeries['reset'], string, string]>([
    [{ yearly: 1 }, '2025-12-31', '2025'],
    [{ yearly: 1 }, '2026-01-01', '2026'],
    [{ yearly: 4 }, '2026-03-31', '2025'],
    [{ yearly: 4 }, '2026-04-01', '2026'],
    [{ yearly: 12 }, '2025-11-30', '2024'],
    ['monthly', '2025-03-31', '2025-03'],
    ['monthly', '2025-04-01', '2025-04'],
    ['never', '2025-04-01', ''],
    [{ yearly: 4 }, '0100-01-01', '0099'],
  ])('reset %j on %s counts in %j', (reset, issueDate, period) => {
    expect(JSON.parse(key({ series: { ...series, reset }, issueDate })).at(-1)).toBe(period);
  });
});
