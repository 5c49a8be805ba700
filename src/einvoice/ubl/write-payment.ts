import type { CreditAccount, PaymentInstructions } from '../../statement/statement-payment.ts';
import { attribute, element, textElement } from '../xml/write.ts';

/**
 * BG-16: one `PaymentMeans` for each account. Only the first has the text (UBL-SR-46), the card, the mandate, and in a
 * credit note, which has no element of its own for it, the due date (UBL-SR-45).
 */
export function ublPayment(payment: PaymentInstructions | undefined, dueDate: string | undefined): string {
  if (payment === undefined) return '';
  if (payment.accounts.length === 0) return means(payment, dueDate, undefined);
  const { text: _, card: __, directDebit: ___, ...further } = payment;
  let xml = '';
  for (const account of payment.accounts)
    xml += xml === '' ? means(payment, dueDate, account) : means(further, undefined, account);
  return xml;
}

function means(payment: PaymentInstructions, dueDate: string | undefined, account: CreditAccount | undefined): string {
  return element(
    'cac:PaymentMeans',
    textElement('cbc:PaymentMeansCode', payment.means, attribute('name', payment.text)) +
      textElement('cbc:PaymentDueDate', dueDate) +
      textElement('cbc:PaymentID', payment.remittance) +
      card(payment) +
      element('cac:PayeeFinancialAccount', account === undefined ? '' : creditAccount(account)) +
      mandate(payment),
  );
}

/** UBL requires the card's network; EN 16931 has no term for it. */
function card({ card: one }: PaymentInstructions): string {
  if (one === undefined) return '';
  return element(
    'cac:CardAccount',
    textElement('cbc:PrimaryAccountNumberID', one.digits) +
      textElement('cbc:NetworkID', 'NA') +
      textElement('cbc:HolderName', one.holder),
  );
}

function creditAccount({ account, name, bank }: CreditAccount): string {
  return (
    textElement('cbc:ID', account) +
    textElement('cbc:Name', name) +
    element('cac:FinancialInstitutionBranch', textElement('cbc:ID', bank))
  );
}

function mandate({ directDebit }: PaymentInstructions): string {
  if (directDebit === undefined) return '';
  return element(
    'cac:PaymentMandate',
    textElement('cbc:ID', directDebit.mandate) +
      element('cac:PayerFinancialAccount', textElement('cbc:ID', directDebit.account)),
  );
}
