/** Makes ids: unique, non-empty text. */
export interface IdSource {
  next(): string;
}
