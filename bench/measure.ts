/** One turn of some work, in microseconds per call. */
export type Turn = () => number | Promise<number>;

const TURNS = 15;
const WARM_UP = 300;

/** Measure several implementations in turns, so that a drift of the machine affects all of them. */
export async function takeTurns<N extends string>(ways: { readonly [K in N]: Turn }): Promise<Figures<N>> {
  const list = Object.entries(ways) as [N, Turn][];
  globalThis.gc?.();
  for (const [, turn] of list) for (const end = performance.now() + WARM_UP; performance.now() < end; ) await turn();
  const figures = new Map<N, number[]>(list.map(([name]) => [name, []]));
  for (let count = 0; count < TURNS; count++) for (const [name, turn] of list) figures.get(name)?.push(await turn());
  return {
    names: list.map(([name]) => name),
    micros: (name) => median(figures.get(name) as number[]),
    ratio: (name, to) =>
      median(
        (figures.get(name) as number[]).map((micros, turn) => micros / ((figures.get(to) as number[])[turn] as number)),
      ),
  };
}

/** The result of {@link takeTurns}. */
export interface Figures<N extends string> {
  readonly names: readonly N[];
  /** The median of the turns. */
  micros(name: N): number;
  /** The median of the ratios within each turn, which is more stable than the ratio of two medians. */
  ratio(name: N, to: N): number;
}

/** A turn of synchronous work: the median of passes over all inputs, for some milliseconds. */
export function turnOf<I>(inputs: readonly I[], run: (input: I) => unknown, milliseconds = 40): Turn {
  return () => {
    const passes: number[] = [];
    let kept: unknown;
    for (const end = performance.now() + milliseconds; performance.now() < end || passes.length === 0; ) {
      const start = performance.now();
      for (const input of inputs) kept = run(input);
      passes.push(((performance.now() - start) * 1000) / inputs.length);
    }
    if (kept === undefined) throw new Error('nothing was computed');
    return median(passes);
  };
}

/** {@link turnOf} over inputs that were just parsed from JSON; the parsing is not measured. */
export function freshTurnOf<I>(bodies: readonly string[], run: (input: I) => unknown): Turn {
  return () => {
    const inputs = bodies.map((body) => JSON.parse(body) as I);
    return turnOf(inputs, run, 0)();
  };
}

/** The median. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1] as number;
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
