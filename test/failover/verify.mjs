/** Compare what was acknowledged with what the new primary holds. */
export async function verify({ store, acknowledged }) {
  const stored = new Map();
  for (let cursor; ; ) {
    const page = await store.list('default', { limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    for (const { id, number } of page.items) stored.set(id, number);
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) break;
  }
  const numbers = [...stored.values()].map((number) => Number(number.replace('INV-', '')));
  const distinct = new Set(numbers);
  return {
    lost: [...acknowledged].filter(([id, number]) => stored.get(id) !== number).length,
    gaps: Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).filter((one) => !distinct.has(one))
      .length,
    twice: numbers.length - distinct.size,
  };
}
