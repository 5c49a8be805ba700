/** Whether every database can hold a text: some cut it at a NUL, and drivers replace half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}
