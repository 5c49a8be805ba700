/** Makes ids: unique texts of 1 to 255 characters. An id that exists already is refused with `id.taken`. */
export interface IdSource {
  next(): string;
}
