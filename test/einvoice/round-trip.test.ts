import fc from 'fast-check';
import { parseEInvoice, type Statement, statementOf, validateEInvoice } from 'oneoff/einvoice';
import { expect, it } from 'vitest';
import { writeCii } from '../../src/einvoice/cii/write-cii.ts';
import { fitProfile } from '../../src/einvoice/fit-profile.ts';
import { writeUbl } from '../../src/einvoice/ubl/write-ubl.ts';
import { requireProfile } from '../../src/einvoice/validate-e-invoice.ts';
import { misplaced } from '../unit/einvoice/child-order.ts';
import { documentInput, documentsOf } from './arbitrary-documents.ts';
import { nodeOf } from './nodes.ts';

const profile = 'en16931' as const;
/** Each input makes an invoice and up to four credit notes: more than 1,000 documents. */
const RUNS = 350;
/**
 * Tax that is rounded line by line, taken out of a price that includes it, or a credited share of it, may be more than
 * one yen off base × rate, and official rules refuse that.
 */
const ROUNDED = ['BR-CO-17', 'BR-S-09', 'BR-AF-09', 'BR-AG-09'];

it('both syntaxes say what the statement says, for any invoice and any split of it into credit notes', async () => {
  let documents = 0;
  await fc.assert(
    fc.asyncProperty(documentInput, async (given) => {
      const { invoice, notes } = await documentsOf(given);
      for (const document of [invoice, ...notes]) {
        documents++;
        const broken = validateEInvoice(document, { profile }).map(({ details }) => String(details?.['rule']));
        const isExact = given.rounding.taxLevel === 'rate' && !document.pricesIncludeTax && document === invoice;
        expect(isExact ? [] : ROUNDED).toEqual(expect.arrayContaining(broken));
        const { beyond: _, ...expected } = fitProfile(statementOf(document), requireProfile(profile));
        const ubl = writeUbl(expected);
        expect(misplaced(nodeOf(ubl))).toEqual([]);
        expect(parseEInvoice(ubl)).toEqual<Statement>(expected);
        expect(parseEInvoice(writeCii(expected))).toEqual<Statement>(expected);
      }
    }),
    { numRuns: RUNS },
  );
  expect(documents).toBeGreaterThan(1000);
});
