import type { Identifier } from '../directory/identifier.ts';
import type { Beyond } from './beyond.ts';
import type { StatementLine } from './statement-line.ts';
import type {
  StatementAddress,
  StatementBuyer,
  StatementPayee,
  StatementRepresentative,
  StatementSeller,
} from './statement-party.ts';
import type { PaymentInstructions } from './statement-payment.ts';
import type { StatementPeriod } from './statement-period.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from './statement-totals.ts';

/**
 * An invoice or a credit note in the terms of EN 16931 (BT-…, BG-…): what a structured invoice says, and nothing else.
 *
 * It is the one model under HTML, PDF and XML, so what a person reads and what a program reads agree. It promises:
 *
 * - Nothing above it computes. Every amount is here, as decimal text in major units with the currency's decimals; prices
 *   and quantities have as many decimals as they need.
 * - It holds what was issued. A payment, a credit, or a later change of a record does not change it.
 * - It is JSON-safe. What is not known is left out: no member is `null`, `undefined` or empty text. A list that can be
 *   empty is always there.
 * - Texts are trimmed. Dates are ISO dates; the ends of a period are dates in the billing entity's time zone.
 * - Lines and rows stand in the order of the document, so `lines[i]` is the document's `/lines/i`.
 * - A credit note has positive amounts, with `kind: 'credit_note'`; a line that takes back a discount is negative.
 */
export interface Statement {
  /** Decides the root element in UBL; in CII only the type code. */
  readonly kind: 'invoice' | 'credit_note';
  /** BG-2; the profile of an export fills it. */
  readonly process: ProcessControl;
  /** BT-1; left out on a draft that has none. */
  readonly number?: string;
  /** BT-2. */
  readonly issueDate?: string;
  /** BT-3, UNTDID 1001, such as `"380"`. */
  readonly typeCode: string;
  /** BT-5, ISO 4217. */
  readonly currency: string;
  /** BT-6, where VAT is accounted for in another currency. */
  readonly taxCurrency?: string;
  /** BT-7. */
  readonly taxPointDate?: string;
  /** BT-8, UNTDID 2005 as UBL has it: `3` invoice date, `35` delivery, `432` payment. */
  readonly taxPointEvent?: string;
  /** BT-9. */
  readonly dueDate?: string;
  /** BT-20. */
  readonly paymentTerms?: string;
  readonly references: StatementReferences;
  /** BG-1. */
  readonly notes: readonly StatementNote[];
  /** BG-3. */
  readonly precedingInvoices: readonly { readonly number: string; readonly issueDate?: string }[];
  /** BG-4. */
  readonly seller: StatementSeller;
  /** BG-7. */
  readonly buyer: StatementBuyer;
  /** BG-10. */
  readonly payee?: StatementPayee;
  /** BG-11. */
  readonly taxRepresentative?: StatementRepresentative;
  /** BG-13. */
  readonly delivery?: StatementDelivery;
  /** BG-14. */
  readonly period?: StatementPeriod;
  /** BG-16. */
  readonly payment?: PaymentInstructions;
  /** BG-20. Our own documents have none: a discount is a line. */
  readonly allowances: readonly AllowanceCharge[];
  /** BG-21. */
  readonly charges: readonly AllowanceCharge[];
  /** BG-22. */
  readonly totals: StatementTotals;
  /** BG-23. */
  readonly vat: readonly VatBreakdown[];
  /** BG-24. */
  readonly attachments: readonly StatementAttachment[];
  /** BG-25. */
  readonly lines: readonly StatementLine[];
}

/** A statement of one of our own documents, with what EN 16931 has no term for and a printed page shows. */
export interface DocumentStatement extends Statement {
  readonly beyond: Beyond;
}

/** Which rules the document follows (BG-2). */
export interface ProcessControl {
  /** BT-23: a process id, or in France the kind of supply, such as `"S1"`. */
  readonly process?: string;
  /** BT-24. */
  readonly specification?: string;
}

/** What the parties call things (BT-10 to BT-19). */
export interface StatementReferences {
  /** BT-10; in Germany the Leitweg-ID. */
  readonly buyer?: string;
  /** BT-11. */
  readonly project?: string;
  /** BT-12. */
  readonly contract?: string;
  /** BT-13. */
  readonly purchaseOrder?: string;
  /** BT-14. */
  readonly salesOrder?: string;
  /** BT-15. */
  readonly receivingAdvice?: string;
  /** BT-16. */
  readonly despatchAdvice?: string;
  /** BT-17. */
  readonly tender?: string;
  /** BT-18. */
  readonly object?: Identifier;
  /** BT-19. */
  readonly accounting?: string;
}

/** A note on the whole document (BG-1). */
export interface StatementNote {
  /** BT-21, UNTDID 4451, such as `"AAI"`. */
  readonly subject?: string;
  /** BT-22. */
  readonly text: string;
}

/** Where and when (BG-13, BG-15). */
export interface StatementDelivery {
  /** BT-70. */
  readonly name?: string;
  /** BT-71. */
  readonly location?: Identifier;
  /** BT-72. */
  readonly date?: string;
  /** BG-15. */
  readonly address?: StatementAddress;
}

/** A supporting document (BG-24). */
export interface StatementAttachment {
  /** BT-122. */
  readonly reference: string;
  /** BT-123. */
  readonly description?: string;
  /** BT-124. */
  readonly url?: string;
  /** BT-125: the bytes as base64. */
  readonly content?: { readonly mimeType: string; readonly fileName: string; readonly base64: string };
}
