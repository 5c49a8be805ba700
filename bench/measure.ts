/** Microseconds per call: the median of rounds, each over all inputs in turn, after a warm-up. */
export function measure<I>(inputs: readonly I[], run: (input: I) => unknown, milliseconds = 300): number {
  const rounds: number[] = [];
  let kept: unknown;
  const round = (): number => {
    const start = performance.now();
    for (const input of inputs) kept = run(input);
    return ((performance.now() - start) * 1000) / inputs.length;
  };
  for (const end = performance.now() + milliseconds; performance.now() < end; ) round();
  for (const end = performance.now() + milliseconds; performance.now() < end || rounds.length < 5; )
    rounds.push(round());
  if (kept === undefined) throw new Error('nothing was computed');
  return median(rounds);
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1] as number;
}

/** Measure several ways of the same work in turn, so that a drift of the machine hits all alike. */
export function compare<I>(
  inputs: readonly I[],
  ways: { readonly [name: string]: (input: I) => unknown },
  turns = 3,
): Map<string, number> {
  const figures = new Map<string, number[]>();
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, run] of Object.entries(ways))
      figures.set(name, [...(figures.get(name) ?? []), measure(inputs, run)]);
  }
  return new Map([...figures].map(([name, list]) => [name, median(list)]));
}

/** Print rows as an aligned table. */
export function table(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of texts)
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number))).join('   ')}`,
    );
}
