import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Beyond } from './beyond.ts';
import { daysOf } from './day-of.ts';
import { deliveryOf, noteTermsOf, referencesOf } from './document-terms.ts';
import { withholdingOf } from './invoice-statement.ts';
import { beyondLineOf, type LineSource, lineOf } from './line-of.ts';
import { otherTaxIds, partyOf } from './party-of.ts';
import { paymentsOf } from './payment-of.ts';
import { present, textOf } from './present.ts';
import { payeeOf, taxRepresentativeOf } from './seller-of.ts';
import type { DocumentStatement, Statement } from './statement.ts';
import { shown, totalsOf } from './totals-of.ts';
import { creditNoteCodeOf, operationTypeOf } from './type-codes.ts';
import { otherTaxesOf, vatOf } from './vat-of.ts';

/**
 * The statement of a credit note.
 *
 * @param invoice - the invoice that it corrects: the headings of its lines, their notes, and what was supplied
 */
export function creditNoteStatement(note: CreditNote, invoice: Invoice | undefined): DocumentStatement {
  const { billingEntity, timeZone } = note;
  const vat = vatOf(note.taxes);
  const lines = note.lines.map((line) => sourceOf(line, invoice));
  const { payment, others } = paymentsOf(note.paymentMeans, note.currency, note.number);
  const { taxNumber: _, legalNote: __, ...buyer } = partyOf(note.customer);
  return present<DocumentStatement>({
    kind: 'credit_note',
    process: present<Statement['process']>({
      process: operationTypeOf(invoice?.operation ?? null, false),
      specification: undefined,
    }),
    number: note.number,
    issueDate: note.issueDate,
    typeCode: creditNoteCodeOf(note.documentType),
    currency: note.currency,
    taxCurrency: note.taxCurrency ?? undefined,
    taxPointDate: note.taxPointDate ?? undefined,
    taxPointEvent: note.taxPointEvent ?? undefined,
    dueDate: undefined,
    paymentTerms: undefined,
    references: referencesOf(note),
    notes: noteTermsOf([...(billingEntity.notes ?? []), ...note.notes, note.reasonText, conversionOf(note)]),
    precedingInvoices: [{ number: note.invoice.number, issueDate: note.invoice.issueDate }],
    seller: partyOf(billingEntity),
    buyer,
    payee: payeeOf(billingEntity),
    taxRepresentative: taxRepresentativeOf(billingEntity),
    delivery: deliveryOf(note.deliverTo, note.supplyDate),
    period: daysOf(note.servicePeriod, timeZone),
    payment,
    allowances: [],
    charges: [],
    totals: totalsOf({ ...note, vat }),
    vat,
    attachments: [],
    lines: lines.map((line) => lineOf(line, note)),
    beyond: beyondOf(note, lines, others),
  });
}

/** How the note was converted, as a formula that needs no language. */
function conversionOf({ converted, currency, amountPayable }: CreditNote): string | null {
  if (converted === null) return null;
  return `${converted.amountPayable} ${converted.currency} ÷ ${converted.exchangeRate.rate} = ${amountPayable} ${currency}`;
}

/** The credited part of a line, with the heading and the note that the invoice has. */
function sourceOf(line: CreditNote['lines'][number], invoice: Invoice | undefined): LineSource {
  const original = invoice?.lines.find(({ id }) => id === line.invoiceLineId);
  return { ...line, addOn: original?.addOn ?? null, group: original?.group ?? null, note: original?.note ?? null };
}

function beyondOf(note: CreditNote, lines: readonly LineSource[], otherPayment: Beyond['otherPayment']): Beyond {
  return present<Beyond>({
    status: 'finalized',
    id: note.id,
    timeZone: note.timeZone,
    sellerLocale: note.billingEntity.locale,
    buyerLocale: note.customer.locale,
    sellerTaxIds: otherTaxIds(note.billingEntity),
    buyerTaxIds: otherTaxIds(note.customer),
    reason: present<NonNullable<Beyond['reason']>>({ code: note.reason, text: textOf(note.reasonText) }),
    pricesIncludeTax: note.pricesIncludeTax,
    exchangeRate: note.exchangeRate ?? undefined,
    earlyPayment: [],
    deposits: [],
    withholdings: note.withholdings.map(withholdingOf),
    amountWithheld: shown(note.amountWithheld),
    amountPayable: note.amountPayable,
    otherPayment,
    otherTaxes: otherTaxesOf(note.taxes),
    taxAmount: note.taxAmount,
    total: note.total,
    lines: lines.map(beyondLineOf),
  });
}
