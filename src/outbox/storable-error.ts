/** The text of an error comes from outside: what no database can hold is replaced. */
export function storableError(error: string): string {
  return error.replaceAll(/\0|\p{Surrogate}/gu, '\uFFFD');
}
