/** Makes ids: unique text of 1 to 255 characters. An id that is used already is refused with `id.taken`. */
export interface IdSource {
  next(): string;
}
