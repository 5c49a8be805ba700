/** Where drivers, query builders and ORMs keep the error that they wrap. */
const LINKS = [
  'cause',
  'parent',
  'original',
  'originalError',
  'driverError',
  'nativeError',
  'previous',
  'inner',
  'meta',
  'driverAdapterError',
  'errors',
];
/** Where they keep the SQLSTATE: `errno` is Bun's, `originalCode` Prisma's. */
const STATES = ['code', 'errno', 'originalCode', 'sqlState', 'sqlstate'];
const TEXTS = ['message', 'originalMessage', 'detail'];
const STATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** Prisma's own codes look like SQLSTATEs of a class that does not exist. */
const OF_PRISMA = /^P[1-9]\d{3}$/;
const STATE_IN_TEXT = /\b(?:code|sqlstate)\W{1,4}([0-9A-Z]{5})\b/i;
/** An error wraps a few others; a longer chain is a graph of something else. */
const MOST = 100;

/** An error and everything that it wraps, each once, however they refer to each other. */
function errorsIn(error: unknown): readonly Readonly<Record<string, unknown>>[] {
  const found = new Set<Readonly<Record<string, unknown>>>();
  const waiting = [error];
  while (waiting.length > 0 && found.size < MOST) {
    const one = waiting.shift();
    if (Array.isArray(one)) waiting.push(...one.slice(0, MOST));
    if (typeof one !== 'object' || one === null || found.has(one as Record<string, unknown>)) continue;
    found.add(one as Record<string, unknown>);
    for (const link of LINKS) waiting.push((one as Record<string, unknown>)[link]);
  }
  return [...found];
}

function textsOf(error: unknown, members: readonly string[]): readonly string[] {
  return errorsIn(error)
    .flatMap((one) => members.map((member) => one[member]))
    .filter((value) => typeof value === 'string');
}

/**
 * The SQLSTATE of an error, wherever a library put it; `undefined` when no server answered.
 *
 * A library that wraps the server's error in a text of its own still names the code there.
 */
export function sqlStateOf(error: unknown): string | undefined {
  const codes = textsOf(error, STATES);
  const state = codes.find((code) => STATE.test(code) && !OF_PRISMA.test(code));
  if (state !== undefined) return state;
  for (const text of textsOf(error, ['message'])) {
    const named = STATE_IN_TEXT.exec(text)?.[1];
    if (named !== undefined && STATE.test(named) && !OF_PRISMA.test(named)) return named;
    if (text.includes('duplicate key value violates unique constraint')) return '23505';
  }
  // "Transaction failed due to a write conflict or a deadlock."
  return codes.includes('P2034') ? '40001' : undefined;
}

/** What an error and those that it wraps say, the server's detail included, which names columns and values. */
export function saidBy(error: unknown): readonly string[] {
  return textsOf(error, TEXTS);
}
