import { describe, expect, it } from 'vitest';
import { splitWithheld } from '../../../src/tax/split-withheld.ts';
import type { Tax } from '../../../src/tax/tax.ts';

const vat: Tax = { code: 'vat', name: 'VAT', scheme: 'VAT', rate: '21', category: 'S' };
const irpf: Tax = { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19' };

describe('the taxes of a line', () => {
  it('are divided into those that are charged and those that the customer withholds', () => {
    const taxes = [vat, { ...irpf, withheld: true }, { ...irpf, withheld: false }];
    expect(splitWithheld(taxes)).toEqual({ charged: [vat, irpf], withheld: [irpf] });
  });
  it('are the same list where none is withheld', () => {
    const taxes = [vat, irpf];
    expect(splitWithheld(taxes).charged).toBe(taxes);
    expect(splitWithheld(taxes).withheld).toEqual([]);
  });
  it('keep what is no tax, for the check that follows', () => {
    expect(splitWithheld([null as never, { ...irpf, withheld: true }])).toEqual({ charged: [null], withheld: [irpf] });
    expect(splitWithheld([null as never])).toEqual({ charged: [null], withheld: [] });
  });
});
