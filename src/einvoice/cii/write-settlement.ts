import type { Statement } from '../../statement/statement.ts';
import type { StatementPayee } from '../../statement/statement-party.ts';
import type { StatementTotals } from '../../statement/statement-totals.ts';
import { endedTerms } from '../ended-terms.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';
import { ciiDate, ciiPeriod } from './dates.ts';
import { type CiiParty, ciiParty } from './write-party.ts';
import { ciiPayment } from './write-payment.ts';
import { ciiAllowanceCharge, ciiVat } from './write-tax.ts';

/** Payment, VAT and totals. */
export function ciiSettlement(statement: Statement): string {
  const { payment, currency, taxCurrency } = statement;
  return element(
    'ram:ApplicableHeaderTradeSettlement',
    textElement('ram:CreditorReferenceID', payment?.directDebit?.creditor) +
      textElement('ram:PaymentReference', payment?.remittance) +
      textElement('ram:TaxCurrencyCode', taxCurrency) +
      textElement('ram:InvoiceCurrencyCode', currency) +
      ciiParty('ram:PayeeTradeParty', payeeParty(statement.payee)) +
      ciiPayment(payment) +
      each(statement.vat, (row) => ciiVat(row, statement)) +
      ciiPeriod(statement.period) +
      each(statement.allowances, (one) => ciiAllowanceCharge(one, 'false')) +
      each(statement.charges, (one) => ciiAllowanceCharge(one, 'true')) +
      terms(statement) +
      totals(statement.totals, currency, taxCurrency ?? currency) +
      each(statement.precedingInvoices, preceding) +
      element('ram:ReceivableSpecifiedTradeAccountingAccount', textElement('ram:ID', statement.references.accounting)),
  );
}

function payeeParty(payee: StatementPayee | undefined): CiiParty | undefined {
  if (payee === undefined) return undefined;
  const { identifier, ...rest } = payee;
  return { ...rest, ...(identifier && { identifiers: [identifier] }) };
}

function terms({ paymentTerms, dueDate, payment }: Statement): string {
  return element(
    'ram:SpecifiedTradePaymentTerms',
    textElement('ram:Description', endedTerms(paymentTerms)) +
      ciiDate('ram:DueDateDateTime', dueDate) +
      textElement('ram:DirectDebitMandateID', payment?.directDebit?.mandate),
  );
}

function totals(one: StatementTotals, currency: string, taxCurrency: string): string {
  return element(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    textElement('ram:LineTotalAmount', one.lines) +
      textElement('ram:ChargeTotalAmount', one.charges) +
      textElement('ram:AllowanceTotalAmount', one.allowances) +
      textElement('ram:TaxBasisTotalAmount', one.withoutVat) +
      textElement('ram:TaxTotalAmount', one.vat, attribute('currencyID', currency)) +
      textElement('ram:TaxTotalAmount', one.vatInTaxCurrency, attribute('currencyID', taxCurrency)) +
      textElement('ram:RoundingAmount', one.rounding) +
      textElement('ram:GrandTotalAmount', one.withVat) +
      textElement('ram:TotalPrepaidAmount', one.paid) +
      textElement('ram:DuePayableAmount', one.due),
  );
}

function preceding({ number, issueDate }: Statement['precedingInvoices'][number]): string {
  return element(
    'ram:InvoiceReferencedDocument',
    textElement('ram:IssuerAssignedID', number) +
      ciiDate('ram:FormattedIssueDateTime', issueDate, 'qdt:DateTimeString'),
  );
}
