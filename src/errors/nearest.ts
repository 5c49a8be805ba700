const MOST_CANDIDATES = 200;
const LONGEST_WORD = 40;

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
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of similar(wanted, candidates, most)) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function similar(wanted: string, candidates: Iterable<string>, most: number): string[] {
  const sameLetter: string[] = [];
  const others: string[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > most) continue;
    const list = candidate[0]?.toLowerCase() === wanted[0] ? sameLetter : others;
    if (list.length < MOST_CANDIDATES) list.push(candidate);
  }
  return [...sameLetter, ...others].slice(0, MOST_CANDIDATES);
}

/** Damerau–Levenshtein distance, restricted to swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
