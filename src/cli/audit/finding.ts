/** Something that a sound store never has. */
export interface Finding {
  readonly kind: 'gap' | 'duplicate' | 'broken_history' | 'altered_document' | 'counter';
  readonly tenant: string;
  /** The series, or the id of the document. */
  readonly where: string;
  readonly message: string;
}
