/** A transfer to an account of the payee (BG-17). */
export interface CreditTransfer {
  readonly type: 'credit_transfer';
  /** BT-81, UNCL 4461; default `58` (SEPA) for an IBAN on an invoice in euros, else `30`. */
  readonly code?: '30' | '31' | '42' | '58';
  /** BT-82. */
  readonly text?: string;
  /** BT-84: an IBAN, or an account number with what its country writes beside it, such as a sort code or an ABA number. */
  readonly account:
    | { readonly iban: string }
    | { readonly number: string; readonly routing?: string; readonly bank?: string };
  /** BT-86. */
  readonly bic?: string;
  /** BT-85. */
  readonly accountName?: string;
  /** BT-83: what the payer is to quote; where it is left out, the invoice's number is printed. */
  readonly reference?: string;
}

/** A direct debit from an account of the buyer (BG-19). */
export interface DirectDebit {
  readonly type: 'direct_debit';
  /** BT-81; default `59` (SEPA) with a creditor id and the debtor's IBAN, else `49`. */
  readonly code?: '49' | '59';
  /** BT-82. */
  readonly text?: string;
  /** BT-89. */
  readonly mandateReference: string;
  /** BT-90. */
  readonly creditorId?: string;
  /** BT-91. */
  readonly debtorIban?: string;
  /** BT-83. */
  readonly reference?: string;
}

/** A payment by card (BG-18). */
export interface CardPayment {
  readonly type: 'card';
  /** BT-81; default `48`; `54` is a credit card, `55` a debit card. */
  readonly code?: '48' | '54' | '55';
  /** BT-82. */
  readonly text?: string;
  /** BT-87: the last four to six digits, never the whole number. */
  readonly lastDigits: string;
  /** BT-88. */
  readonly holder?: string;
  /** BT-83. */
  readonly reference?: string;
}

/** Any other way, such as `10` for cash, `20` for a cheque, `97` for clearing or `68` for an online service. */
export interface OtherPayment {
  readonly type: 'other';
  /** BT-81, UNCL 4461. */
  readonly code: string;
  /** BT-82. */
  readonly text?: string;
  /** BT-83. */
  readonly reference?: string;
}

/** How the buyer may pay (BG-16). */
export type PaymentMeans = CreditTransfer | DirectDebit | CardPayment | OtherPayment;

/** The codes of each type (BT-81, UNCL 4461); `other` has the remaining ones. */
export const codesOfMeans: CodesOfMeans = {
  credit_transfer: ['30', '31', '42', '58'],
  direct_debit: ['49', '59'],
  card: ['48', '54', '55'],
};

type CodesOfMeans = {
  readonly [M in Exclude<PaymentMeans, OtherPayment> as M['type']]: readonly NonNullable<M['code']>[];
};

/** The code of a means of payment (BT-81) on an invoice in a currency. */
export function paymentMeansCodeOf(means: PaymentMeans, currency: string): string {
  if (means.code !== undefined) return means.code;
  switch (means.type) {
    case 'credit_transfer':
      return 'iban' in means.account && currency === 'EUR' ? '58' : '30';
    case 'direct_debit':
      return means.creditorId !== undefined && means.debtorIban !== undefined ? '59' : '49';
    case 'card':
      return '48';
  }
}
