/** A document that can be attached to an e-mail: the page as PDF, the same with the invoice as data in it, or UBL. */
export type AttachmentName = 'pdf' | 'facturx' | 'ubl';

/** What can be attached to an e-mail. */
export const attachmentNames: readonly AttachmentName[] = ['pdf', 'facturx', 'ubl'];

/** An e-mail as it was asked for; the documents in it are made when it is sent. */
export interface Message {
  readonly id: string;
  /** Addresses without names. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** One line; `null`: that of the document's language. */
  readonly subject: string | null;
  /** What the sender says to the receiver; `null`: that of the document's language. */
  readonly text: string | null;
  /** BCP 47; `null`: the customer's. */
  readonly locale: string | null;
  readonly attach: readonly AttachmentName[];
}
