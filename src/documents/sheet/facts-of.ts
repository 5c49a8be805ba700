import type { DocumentStatement } from '../../statement/statement.ts';
import type { Labels } from '../labels/labels.ts';
import type { SheetContext } from './context.ts';
import { identifierLabel } from './identifier-label.ts';
import { periodText } from './period-text.ts';
import type { SheetFact } from './sheet.ts';

/** The facts beside the recipient: what the document is, when, and what the parties call it. */
export function factsOf(context: SheetContext): readonly SheetFact[] {
  const { labels } = context;
  return [...datesOf(context), ...referencesOf(context.statement, labels), ...buyerIds(context.statement, labels)];
}

function datesOf({ statement, labels, formats }: SheetContext): readonly SheetFact[] {
  const isInvoice = statement.kind === 'invoice';
  const day = (iso: string | undefined) => iso && formats.date(iso);
  const { beyond, delivery, period } = statement;
  return [
    ...fact('number', isInvoice ? labels.invoiceNumber : labels.documentNumber, statement.number),
    ...fact('issueDate', isInvoice ? labels.invoiceDate : labels.date, day(statement.issueDate)),
    ...fact('supplyDate', labels.supplyDate, day(delivery?.date)),
    ...fact('supplyPeriod', labels.supplyPeriod, period && periodText(period, formats)),
    ...fact('taxPointDate', labels.taxPointDate, day(statement.taxPointDate)),
    ...fact('dueDate', labels.dueDate, day(statement.dueDate)),
    ...originalsOf(statement).flatMap(({ number, issueDate }) =>
      fact('originalInvoice', labels.originalInvoice, issueDate ? `${number} (${formats.date(issueDate)})` : number),
    ),
    ...fact('reason', labels.reason, beyond.reason && reasonText(beyond.reason, labels)),
  ];
}

/** The invoices that this one follows. A credit note names its own above its lines, and deposits stand with what they deduct. */
function originalsOf({ kind, precedingInvoices, beyond }: DocumentStatement): DocumentStatement['precedingInvoices'] {
  if (kind === 'credit_note') return [];
  const deducted = new Set(beyond.deposits.map(({ number }) => number));
  return precedingInvoices.filter(({ number }) => !deducted.has(number));
}

const REASONS: { readonly [code: string]: keyof Labels } = {
  duplicate: 'reasonDuplicate',
  order_change: 'reasonOrderChange',
  cancellation: 'reasonCancellation',
  service_unsatisfactory: 'reasonServiceUnsatisfactory',
  fraudulent: 'reasonFraudulent',
};

/** `other` says nothing by itself; its text is a note of the document. */
function reasonText({ code }: { readonly code: string }, labels: Labels): string | undefined {
  const key = REASONS[code];
  return key && labels[key];
}

function referencesOf({ references }: DocumentStatement, labels: Labels): readonly SheetFact[] {
  return [
    ...fact('purchaseOrder', labels.purchaseOrder, references.purchaseOrder),
    ...fact('buyerReference', labels.buyerReference, references.buyer),
    ...fact('contract', labels.contract, references.contract),
    ...fact('project', labels.project, references.project),
    ...fact('salesOrder', labels.salesOrder, references.salesOrder),
    ...fact('deliveryNote', labels.deliveryNote, references.despatchAdvice),
    ...fact('receivingAdvice', labels.receivingAdvice, references.receivingAdvice),
    ...fact('tender', labels.tender, references.tender),
    ...fact('object', labels.object, references.object?.value),
    ...fact('accounting', labels.accounting, references.accounting),
  ];
}

function buyerIds({ buyer, beyond }: DocumentStatement, labels: Labels): readonly SheetFact[] {
  return [
    ...fact('buyerVatId', labels.yourVatId, buyer.vatId),
    ...beyond.buyerTaxIds.flatMap(({ type, value }) =>
      fact('buyerTaxId', type.toUpperCase() || labels.taxNumber, value),
    ),
    ...[buyer.registration, ...buyer.identifiers].flatMap((id) =>
      id === undefined ? [] : fact('buyerRegistration', identifierLabel(id, labels), id.value),
    ),
  ];
}

/** One fact, or none where there is no value. */
export function fact(key: string, label: string, value: string | undefined): readonly SheetFact[] {
  return value ? [{ key, label, value }] : [];
}
