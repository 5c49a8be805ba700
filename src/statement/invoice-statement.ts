import type { Invoice } from '../invoice/invoice.ts';
import type { Beyond, Deposit, StatementWithholding } from './beyond.ts';
import { daysOf } from './day-of.ts';
import { attachmentOf, deliveryOf, noteTermsOf, referencesOf } from './document-terms.ts';
import { beyondLineOf, lineOf } from './line-of.ts';
import { otherTaxIds, partyOf } from './party-of.ts';
import { paymentsOf } from './payment-of.ts';
import { present } from './present.ts';
import { payeeOf, taxRepresentativeOf } from './seller-of.ts';
import type { DocumentStatement, Statement } from './statement.ts';
import { shown, totalsOf } from './totals-of.ts';
import { operationTypeOf, typeCodeOf } from './type-codes.ts';
import { otherTaxesOf, vatOf } from './vat-of.ts';

/** The statement of an invoice. */
export function invoiceStatement(invoice: Invoice): DocumentStatement {
  const { billingEntity, timeZone } = invoice;
  const vat = vatOf(invoice.taxes);
  const { payment, others } = paymentsOf(invoice.paymentMeans, invoice.currency, invoice.number);
  const { taxNumber: _, legalNote: __, ...buyer } = partyOf(invoice.customer);
  return present<DocumentStatement>({
    kind: 'invoice',
    process: present<Statement['process']>({
      process: operationTypeOf(invoice.operation, invoice.deposits.length > 0),
      specification: undefined,
    }),
    number: invoice.number ?? undefined,
    issueDate: invoice.issueDate ?? undefined,
    typeCode: typeCodeOf(invoice.documentType),
    currency: invoice.currency,
    taxCurrency: invoice.taxCurrency ?? undefined,
    taxPointDate: invoice.taxPointDate ?? undefined,
    taxPointEvent: invoice.taxPointEvent ?? undefined,
    dueDate: invoice.dueDate ?? undefined,
    paymentTerms: undefined,
    references: referencesOf(invoice),
    notes: noteTermsOf([...(billingEntity.notes ?? []), ...invoice.notes, invoice.memo]),
    precedingInvoices: precedingOf(invoice),
    seller: partyOf(billingEntity),
    buyer,
    payee: payeeOf(billingEntity),
    taxRepresentative: taxRepresentativeOf(billingEntity),
    delivery: deliveryOf(invoice.deliverTo, invoice.supplyDate),
    period: daysOf(invoice.servicePeriod, timeZone),
    payment,
    allowances: [],
    charges: [],
    totals: totalsOf({ ...invoice, vat }),
    vat,
    attachments: invoice.attachments.map(attachmentOf),
    lines: invoice.lines.map((line) => lineOf(line, invoice)),
    beyond: beyondOf(invoice, others),
  });
}

/** BG-3: those given, and the deposits that are deducted. */
function precedingOf({ precedingInvoices, deposits }: Invoice): Statement['precedingInvoices'] {
  const given = precedingInvoices.map(({ number, issueDate }) => ({ number, issueDate }));
  const names = new Set(given.map(({ number }) => number));
  const deducted = deposits.flatMap(({ number, issueDate }) =>
    number === null || names.has(number)
      ? []
      : [present<Statement['precedingInvoices'][number]>({ number, issueDate: issueDate ?? undefined })],
  );
  return [...given, ...deducted];
}

function beyondOf(invoice: Invoice, otherPayment: Beyond['otherPayment']): Beyond {
  return present<Beyond>({
    status: invoice.status,
    id: invoice.id,
    timeZone: invoice.timeZone,
    sellerLocale: invoice.billingEntity.locale,
    buyerLocale: invoice.customer.locale,
    sellerTaxIds: otherTaxIds(invoice.billingEntity),
    buyerTaxIds: otherTaxIds(invoice.customer),
    reason: undefined,
    pricesIncludeTax: invoice.pricesIncludeTax,
    exchangeRate: invoice.exchangeRate ?? undefined,
    earlyPayment: invoice.paymentTerm?.earlyPayment ?? [],
    deposits: invoice.deposits.map(depositOf),
    withholdings: invoice.withholdings.map(withholdingOf),
    amountWithheld: shown(invoice.amountWithheld),
    amountPayable: invoice.amountPayable,
    otherPayment,
    otherTaxes: otherTaxesOf(invoice.taxes),
    taxAmount: invoice.taxAmount,
    total: invoice.total,
    lines: invoice.lines.map(beyondLineOf),
  });
}

function depositOf({ number, issueDate, subtotal, taxAmount, total }: Invoice['deposits'][number]): Deposit {
  return present<Deposit>({
    number: number ?? undefined,
    issueDate: issueDate ?? undefined,
    subtotal,
    taxAmount,
    amount: total,
  });
}

/** A withheld tax as it is printed. */
export function withholdingOf({ name, rate, base, amount }: Invoice['withholdings'][number]): StatementWithholding {
  return { name, rate, base, amount };
}
