import { present } from '../../statement/present.ts';
import type { Statement, StatementNote, StatementReferences } from '../../statement/statement.ts';
import type { NodeReader } from '../xml/node.ts';
import { readUblLine } from './read-line.ts';
import { readUblDelivery, readUblParty, readUblPayee, readUblTaxRepresentative, sepaCreditor } from './read-party.ts';
import { readUblPayment } from './read-payment.ts';
import { readIdentifier, readUblAttachments, readUblPeriod, typedReference } from './read-references.ts';
import { readUblAllowances, readUblTotals, readUblVat } from './read-totals.ts';
import { NO_ORDER } from './write-references.ts';

/** The statement that a UBL invoice or credit note makes. */
export function readUbl(root: NodeReader): Statement {
  const isInvoice = root.name === 'Invoice';
  const currency = root.text('DocumentCurrencyCode') ?? '';
  const period = root.one('InvoicePeriod');
  const supplier = root.one('AccountingSupplierParty')?.one('Party');
  const customer = root.one('AccountingCustomerParty')?.one('Party');
  const payee = root.one('PayeeParty');
  const creditor = sepaCreditor(supplier) ?? sepaCreditor(payee);
  const { taxNumber: _, legalNote: __, ...buyer } = readUblParty(customer);
  const documents = root.all('AdditionalDocumentReference');
  const { payment, dueDate } = readUblPayment(root.all('PaymentMeans'), creditor);
  const taxTotals = root.all('TaxTotal');
  return present<Statement>({
    kind: isInvoice ? 'invoice' : 'credit_note',
    process: present<Statement['process']>({
      process: root.text('ProfileID'),
      specification: root.text('CustomizationID'),
    }),
    number: root.text('ID'),
    issueDate: root.text('IssueDate'),
    typeCode: root.text(isInvoice ? 'InvoiceTypeCode' : 'CreditNoteTypeCode') ?? '',
    currency,
    taxCurrency: root.text('TaxCurrencyCode'),
    taxPointDate: root.text('TaxPointDate'),
    taxPointEvent: period?.text('DescriptionCode'),
    dueDate: isInvoice ? root.text('DueDate') : dueDate,
    paymentTerms: root.text('PaymentTerms', 'Note'),
    references: references(root, documents),
    notes: root.all('Note').flatMap(note),
    precedingInvoices: root.all('BillingReference').map((one) => preceding(one.one('InvoiceDocumentReference'))),
    seller: readUblParty(supplier),
    buyer,
    payee: payee && readUblPayee(payee),
    taxRepresentative: readUblTaxRepresentative(root.one('TaxRepresentativeParty')),
    delivery: readUblDelivery(root.one('Delivery')),
    period: readUblPeriod(period),
    payment,
    ...readUblAllowances(root.all('AllowanceCharge')),
    totals: readUblTotals(root.one('LegalMonetaryTotal'), taxTotals, currency),
    vat: readUblVat(taxTotals),
    attachments: readUblAttachments(documents),
    lines: root.all(isInvoice ? 'InvoiceLine' : 'CreditNoteLine').map((line) => readUblLine(line, isInvoice)),
  });
}

function note(one: NodeReader): readonly StatementNote[] {
  if (one.own === undefined) return [];
  const coded = /^#([A-Z0-9]{3})#\s*(\S[\s\S]*)$/.exec(one.own);
  return [coded === null ? { text: one.own } : { subject: coded[1] as string, text: coded[2] as string }];
}

function preceding(one: NodeReader | undefined): Statement['precedingInvoices'][number] {
  return present<Statement['precedingInvoices'][number]>({
    number: one?.text('ID') ?? '',
    issueDate: one?.text('IssueDate'),
  });
}

function references(root: NodeReader, documents: readonly NodeReader[]): StatementReferences {
  const order = root.one('OrderReference');
  const salesOrder = order?.text('SalesOrderID');
  const purchaseOrder = order?.text('ID');
  const object = typedReference(documents, '130');
  return present<StatementReferences>({
    buyer: root.text('BuyerReference'),
    project: root.text('ProjectReference', 'ID') ?? typedReference(documents, '50')?.text('ID'),
    contract: root.text('ContractDocumentReference', 'ID'),
    purchaseOrder: purchaseOrder === NO_ORDER && salesOrder !== undefined ? undefined : purchaseOrder,
    salesOrder,
    receivingAdvice: root.text('ReceiptDocumentReference', 'ID'),
    despatchAdvice: root.text('DespatchDocumentReference', 'ID'),
    tender: root.text('OriginatorDocumentReference', 'ID'),
    object: readIdentifier(object?.one('ID')),
    accounting: root.text('AccountingCost'),
  });
}
