/** An e-invoice on its way: the file, and what an access point needs to deliver it. */
export interface EInvoiceFile {
  /** Of the document, such as `"INV-2026-0001"`. */
  readonly number: string;
  readonly content: string;
  readonly mediaType: 'application/xml';
  /** BT-24. */
  readonly specification: string;
  /** BT-34: where it comes from. */
  readonly sender?: { readonly scheme?: string; readonly value: string };
  /** BT-49: where it goes. */
  readonly receiver?: { readonly scheme?: string; readonly value: string };
}

/** Delivers e-invoices: to a Peppol access point, a French platform, a folder. Hosts implement it. */
export interface EInvoiceChannel {
  /**
   * Hand a file over. Called again for the same number and content it changes nothing: a caller that has lost the answer
   * sends again.
   *
   * @returns the id under which the channel knows the file
   */
  send(file: EInvoiceFile): Promise<{ readonly id: string }>;
}
