import type { CreditAccount, PaymentInstructions } from '../../statement/statement-payment.ts';
import { element, textElement } from '../xml/write.ts';

/** BG-16: one element for each account, the first with the card and the debited account. */
export function ciiPayment(payment: PaymentInstructions | undefined): string {
  if (payment === undefined) return '';
  if (payment.accounts.length === 0) return means(payment, undefined);
  const { card: _, directDebit: __, ...further } = payment;
  let text = '';
  for (const account of payment.accounts) text += means(text === '' ? payment : further, account);
  return text;
}

function means(
  { means: code, text, card, directDebit }: PaymentInstructions,
  account: CreditAccount | undefined,
): string {
  return element(
    'ram:SpecifiedTradeSettlementPaymentMeans',
    textElement('ram:TypeCode', code) +
      textElement('ram:Information', text) +
      element(
        'ram:ApplicableTradeSettlementFinancialCard',
        textElement('ram:ID', card?.digits) + textElement('ram:CardholderName', card?.holder),
      ) +
      element('ram:PayerPartyDebtorFinancialAccount', textElement('ram:IBANID', directDebit?.account)) +
      (account === undefined ? '' : creditAccount(account)),
  );
}

function creditAccount({ account, iban, name, bank }: CreditAccount): string {
  return (
    element(
      'ram:PayeePartyCreditorFinancialAccount',
      (iban ? textElement('ram:IBANID', account) : '') +
        textElement('ram:AccountName', name) +
        (iban ? '' : textElement('ram:ProprietaryID', account)),
    ) + element('ram:PayeeSpecifiedCreditorFinancialInstitution', textElement('ram:BICID', bank))
  );
}
