/** Lago counts in JSON numbers; an amount carries exactly its currency's decimals. */
export function lagoCents(amount: string): number {
  const count = Number(amount.replace('.', ''));
  if (!Number.isSafeInteger(count)) throw new RangeError(`${amount} is more than a JSON number holds in minor units`);
  return count;
}
