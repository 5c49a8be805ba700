import type { Fault } from '../errors/fault.ts';
import { type NearMissSearch, nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';

/** Most faults that one check reports. It stops there: nobody reads more, and a hostile input could cause millions. */
export const MOST_FAULTS = 1000;

/** Most searches for near misses in one check. */
const MOST_SEARCHES = 20;

/**
 * What a check may need beside the value, such as the host's own currencies. With `allowsMore: true` objects may have
 * members that their shapes do not know, as documents of a later version have.
 */
export type CheckContext = { readonly [name: string]: unknown };

/** Anything that can be checked; what {@link Report.at} needs of a shape. */
interface Checked {
  readonly check: (value: unknown, report: Report) => void;
}

/**
 * The faults of one check, in one list.
 *
 * A shape adds faults with paths relative to its own value; the shape around it puts its key before them. So a JSON
 * Pointer is built where there is a fault and nowhere else.
 */
export class Report implements NearMissSearch {
  readonly faults: Fault[] = [];
  readonly context: CheckContext;
  #searches: number = MOST_SEARCHES;

  constructor(context: CheckContext = {}) {
    this.context = context;
  }

  /** Whether there is no room for more faults: loops stop then. */
  get isFull(): boolean {
    return this.faults.length >= MOST_FAULTS;
  }

  add(fault: Fault): void {
    if (!this.isFull) this.faults.push(fault);
  }

  /** Check a member or an item; the faults found get its key before their paths. */
  at(key: string | number, shape: Checked, value: unknown): void {
    const before = this.faults.length;
    shape.check(value, this);
    if (this.faults.length !== before) this.prefix(pointer('', key), before);
  }

  /** Put a pointer before the paths of the faults from an index on. */
  prefix(path: string, from: number): void {
    for (let index = from; index < this.faults.length; index++) {
      const one = this.faults[index] as Fault;
      this.faults[index] = { ...one, path: path + one.path };
    }
  }

  /**
   * The nearest candidate of a misspelt word, or `undefined` where none is near or all searches are used up.
   *
   * A search compares the word with many candidates. With a limit, the time of a check does not grow as the product of
   * its misspelt words and the known ones.
   */
  nearest(word: string, candidates: Iterable<string>): string | undefined {
    return this.search(() => nearest(word, candidates));
  }

  /** What a search for a near miss finds, or `undefined` where all searches of this check are used up. */
  search(find: () => string | undefined): string | undefined {
    return this.#searches-- > 0 ? find() : undefined;
  }
}
