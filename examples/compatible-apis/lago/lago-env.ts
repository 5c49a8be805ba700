import type { CreditNote, DirectoryStore, Invoice, Invoicing, Tax } from 'oneoff';
import type { LagoNotes } from './notes.ts';

/** What the routes of a request share; everything belongs to the tenant of its key. */
export interface LagoServices {
  readonly tenant: string;
  readonly invoicing: Invoicing;
  readonly directory: DirectoryStore;
  readonly notes: LagoNotes;
  /** The request's `Idempotency-Key`, which Lago's API does not have. */
  readonly once: { readonly idempotencyKey?: string };
  /** Whether this key has a stored answer. */
  readonly isRepeated: () => Promise<boolean>;
  readonly now: () => string;
  readonly toTax: ToTax;
  readonly collectPayment: CollectPayment;
  readonly files: LagoFiles;
}

/** Turns a tax of Lago into one of oneoff, with its scheme, and for VAT its category. */
export type ToTax = (tax: { readonly code: string; readonly name: string; readonly rate: string }) => Tax;

/** Asks the host's payment provider to collect an invoice again; `"busy"` while a payment is under way. */
export type CollectPayment = (invoice: Invoice) => Promise<'started' | 'busy'>;

/**
 * Makes the file of an issued invoice or credit note, puts it where the host keeps its files, and returns its URL. A
 * `ValidationError`, such as that of an e-invoice with faults, is answered with 422.
 */
export type MakeFile = (document: Invoice | CreditNote) => Promise<string>;

/** The files that the host makes; without one, Lago's answer while a file is being generated: an empty 200. */
export interface LagoFiles {
  readonly pdf?: MakeFile;
  /** The e-invoice. */
  readonly xml?: MakeFile;
}

/** The variables that hono passes to the routes. */
export interface LagoEnv {
  Variables: { lago: LagoServices };
}
