/** How the buyer pays (BG-16). */
export interface PaymentInstructions {
  /** BT-81, UNCL 4461. */
  readonly means: string;
  /** BT-82. */
  readonly text?: string;
  /** BT-83: what the payer quotes. */
  readonly remittance?: string;
  /** BG-17; several accounts to choose from. */
  readonly accounts: readonly CreditAccount[];
  /** BG-18. */
  readonly card?: PaymentCard;
  /** BG-19. */
  readonly directDebit?: StatementDirectDebit;
}

/** An account that takes a credit transfer (BG-17). */
export interface CreditAccount {
  /** BT-84: an IBAN, or a number of a national scheme. */
  readonly account: string;
  /** Whether `account` is an IBAN: CII keeps them apart. */
  readonly iban: boolean;
  /** BT-85. */
  readonly name?: string;
  /** BT-86: a BIC, or a national code of the bank. */
  readonly bank?: string;
}

/** A card that was charged (BG-18). */
export interface PaymentCard {
  /** BT-87: the last digits. */
  readonly digits: string;
  /** BT-88. */
  readonly holder?: string;
}

/** A direct debit (BG-19). */
export interface StatementDirectDebit {
  /** BT-89. */
  readonly mandate?: string;
  /** BT-90. */
  readonly creditor?: string;
  /** BT-91. */
  readonly account?: string;
}
