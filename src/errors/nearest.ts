const MOST_CANDIDATES = 200;
const LONGEST_WORD = 40;

/** Finds what a misspelt word meant; {@link nearest} itself, or a search with a limit on the calls. */
export interface NearMissSearch {
  nearest(word: string, candidates: Iterable<string>): string | undefined;
}

/**
 * The candidate that a misspelt word most probably meant, or `undefined` when none is near.
 *
 * Near means that at most a third of the letters differ; a swap of neighbours counts as one difference, and case does
 * not count. At most 200 candidates of a similar length are compared, those with the same first letter first.
 *
 * @param word - the word as written
 * @param candidates - the words that are known
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const wanted = word.toLowerCase();
  const most = Math.max(1, Math.floor(word.length / 3));
  const rank = (one: string): number => (one[0]?.toLowerCase() === wanted[0] ? 0 : 1);
  const similar = [...candidates].filter((one) => Math.abs(one.length - word.length) <= most);
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of similar.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_CANDIDATES)) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Damerau–Levenshtein distance, restricted to swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const cost = (last[j] as number) + (a[i] === b[j] ? 0 : 1);
      const isSwapped = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const swap = isSwapped ? (before[j - 1] as number) + 1 : cost;
      row.push(Math.min(cost, swap, (last[j + 1] as number) + 1, (row[j] as number) + 1));
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
