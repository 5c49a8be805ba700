import fc from 'fast-check';
import { type CalculationInput, calculate, createInvoicing, validateCalculation, validateTax } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import {
  calculationArbitrary,
  lineArbitrary,
  oneOffInvoiceArbitrary,
  suiteRecords,
  taxArbitrary,
} from 'oneoff/testing';
import { describe, expect, it } from 'vitest';

describe('arbitraries', () => {
  it('draw taxes that a catalogue may hold', () => {
    fc.assert(
      fc.property(taxArbitrary(fc), (tax) => {
        expect(validateTax(tax)).toEqual([]);
      }),
    );
  });

  it('draw lines that can be calculated', () => {
    fc.assert(
      fc.property(lineArbitrary(fc), (line) => {
        expect(validateCalculation({ currency: 'EUR', lines: [line] })).toEqual([]);
      }),
    );
  });

  it('draw lines with taxes out of a list', () => {
    fc.assert(
      fc.property(lineArbitrary(fc, suiteRecords.taxes), ({ taxes = [] }) => {
        expect(taxes.filter((tax) => tax.scheme === 'VAT').length).toBeLessThan(2);
        for (const tax of taxes) expect(suiteRecords.taxes).toContainEqual(tax);
      }),
    );
  });

  it('draw inputs that can be calculated', () => {
    fc.assert(
      fc.property(calculationArbitrary(fc), (input: CalculationInput) => {
        expect(calculate(input).lines).toHaveLength(input.lines.length);
      }),
    );
  });

  it('draw one-off invoices that can be created and finalized', async () => {
    const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory(suiteRecords) });
    await fc.assert(
      fc.asyncProperty(oneOffInvoiceArbitrary(fc), async (input) => {
        const draft = await invoicing.createOneOffInvoice(input);
        const issued = await invoicing.finalize(draft.id, { expectedTotal: draft.total });
        expect(issued.status).toBe('finalized');
      }),
    );
  });
});
