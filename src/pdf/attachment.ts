/** A file inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its media type, such as `text/csv`. */
  readonly type: string;
  readonly description?: string;
  /** What it is to the document (ISO 32000-2, 14.13.2). */
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
}
