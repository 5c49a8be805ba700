import { describe, expect, it } from 'vitest';
import { numberReader } from '../../../src/numbering/number-reader.ts';
import type { NumberSeries } from '../../../src/numbering/number-series.ts';

function readerOf(pattern: string, series: Partial<NumberSeries> = {}, prefix?: string) {
  const whole: NumberSeries = { scope: 'billing_entity', reset: 'never', pattern, ...series };
  return numberReader(whole, { today: '2025-03-10', ...(prefix !== undefined && { prefix }) });
}

describe('a number as its series wrote it', () => {
  it.each<readonly [number: string, pattern: string, series: Partial<NumberSeries>, read: object]>([
    ['INV-2025-0012', 'INV-{YYYY}-{SEQ:4}', {}, { sequence: 12, issueDate: '2025-01-01' }],
    ['INV-2025-12345', 'INV-{YYYY}-{SEQ:4}', {}, { sequence: 12_345 }],
    ['31.12.24/7', '{DD}.{MM}.{YY}/{SEQ}', {}, { sequence: 7, issueDate: '2024-12-31' }],
    ['99-1', '{YY}-{SEQ}', {}, { issueDate: '1999-01-01' }],
    ['74-1', '{YY}-{SEQ}', {}, { issueDate: '2074-01-01' }],
    ['75-1', '{YY}-{SEQ}', {}, { issueDate: '2075-01-01' }],
    ['76-1', '{YY}-{SEQ}', {}, { issueDate: '1976-01-01' }],
    ['2025-26/1', '{FYYYY}-{FYY+1}/{SEQ}', { reset: { yearly: 4 } }, { issueDate: '2025-04-01' }],
    ['26/1', '{FYY+1}/{SEQ}', { reset: { yearly: 4 } }, { issueDate: '2025-04-01' }],
    ['2026/1', '{FYYYY+1}/{SEQ}', { reset: { yearly: 4 } }, { issueDate: '2025-04-01' }],
    ['2025-02/1', '{FYYYY}-{MM}/{SEQ}', { reset: { yearly: 4 } }, { issueDate: '2026-02-01' }],
    ['2026-2025-1', '{YYYY}-{FYYYY}-{SEQ}', { reset: { yearly: 4 } }, { issueDate: '2026-01-01' }],
    ['2025-2025-1', '{YYYY}-{YYYY}-{SEQ}', {}, { issueDate: '2025-01-01' }],
    ['C007-3', 'C{CUSTOMER:3}-{SEQ}', { scope: 'customer' }, { customerSequence: 7, sequence: 3 }],
    ['EXP2-3', '{SERIES}-{SEQ}', { scope: { name: 'EXP2' } }, { sequence: 3 }],
    ['(a.b)+1', '(a.b)+{SEQ}', {}, { sequence: 1 }],
    ['№ 𝟙/1', '№ 𝟙/{SEQ}', {}, { sequence: 1 }],
  ])('%s by %s', (number, pattern, series, read) => {
    expect(readerOf(pattern, series).read(number)).toMatchObject(read);
  });

  it.each([
    ['INV-2025-012', 'INV-{YYYY}-{SEQ:4}'],
    ['INV-2025-00012', 'INV-{YYYY}-{SEQ:4}'],
    ['inv-2025-0012', 'INV-{YYYY}-{SEQ:4}'],
    ['INV-25-0012', 'INV-{YYYY}-{SEQ:4}'],
    ['INV-2025-0000', 'INV-{YYYY}-{SEQ:4}'],
    ['INV-2025-0012 ', 'INV-{YYYY}-{SEQ:4}'],
    ['2025-2024-1', '{YYYY}-{YYYY}-{SEQ}'],
    ['2025-13-1', '{YYYY}-{FYYYY}-{SEQ}'],
    ['axb-1', 'a.b-{SEQ}'],
  ])('%s is none of %s', (number, pattern) => {
    expect(readerOf(pattern).read(number)).toBeUndefined();
  });

  it('begins with what its pattern fixes', () => {
    expect(readerOf('INV-{YYYY}-{SEQ}').start).toBe('INV-');
    expect(readerOf('{PREFIX}/{SERIES}-{SEQ}', { scope: { name: 'EXP' } }, 'ACME').start).toBe('ACME/EXP-');
    expect(readerOf('{SEQ}-X').start).toBe('');
    expect(readerOf('{PREFIX}.{SEQ}', {}, 'A*').read('A*.5')).toEqual({
      sequence: 5,
      issueDate: '2025-01-01',
      prefix: 'A*',
    });
  });
});
