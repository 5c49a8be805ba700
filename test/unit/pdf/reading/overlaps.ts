import type { PlacedText } from './read-pages.ts';

/** Texts of a page that are printed over each other; those of a stamp, which lies below all, must be left out. */
export function overlaps(page: readonly PlacedText[]): readonly string[] {
  const sorted = [...page].sort((a, b) => a.y - b.y);
  return sorted.flatMap((one, at) => {
    const found: string[] = [];
    for (const other of sorted.slice(at + 1)) {
      if (other.y - one.y > 24) break;
      const isBeside = one.x + one.width <= other.x + 0.5 || other.x + other.width <= one.x + 0.5;
      if (!isBeside && other.y - one.y <= other.size * 0.75) found.push(`${one.text} / ${other.text}`);
    }
    return found;
  });
}
