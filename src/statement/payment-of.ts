import { ibanFlaw } from '../code-lists/iban.ts';
import { type CreditTransfer, type PaymentMeans, paymentMeansCodeOf } from '../directory/payment-means.ts';
import { present, textOf } from './present.ts';
import type { CreditAccount, PaymentInstructions } from './statement-payment.ts';

/** The first means of payment, and those that EN 16931 has no room for beside it. */
export interface Payments {
  readonly payment: PaymentInstructions | undefined;
  readonly others: readonly PaymentInstructions[];
}

/**
 * How the buyer pays (BG-16). EN 16931 has one code for a document, with any number of accounts, so transfers of the same
 * code are one instruction; what is left stands beyond it.
 *
 * @param number - of the document: what the payer quotes where nothing else is said (BT-83)
 */
export function paymentsOf(means: readonly PaymentMeans[], currency: string, number: string | null): Payments {
  const [payment, ...rest] = means.map((one) => instructionOf(one, currency, number));
  if (payment === undefined) return { payment: undefined, others: [] };
  const isSame = (one: PaymentInstructions): boolean =>
    one.accounts.length > 0 &&
    payment.accounts.length > 0 &&
    one.means === payment.means &&
    one.remittance === payment.remittance;
  const accounts = [payment, ...rest.filter(isSame)].flatMap((one) => one.accounts);
  return { payment: { ...payment, accounts }, others: rest.filter((one) => !isSame(one)) };
}

function instructionOf(means: PaymentMeans, currency: string, number: string | null): PaymentInstructions {
  return present<PaymentInstructions>({
    means: paymentMeansCodeOf(means, currency),
    text: textOf(means.text),
    remittance: textOf(means.reference) ?? textOf(number),
    accounts: means.type === 'credit_transfer' ? [accountOf(means)] : [],
    card:
      means.type === 'card'
        ? present<NonNullable<PaymentInstructions['card']>>({ digits: means.lastDigits, holder: textOf(means.holder) })
        : undefined,
    directDebit:
      means.type === 'direct_debit'
        ? present<NonNullable<PaymentInstructions['directDebit']>>({
            mandate: textOf(means.mandateReference),
            creditor: textOf(means.creditorId),
            account: textOf(means.debtorIban),
          })
        : undefined,
  });
}

/** Which bank: a BIC, else what the country writes beside the number, such as a sort code. */
function accountOf({ account, accountName, bic }: CreditTransfer): CreditAccount {
  const number = 'iban' in account ? account.iban.replaceAll(' ', '') : account.number.trim();
  const bank = 'iban' in account ? undefined : (textOf(account.routing) ?? textOf(account.bank));
  return present<CreditAccount>({
    account: number,
    iban: ibanFlaw(number) === undefined,
    name: textOf(accountName),
    bank: textOf(bic) ?? bank,
  });
}
