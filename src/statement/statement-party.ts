import type { Identifier } from '../directory/identifier.ts';

/** A postal address (BG-5, BG-8, BG-12, BG-15). */
export interface StatementAddress {
  readonly line1?: string;
  readonly line2?: string;
  readonly line3?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly region?: string;
  /** ISO 3166-1 alpha-2; left out where a received invoice does. */
  readonly country?: string;
}

/** Whom to ask (BG-6, BG-9). */
export interface StatementContact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What sellers and buyers have in common. */
export interface StatementParty {
  /** BT-27, BT-44. */
  readonly name?: string;
  /** BT-28, BT-45. */
  readonly tradingName?: string;
  /** BT-29, BT-46; a buyer has one at most. */
  readonly identifiers: readonly Identifier[];
  /** BT-30, BT-47. */
  readonly registration?: Identifier;
  /** BT-31, BT-48, with its country prefix, Greek ones with `EL`. */
  readonly vatId?: string;
  /** BT-34, BT-49. */
  readonly endpoint?: Identifier;
  /** BG-5, BG-8. */
  readonly address?: StatementAddress;
  /** BG-6, BG-9. */
  readonly contact?: StatementContact;
}

/** The seller (BG-4). */
export interface StatementSeller extends StatementParty {
  /** BT-32: the number under which the tax office knows the seller. */
  readonly taxNumber?: string;
  /** BT-33: capital, court and the like. */
  readonly legalNote?: string;
}

/** The buyer (BG-7). */
export type StatementBuyer = StatementParty;

/** Who is paid, where that is not the seller (BG-10). */
export interface StatementPayee {
  /** BT-59. */
  readonly name?: string;
  /** BT-60. */
  readonly identifier?: Identifier;
  /** BT-61. */
  readonly registration?: Identifier;
}

/** The seller's tax representative (BG-11). */
export interface StatementRepresentative {
  /** BT-62. */
  readonly name?: string;
  /** BT-63. */
  readonly vatId?: string;
  /** BG-12. */
  readonly address?: StatementAddress;
}
