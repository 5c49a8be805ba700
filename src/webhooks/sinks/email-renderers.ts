import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { AttachmentName, Message } from '../../invoice/message.ts';

/** What a renderer gets beside the document. */
export interface RenderContext {
  readonly message: Message;
  /** The invoice itself, or the one that the credit note corrects. */
  readonly invoice: Invoice;
}

/** Makes a file of a document. */
export type AttachmentRenderer = (
  document: Invoice | CreditNote,
  context: RenderContext,
) => string | Uint8Array | Promise<string | Uint8Array>;

/** The words of an e-mail. */
export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Makes what an e-mail holds. */
export interface EmailRenderers {
  /** The words: `(document, { message }) => renderInvoiceEmail(document)`. The subject of the message wins. */
  readonly email: (document: Invoice | CreditNote, context: RenderContext) => RenderedEmail | Promise<RenderedEmail>;
  /** The files, by the name that `attach` gives them. */
  readonly attachments?: { readonly [name in AttachmentName]?: AttachmentRenderer };
}
