interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The media type that a request prefers to JSON, among those that the host can make; `undefined` means JSON, which is
 * also the answer to an `Accept` that matches nothing.
 *
 * RFC 9110, 12.5.1: the most specific range that matches a type says how much it is liked. JSON wins a tie.
 */
export function preferredType(accept: string | null, offered: readonly string[]): string | undefined {
  if (accept === null || offered.length === 0) return undefined;
  const ranges = accept.split(',').slice(0, MOST_RANGES).map(rangeOf);
  let best: string | undefined;
  let most = qualityOf('application/json', ranges);
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > most) [best, most] = [type, quality];
  }
  return best;
}

const MOST_RANGES = 50;

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { type, quality: weight === undefined ? 1 : /^(?:0|1)(?:\.\d{0,3})?$/.test(weight) ? Number(weight) : 0 };
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const [main] = type.split('/');
  for (const pattern of [type, `${main}/*`, '*/*']) {
    const found = ranges.find((range) => range.type === pattern);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
