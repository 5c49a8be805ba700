import type { SeriesState } from '../../numbering/next-in-series.ts';

/** What this process knows of number series: that they exist, and what it left them at. */
export interface KnownSeries {
  /** Whether the series was there before. */
  has(tenant: string, key: string): boolean;
  /**
   * Where the series most likely still is; `undefined` unless nobody but this process took its last numbers. A commit
   * that relies on it compares it with the row.
   */
  expected(tenant: string, key: string): SeriesState | undefined;
  /** What a lock showed. */
  locked(tenant: string, key: string, state: SeriesState | undefined): void;
  /** What a commit left. */
  left(tenant: string, key: string, state: SeriesState): void;
  /** The series is not where it was expected, or nobody knows where. */
  lost(tenant: string, key: string): void;
}

interface Known {
  readonly state: SeriesState | undefined;
  readonly isOurs: boolean;
}

const MOST = 10_000;

/** Begin with nothing. */
export function createKnownSeries(): KnownSeries {
  const known = new Map<string, Known>();
  const put = (name: string, one: Known): void => {
    if (known.size >= MOST) known.clear();
    known.set(name, one);
  };
  return {
    has: (tenant, key) => known.has(nameOf(tenant, key)),
    expected(tenant, key) {
      const one = known.get(nameOf(tenant, key));
      return one?.isOurs ? one.state : undefined;
    },
    locked(tenant, key, state) {
      const before = known.get(nameOf(tenant, key))?.state;
      const isOurs =
        before !== undefined && before.last === state?.last && before.lastIssueDate === state.lastIssueDate;
      put(nameOf(tenant, key), { state, isOurs });
    },
    left(tenant, key, state) {
      put(nameOf(tenant, key), { state, isOurs: known.get(nameOf(tenant, key))?.isOurs ?? false });
    },
    lost: (tenant, key) => put(nameOf(tenant, key), { state: undefined, isOurs: false }),
  };
}

function nameOf(tenant: string, key: string): string {
  return JSON.stringify([tenant, key]);
}
