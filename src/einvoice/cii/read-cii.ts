import { present } from '../../statement/present.ts';
import type { Statement, StatementNote, StatementReferences } from '../../statement/statement.ts';
import { isCreditNoteCode } from '../kinds.ts';
import type { NodeReader } from '../xml/node.ts';
import { readCiiAttachments, readCiiDelivery, typedDocument } from './read-agreement.ts';
import { readCiiDate, readCiiPeriod } from './read-dates.ts';
import { readCiiLine } from './read-line.ts';
import { readCiiParty, readCiiPayee, readCiiTaxRepresentative } from './read-party.ts';
import { readCiiPayment } from './read-payment.ts';
import { readCiiAllowances, readCiiTotals, readCiiVat } from './read-tax.ts';

/** The statement that a Cross Industry Invoice makes. */
export function readCii(root: NodeReader): Statement {
  const context = root.one('ExchangedDocumentContext');
  const document = root.one('ExchangedDocument');
  const trade = root.one('SupplyChainTradeTransaction');
  const agreement = trade?.one('ApplicableHeaderTradeAgreement');
  const delivery = trade?.one('ApplicableHeaderTradeDelivery');
  const settlement = trade?.one('ApplicableHeaderTradeSettlement');
  const documents = agreement?.all('AdditionalReferencedDocument') ?? [];
  const typeCode = document?.text('TypeCode') ?? '';
  const currency = settlement?.text('InvoiceCurrencyCode') ?? '';
  const terms = settlement?.one('SpecifiedTradePaymentTerms');
  const { vat, taxPointDate, taxPointEvent } = readCiiVat(settlement?.all('ApplicableTradeTax') ?? []);
  const { taxNumber: _, legalNote: __, ...buyer } = readCiiParty(agreement?.one('BuyerTradeParty'));
  return present<Statement>({
    kind: isCreditNoteCode(typeCode) ? 'credit_note' : 'invoice',
    process: present<Statement['process']>({
      process: context?.text('BusinessProcessSpecifiedDocumentContextParameter', 'ID'),
      specification: context?.text('GuidelineSpecifiedDocumentContextParameter', 'ID'),
    }),
    number: document?.text('ID'),
    issueDate: readCiiDate(document?.one('IssueDateTime')),
    typeCode,
    currency,
    taxCurrency: settlement?.text('TaxCurrencyCode'),
    taxPointDate,
    taxPointEvent,
    dueDate: readCiiDate(terms?.one('DueDateDateTime')),
    paymentTerms: terms?.text('Description'),
    references: references(agreement, delivery, settlement, documents),
    notes: (document?.all('IncludedNote') ?? []).flatMap(note),
    precedingInvoices: (settlement?.all('InvoiceReferencedDocument') ?? []).map(preceding),
    seller: readCiiParty(agreement?.one('SellerTradeParty')),
    buyer,
    payee: readCiiPayee(settlement?.one('PayeeTradeParty')),
    taxRepresentative: readCiiTaxRepresentative(agreement?.one('SellerTaxRepresentativeTradeParty')),
    delivery: readCiiDelivery(delivery),
    period: readCiiPeriod(settlement?.one('BillingSpecifiedPeriod')),
    payment: readCiiPayment(settlement, terms?.text('DirectDebitMandateID')),
    ...readCiiAllowances(settlement?.all('SpecifiedTradeAllowanceCharge') ?? []),
    totals: readCiiTotals(settlement?.one('SpecifiedTradeSettlementHeaderMonetarySummation'), currency),
    vat,
    attachments: readCiiAttachments(documents),
    lines: (trade?.all('IncludedSupplyChainTradeLineItem') ?? []).map(readCiiLine),
  });
}

function note(one: NodeReader): readonly StatementNote[] {
  const text = one.text('Content');
  return text === undefined ? [] : [present<StatementNote>({ subject: one.text('SubjectCode'), text })];
}

function preceding(one: NodeReader): Statement['precedingInvoices'][number] {
  return present<Statement['precedingInvoices'][number]>({
    number: one.text('IssuerAssignedID') ?? '',
    issueDate: readCiiDate(one.one('FormattedIssueDateTime')),
  });
}

function references(
  agreement: NodeReader | undefined,
  delivery: NodeReader | undefined,
  settlement: NodeReader | undefined,
  documents: readonly NodeReader[],
): StatementReferences {
  const id = (from: NodeReader | undefined, name: string): string | undefined => from?.text(name, 'IssuerAssignedID');
  const object = typedDocument(documents, '130');
  const value = object?.text('IssuerAssignedID');
  const project = agreement?.one('SpecifiedProcuringProject');
  project?.text('Name');
  return present<StatementReferences>({
    buyer: agreement?.text('BuyerReference'),
    project: project?.text('ID'),
    contract: id(agreement, 'ContractReferencedDocument'),
    purchaseOrder: id(agreement, 'BuyerOrderReferencedDocument'),
    salesOrder: id(agreement, 'SellerOrderReferencedDocument'),
    receivingAdvice: id(delivery, 'ReceivingAdviceReferencedDocument'),
    despatchAdvice: id(delivery, 'DespatchAdviceReferencedDocument'),
    tender: typedDocument(documents, '50')?.text('IssuerAssignedID'),
    object:
      value === undefined
        ? undefined
        : present<NonNullable<StatementReferences['object']>>({ scheme: object?.text('ReferenceTypeCode'), value }),
    accounting: settlement?.text('ReceivableSpecifiedTradeAccountingAccount', 'ID'),
  });
}
