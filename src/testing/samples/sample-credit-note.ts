import type { CreditNote } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { sampleLine } from './sample-line.ts';

/** A credit note of an invoice with every field filled. */
export function sampleCreditNote(invoice: FinalizedInvoice, members: Partial<CreditNote> = {}): CreditNote {
  const { id, number, issueDate, tenant, billingEntity, customer, currency, pricesIncludeTax, rounding, taxes } =
    invoice;
  const { documentType, supplyDate, taxPointDate, taxPointEvent, deliverTo, servicePeriod, timeZone } = invoice;
  const { purchaseOrderNumber, buyerReference, contractReference, references, paymentMeans } = invoice;
  return {
    id: 'note',
    tenant,
    version: 1,
    number: `CN-${members.id ?? 'note'}`,
    issueDate: '2025-03-20',
    invoice: { id, number, issueDate },
    reason: 'other',
    reasonText: 'Zurück 📦 "defekt"',
    documentType,
    supplyDate,
    taxPointDate,
    taxPointEvent,
    deliverTo,
    servicePeriod,
    purchaseOrderNumber,
    buyerReference,
    contractReference,
    references,
    timeZone,
    paymentMeans,
    eInvoiceProfile: 'none',
    notes: [{ text: 'Gutgeschrieben', subject: 'AAI' }],
    billingEntity,
    customer,
    currency,
    pricesIncludeTax,
    rounding,
    lines: [
      {
        id: 'note-line',
        invoiceLineId: 'line-1',
        name: sampleLine.name,
        description: sampleLine.description,
        quantity: null,
        unit: sampleLine.unit,
        unitPrice: sampleLine.unitPrice,
        baseQuantity: sampleLine.baseQuantity,
        period: sampleLine.period,
        item: sampleLine.item,
        references: sampleLine.references,
        amount: '0.01',
        taxAmount: '0.01',
        total: '0.02',
        taxes: [{ code: 'vat-19', rate: null, category: null, amount: '0.01' }],
        withholdings: [{ code: 'irpf-19', rate: '19', amount: '0.01' }],
      },
    ],
    taxes,
    subtotal: '0.01',
    taxAmount: '0.01',
    total: '0.02',
    withholdings: [
      { code: 'irpf-19', name: 'IRPF', scheme: 'IRPF', rate: '19', jurisdiction: 'ES', base: '0.01', amount: '0.01' },
    ],
    amountWithheld: '0.01',
    roundingAmount: '-0.01',
    amountPayable: '0.00',
    taxCurrency: null,
    exchangeRate: null,
    taxAmountInTaxCurrency: null,
    metadata: { zulu: '1', alpha: '2' },
    createdAt: '2025-03-20T10:00:00.000Z',
    schemaVersion: 1,
    ...members,
  };
}
