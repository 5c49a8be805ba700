import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice, InvoiceStatus, PaymentStatus, ShortTexts } from '../invoice/invoice.ts';
import type { InvoiceSummary } from '../invoice/summary.ts';
import type { SeriesState } from '../numbering/next-in-series.ts';
import type { SeriesKey } from '../numbering/series-key.ts';

/** An idempotency key, and the SHA-256 of the input that it was used with. */
export interface KeyClaim {
  readonly key: string;
  readonly fingerprint: string;
}

/** Where the answer of a command is found again: an invoice as of a version, or a credit note. */
export type Answer = { readonly invoice: string; readonly version: number } | { readonly creditNote: string };

/** The stored answer of an idempotency key, with the fingerprint of the input that it was used with. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** What a commit claims and locks before it decides. */
export interface Reads {
  readonly invoices: readonly string[];
  readonly keys: readonly KeyClaim[];
  readonly series: readonly SeriesKey[];
  /** Leave out invoices that another commit has locked, instead of waiting for them. */
  readonly skipLocked?: boolean;
}

/** What was found under the locks; an id, key or series that does not exist is absent. */
export interface Found {
  readonly invoices: ReadonlyMap<string, Invoice>;
  /** All credit notes of those invoices, oldest first. */
  readonly creditNotes: readonly CreditNote[];
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  readonly series: ReadonlyMap<SeriesKey, SeriesState>;
}

/** What a commit writes: all of it or nothing. */
export interface Changes<R> {
  /** What `commit` resolves with. */
  readonly result: R;
  /** New invoices; their ids must not exist yet, see {@link InvoiceStore.commit}. */
  readonly created: readonly Invoice[];
  /** Invoices that exist, whole, in their new state. */
  readonly changed: readonly Invoice[];
  /** New credit notes; their ids must not exist yet. */
  readonly creditNotes: readonly CreditNote[];
  /** Ids of drafts to delete; their events stay. */
  readonly deleted: readonly string[];
  /** In the order of their sequence, per invoice. */
  readonly events: readonly InvoiceEvent[];
  /** The answers of keys in `reads.keys`; a key without an answer is not kept. */
  readonly keys: ReadonlyMap<string, Answer>;
  readonly series: ReadonlyMap<SeriesKey, SeriesState>;
}

/**
 * Which invoices to list; conditions that are left out do not restrict.
 *
 * A list is newest first: by `createdAt`, then by `id`, both descending. A list by dates is ordered by that date,
 * latest first, and newest first within a day: of `issueDateFrom` and `issueDateTo` in that of the issue date, else of
 * `dueDateFrom`, `dueDateTo` and `overdueOn` in that of the due date.
 */
export interface InvoiceQuery {
  /** Any of these. */
  readonly status?: readonly InvoiceStatus[];
  /** Any of these. */
  readonly paymentStatus?: readonly PaymentStatus[];
  readonly customerId?: string;
  readonly billingEntityId?: string;
  /** ISO 4217. */
  readonly currency?: string;
  readonly number?: string;
  /** ISO dates, inclusive. */
  readonly issueDateFrom?: string;
  /** ISO date, itself included. */
  readonly issueDateTo?: string;
  /** ISO date, itself included. */
  readonly dueDateFrom?: string;
  /** ISO date, itself included. */
  readonly dueDateTo?: string;
  /** ISO date: finalized, something due, and the due date before this day. */
  readonly overdueOn?: string;
  /** Whether `invoice.overdue` was written: `overdueAt` is set. */
  readonly overdueMarked?: boolean;
  readonly purchaseOrderNumber?: string;
  readonly onHold?: boolean;
  /** Whether it is a draft or open, and has warnings or a tax that is still asked for. */
  readonly needsAttention?: boolean;
  /** Decimals in major units, inclusive, whatever the currency. */
  readonly totalFrom?: string;
  readonly totalTo?: string;
  /**
   * Words, all of which the number, the name or id of the customer or the purchase order number contain, whatever their
   * case and accents.
   */
  readonly q?: string;
  /** All of these entries. */
  readonly metadata?: ShortTexts;
  /** 1 to 100, default 20. */
  readonly limit?: number;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
}

/** Which credit notes to list, newest first as invoices are; conditions that are left out do not restrict. */
export interface CreditNoteQuery {
  readonly invoiceId?: string;
  readonly customerId?: string;
  readonly billingEntityId?: string;
  readonly number?: string;
  /** 1 to 100, default 20. */
  readonly limit?: number;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
}

/** Which events of an invoice to read. */
export interface HistoryQuery {
  /** The sequence of the first event, which is the version that it left; default 1. */
  readonly fromSequence?: number;
  /** 1 to 100, default 100. */
  readonly limit?: number;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
}

/** Which numbers of a billing entity's invoices or credit notes to read, in the order of their code points. */
export interface TakenNumbersQuery {
  readonly kind: 'invoice' | 'credit_note';
  readonly billingEntityId: string;
  /** Numbers that begin with it. */
  readonly prefix?: string;
  /** Numbers after this one, the last of the call before. */
  readonly after?: string;
  /** 1 to 1000, default 1000. */
  readonly limit?: number;
}

/** A number that a document has, and the `customer.id` of the document. */
export interface TakenNumber {
  readonly number: string;
  readonly customerId: string;
}

/**
 * A page of a list in its order; `nextCursor` is `null` on the last page.
 *
 * It has at most `limit` items, and at most 4 MiB of them as JSON: where the next document would be more, the page ends
 * before it. One document alone is always a page, whatever its size. So a page may be shorter than `limit` and still
 * have a `nextCursor`.
 *
 * A cursor names the last item: the next page continues after it, whatever was added or changed meanwhile. It belongs to lists
 * in the same order.
 */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * The one port that must be right: it keeps invoices, numbers, events and idempotency keys together.
 *
 * Prove an implementation with `invoiceStoreSuite` of `oneoff/testing`.
 */
export interface InvoiceStore {
  /** A store without atomic commits does not compile, and is refused at run time. */
  readonly atomic: true;
  /** Whether it runs inside the host's transaction. */
  readonly joined: boolean;
  /**
   * The most documents, invoices and credit notes, that one commit may write, at least 2: for databases whose
   * transactions are small, such as DynamoDB. Batches, `finalizeDue` and `markOverdue` keep to it; left out: as many as
   * come.
   */
  readonly documentsPerCommit?: number;
  /**
   * Claim `reads.keys`, lock `reads.invoices`, then `reads.series` (each sorted), call `decide`, write its changes: all
   * or nothing.
   *
   * Keys are claimed first, insert or nothing: of two commits with one key the second waits and then finds the first's
   * answer in `answers`. `decide` is pure and synchronous and may be called again. What it throws is thrown, and
   * nothing is kept, not even the claims. Two documents of one tenant, billing entity and kind never share a number:
   * `ConflictError` with `number.taken`. A created document never replaces one that exists: no two invoices, no two
   * credit notes and no two events of a tenant share an id: `ConflictError` with `id.taken`. Ids of different kinds have
   * nothing to do with each other.
   */
  commit<R>(tenant: string, reads: Reads, decide: (found: Found) => Changes<R>): Promise<R>;
  /** The stored answer of a key, without claiming it. */
  findAnswer(tenant: string, key: string): Promise<StoredAnswer | null>;
  get(tenant: string, id: string): Promise<Invoice | null>;
  getByNumber(tenant: string, billingEntityId: string, number: string): Promise<Invoice | null>;
  /** The state of a counter, read without a lock; `null` before its first number. */
  getSeries(tenant: string, key: SeriesKey): Promise<SeriesState | null>;
  /**
   * The numbers that documents have, in the order of their code points, without the documents; fewer than `limit` are the
   * last. A limit outside 1 to 1000 is a `ValidationError` with `field.value`.
   */
  takenNumbers(tenant: string, query: TakenNumbersQuery): Promise<readonly TakenNumber[]>;
  /**
   * A page in the order of {@link InvoiceQuery}. A cursor that no page gave or that belongs to a list in another order,
   * or a limit outside 1 to 100, is a `ValidationError` with `field.value`.
   */
  list(tenant: string, query: InvoiceQuery): Promise<Page<Invoice>>;
  /** {@link list} without the lines: as small, however many lines the invoices have. */
  listSummaries(tenant: string, query: InvoiceQuery): Promise<Page<InvoiceSummary>>;
  /** Ids of drafts and open invoices, not on hold, whose `finalizeAt` is not after `now`; the earliest first. */
  listDue(tenant: string, now: string, limit: number): Promise<readonly string[]>;
  /**
   * A page of the events of an invoice in the order of their sequence, of deleted drafts too; limit and cursor as those
   * of {@link list}, but 100 by default.
   */
  history(tenant: string, id: string, query?: HistoryQuery): Promise<Page<InvoiceEvent>>;
  /** All credit notes of an invoice, oldest first. */
  creditNotes(tenant: string, invoiceId: string): Promise<readonly CreditNote[]>;
  getCreditNote(tenant: string, id: string): Promise<CreditNote | null>;
  /** A page by `createdAt`, then by `id`, both descending; limit and cursor as those of {@link list}. */
  listCreditNotes(tenant: string, query: CreditNoteQuery): Promise<Page<CreditNote>>;
}
