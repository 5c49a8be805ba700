import type { Statement } from '../../statement/statement.ts';
import type { StatementPayee } from '../../statement/statement-party.ts';
import type { StatementTotals } from '../../statement/statement-totals.ts';
import { endedTerms } from '../ended-terms.ts';
import { attribute, each, element, leaf } from '../xml/write.ts';
import { ciiDate, ciiPeriod } from './dates.ts';
import { type CiiParty, ciiParty } from './write-party.ts';
import { ciiPayment } from './write-payment.ts';
import { ciiAllowanceCharge, ciiVat } from './write-tax.ts';

/** Payment, VAT and totals. */
export function ciiSettlement(statement: Statement): string {
  const { payment, currency, taxCurrency } = statement;
  return element(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:CreditorReferenceID', payment?.directDebit?.creditor) +
      leaf('ram:PaymentReference', payment?.remittance) +
      leaf('ram:TaxCurrencyCode', taxCurrency) +
      leaf('ram:InvoiceCurrencyCode', currency) +
      ciiParty('ram:PayeeTradeParty', payeeParty(statement.payee)) +
      ciiPayment(payment) +
      each(statement.vat, (row) => ciiVat(row, statement)) +
      ciiPeriod(statement.period) +
      each(statement.allowances, (one) => ciiAllowanceCharge(one, 'false')) +
      each(statement.charges, (one) => ciiAllowanceCharge(one, 'true')) +
      terms(statement) +
      totals(statement.totals, currency, taxCurrency ?? currency) +
      each(statement.precedingInvoices, preceding) +
      element('ram:ReceivableSpecifiedTradeAccountingAccount', leaf('ram:ID', statement.references.accounting)),
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
    leaf('ram:Description', endedTerms(paymentTerms)) +
      ciiDate('ram:DueDateDateTime', dueDate) +
      leaf('ram:DirectDebitMandateID', payment?.directDebit?.mandate),
  );
}

function totals(one: StatementTotals, currency: string, taxCurrency: string): string {
  return element(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    leaf('ram:LineTotalAmount', one.lines) +
      leaf('ram:ChargeTotalAmount', one.charges) +
      leaf('ram:AllowanceTotalAmount', one.allowances) +
      leaf('ram:TaxBasisTotalAmount', one.withoutVat) +
      leaf('ram:TaxTotalAmount', one.vat, attribute('currencyID', currency)) +
      leaf('ram:TaxTotalAmount', one.vatInTaxCurrency, attribute('currencyID', taxCurrency)) +
      leaf('ram:RoundingAmount', one.rounding) +
      leaf('ram:GrandTotalAmount', one.withVat) +
      leaf('ram:TotalPrepaidAmount', one.paid) +
      leaf('ram:DuePayableAmount', one.due),
  );
}

function preceding({ number, issueDate }: Statement['precedingInvoices'][number]): string {
  return element(
    'ram:InvoiceReferencedDocument',
    leaf('ram:IssuerAssignedID', number) + ciiDate('ram:FormattedIssueDateTime', issueDate, 'qdt:DateTimeString'),
  );
}
