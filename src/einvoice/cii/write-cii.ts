import type { Statement, StatementNote } from '../../statement/statement.ts';
import { each, element, textElement } from '../xml/write.ts';
import { ciiDate } from './dates.ts';
import { ciiAgreement, ciiDelivery } from './write-agreement.ts';
import { ciiLine } from './write-line.ts';
import { ciiSettlement } from './write-settlement.ts';

const NAMESPACES =
  'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" ' +
  'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" ' +
  'xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100" ' +
  'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"';

/** What {@link writeCii} leaves out. */
export interface CiiOptions {
  /** Factur-X BASIC WL has no lines. */
  readonly lines: boolean;
}

/** A statement as a UN/CEFACT Cross Industry Invoice (D16B), children in the order of its schema. */
export function writeCii(statement: Statement, { lines }: CiiOptions = { lines: true }): string {
  const transaction =
    (lines ? each(statement.lines, (line) => ciiLine(line)) : '') +
    ciiAgreement(statement) +
    ciiDelivery(statement) +
    ciiSettlement(statement);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<rsm:CrossIndustryInvoice ${NAMESPACES}>${context(statement)}${document(statement)}` +
    `<rsm:SupplyChainTradeTransaction>${transaction}</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`
  );
}

function context({ process }: Statement): string {
  return element(
    'rsm:ExchangedDocumentContext',
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', textElement('ram:ID', process.process)) +
      element('ram:GuidelineSpecifiedDocumentContextParameter', textElement('ram:ID', process.specification)),
  );
}

function document({ number, typeCode, issueDate, notes }: Statement): string {
  return element(
    'rsm:ExchangedDocument',
    textElement('ram:ID', number) +
      textElement('ram:TypeCode', typeCode) +
      ciiDate('ram:IssueDateTime', issueDate) +
      each(notes, note),
  );
}

function note({ subject, text }: StatementNote): string {
  return element('ram:IncludedNote', textElement('ram:Content', text) + textElement('ram:SubjectCode', subject));
}
