import type { Statement } from '../../statement/statement.ts';
import { endedTerms } from '../ended-terms.ts';
import { each, element, textElement } from '../xml/write.ts';
import { ublLine } from './write-line.ts';
import { ublCustomer, ublDelivery, ublPayee, ublSupplier, ublTaxRepresentative } from './write-party.ts';
import { ublPayment } from './write-payment.ts';
import {
  ublAdditionalDocuments,
  ublNote,
  ublOrder,
  ublPeriod,
  ublPreceding,
  ublReference,
} from './write-references.ts';
import { ublAllowanceCharge, ublTotals, ublVat } from './write-totals.ts';

const NAMESPACES =
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ' +
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"';

/** A statement as UBL 2.1: an `Invoice` or a `CreditNote`, children in the order of its schema. */
export function writeUbl(statement: Statement): string {
  const isInvoice = statement.kind === 'invoice';
  const root = isInvoice ? 'Invoice' : 'CreditNote';
  const body = head(statement, isInvoice) + parties(statement) + money(statement, isInvoice);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" ${NAMESPACES}>${body}</${root}>`
  );
}

function head(statement: Statement, isInvoice: boolean): string {
  const { references: refs } = statement;
  const taxPoint = textElement('cbc:TaxPointDate', statement.taxPointDate);
  return (
    textElement('cbc:CustomizationID', statement.process.specification) +
    textElement('cbc:ProfileID', statement.process.process) +
    textElement('cbc:ID', statement.number) +
    textElement('cbc:IssueDate', statement.issueDate) +
    (isInvoice
      ? textElement('cbc:DueDate', statement.dueDate) + textElement('cbc:InvoiceTypeCode', statement.typeCode)
      : taxPoint + textElement('cbc:CreditNoteTypeCode', statement.typeCode)) +
    each(statement.notes, ublNote) +
    (isInvoice ? taxPoint : '') +
    textElement('cbc:DocumentCurrencyCode', statement.currency) +
    textElement('cbc:TaxCurrencyCode', statement.taxCurrency) +
    textElement('cbc:AccountingCost', refs.accounting) +
    textElement('cbc:BuyerReference', refs.buyer) +
    ublPeriod(statement.period, statement.taxPointEvent) +
    ublOrder(refs) +
    each(statement.precedingInvoices, ublPreceding) +
    ublReference('cac:DespatchDocumentReference', refs.despatchAdvice) +
    ublReference('cac:ReceiptDocumentReference', refs.receivingAdvice) +
    (isInvoice ? ublReference('cac:OriginatorDocumentReference', refs.tender) : '') +
    ublReference('cac:ContractDocumentReference', refs.contract) +
    ublAdditionalDocuments(statement, isInvoice) +
    (isInvoice
      ? ublReference('cac:ProjectReference', refs.project)
      : ublReference('cac:OriginatorDocumentReference', refs.tender))
  );
}

function parties(statement: Statement): string {
  const sepa = statement.payment?.directDebit?.creditor;
  return (
    ublSupplier(statement.seller, statement.payee === undefined ? sepa : undefined) +
    ublCustomer(statement.buyer) +
    ublPayee(statement.payee, sepa) +
    ublTaxRepresentative(statement.taxRepresentative) +
    ublDelivery(statement.delivery)
  );
}

function money(statement: Statement, isInvoice: boolean): string {
  const { currency } = statement;
  return (
    ublPayment(statement.payment, isInvoice ? undefined : statement.dueDate) +
    element('cac:PaymentTerms', textElement('cbc:Note', endedTerms(statement.paymentTerms))) +
    each(statement.allowances, (one) => ublAllowanceCharge(one, 'false', currency)) +
    each(statement.charges, (one) => ublAllowanceCharge(one, 'true', currency)) +
    ublVat(statement) +
    ublTotals(statement.totals, currency) +
    each(statement.lines, (line) => ublLine(line, isInvoice, currency))
  );
}
