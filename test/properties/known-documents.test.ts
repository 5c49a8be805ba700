import fc from 'fast-check';
import { type CreditNote, createInvoicing, type Invoice } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { oneOffInvoiceArbitrary, suiteRecords } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import { requireDocument } from '../../src/invoice/documents/require-document.ts';
import { documentInput, documentsOf } from '../einvoice/arbitrary-documents.ts';
import { credit } from '../unit/einvoice/documents.ts';

/** As a store reads it back: nothing says any more that the library wrote it. */
const readBack = <T>(document: T): T => JSON.parse(JSON.stringify(document));

function isTaken(document: Invoice | CreditNote): void {
  requireDocument(readBack(document), 'an invoice or a credit note');
}

describe('a document that the library made is taken wherever a document is', () => {
  it('of any input of e-invoices, with its credit notes', async () => {
    await fc.assert(
      fc.asyncProperty(documentInput, async (input) => {
        const { invoice, notes } = await documentsOf(input);
        for (const document of [invoice, ...notes]) isTaken(document);
      }),
    );
  });

  it('of any one-off input, as a draft, issued, paid and refunded', async () => {
    const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory(suiteRecords) });
    await fc.assert(
      fc.asyncProperty(oneOffInvoiceArbitrary(fc), async (input) => {
        const draft = await invoicing.createOneOffInvoice(input);
        isTaken(draft);
        const finalized = await invoicing.finalize(draft.id);
        isTaken(finalized);
        if (Number(finalized.amountDue) <= 0) return;
        isTaken(await invoicing.recordPayment(finalized.id, { amount: finalized.amountDue, method: 'cash' }));
      }),
    );
  });

  it('with everything that an input can say, and moments of any offset', async () => {
    const { invoice, note } = await credit();
    isTaken(invoice);
    isTaken(note);
    const invoicing = createInvoicing({
      ...{ store: memoryStore(), directory: memoryDirectory(suiteRecords) },
      clock: { now: () => Date.parse('2025-03-31T12:00:00Z') },
    });
    for (const finalizeAt of [
      '2025-04-01T00:30:00+02:00',
      '2025-04-01T00:30:00.123456789-11:30',
      '2025-04-01T00:30:00Z',
    ]) {
      const draft = await invoicing.createOneOffInvoice({
        ...{ customerId: 'hooli', currency: 'EUR', finalizeAt },
        lines: [{ name: 'Work', unitPrice: '100.00' }],
      });
      expect(draft.finalizeAt).toBe(finalizeAt);
      isTaken(draft);
      const { id } = await invoicing.finalize(draft.id);
      isTaken(await invoicing.recordPayment(id, { amount: '10.00', receivedAt: '2025-03-31T12:30:00+02:00' }));
      isTaken(await invoicing.writeOff(id, { reason: 'Kulanz' }));
    }
  });
});
