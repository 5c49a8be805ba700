import type { CreditAccount, PaymentInstructions } from '../../statement/statement-payment.ts';
import { element, leaf } from '../xml/write.ts';

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
    leaf('ram:TypeCode', code) +
      leaf('ram:Information', text) +
      element(
        'ram:ApplicableTradeSettlementFinancialCard',
        leaf('ram:ID', card?.digits) + leaf('ram:CardholderName', card?.holder),
      ) +
      element('ram:PayerPartyDebtorFinancialAccount', leaf('ram:IBANID', directDebit?.account)) +
      (account === undefined ? '' : creditAccount(account)),
  );
}

function creditAccount({ account, iban, name, bank }: CreditAccount): string {
  return (
    element(
      'ram:PayeePartyCreditorFinancialAccount',
      (iban ? leaf('ram:IBANID', account) : '') +
        leaf('ram:AccountName', name) +
        (iban ? '' : leaf('ram:ProprietaryID', account)),
    ) + element('ram:PayeeSpecifiedCreditorFinancialInstitution', leaf('ram:BICID', bank))
  );
}
