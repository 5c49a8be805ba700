import { type Exchange, Violation } from './judge.ts';

/** Ids and secrets of receivers are random, and when they were made is told by a clock of its own. */
const RANDOM: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'id'],
  [/whsec_[\w+/=]+/g, 'secret'],
  [/"createdAt":"202[6-9][^"]+"/g, '"createdAt":"now"'],
];

/**
 * Hold the answers of two backends to the same requests against each other.
 *
 * @throws {Violation} where they differ
 */
export function compareAnswers(some: readonly Exchange[], others: readonly Exchange[]): void {
  for (const [index, one] of some.entries()) {
    const other = others[index];
    if (!other) throw new Violation(`${others.length} answers against ${some.length}`);
    const [a, b] = [told(one), told(other)];
    if (a !== b)
      throw new Violation(`answer ${index + 1} to ${one.sent.method} ${one.sent.url} is\n${a}\nand elsewhere\n${b}`);
  }
}

function told({ operation, answer, body }: Exchange): string {
  const text = operation?.operationId === 'listWebhookEndpoints' && answer.status === 200 ? sorted(body) : answer.text;
  const headers = ['etag', 'location', 'link'].map((name) => answer.headers.get(name));
  return RANDOM.reduce((all, [pattern, name]) => all.replaceAll(pattern, name), `${answer.status} ${headers} ${text}`);
}

/** Receivers stand in the order of their ids. */
function sorted(body: unknown): string {
  const { items } = body as { readonly items: readonly { readonly url: string }[] };
  return JSON.stringify(items.map((item) => JSON.stringify({ ...item, id: '', createdAt: '' })).sort());
}
