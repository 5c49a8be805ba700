import { nearest } from './nearest.ts';

const MOST_SEARCHES = 20;

/** Finds what a misspelt word meant. */
export interface NearMissSearch {
  nearest(word: string, candidates: Iterable<string>): string | undefined;
}

/**
 * Searches for what misspelt words meant, at most 20 of them.
 *
 * A search compares the word with every candidate. With one object for each call, the time of a call does not grow as
 * the product of its misspelt words and the known ones.
 */
export class NearMisses implements NearMissSearch {
  #left: number = MOST_SEARCHES;

  /** The nearest candidate, or `undefined` where none is near or all searches are used up. */
  nearest(word: string, candidates: Iterable<string>): string | undefined {
    if (this.#left === 0) return undefined;
    this.#left--;
    return nearest(word, candidates);
  }
}
