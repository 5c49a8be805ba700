import { isDeepStrictEqual } from 'node:util';
import type { Backend } from '../backend.ts';
import { tenants } from '../backend.ts';
import type { Operation, Part } from '../document.ts';
import { curlOf, type Sent } from './curl.ts';
import { type Answer, type Exchange, type Judge, Violation } from './judge.ts';
import { lookupIn, Pool } from './pool.ts';
import { type Content, fill, jsonText, type Lookup, type Sketch } from './sketch.ts';

const ORIGIN = 'http://billing.test';
const TIME_LIMIT_MS = 20_000;

/** Requests to one backend, one after the other, each judged. */
export interface Session {
  readonly exchanges: readonly Exchange[];
  /** @throws {Violation} */
  readonly send: (sketch: Sketch) => Promise<Exchange>;
  /** The same as the other tenant. */
  readonly sendAsOther: (sketch: Sketch) => Promise<Exchange>;
  /** The commands of a shell that send the same again. */
  readonly curls: () => string;
}

/** Begin to send; whatever the storage holds already is how it is. */
export async function openSession(
  { handler, storage, failures }: Backend,
  { judge, operationOf }: Judge,
): Promise<Session> {
  const exchanges: Exchange[] = [];
  const attempts: string[] = [];
  const pools = { own: new Pool(), other: new Pool() };
  const contents = async () => ({
    own: await storage.contents(tenants.own),
    other: await storage.contents(tenants.other),
  });
  let before = await contents();

  async function exchange(sent: Sent): Promise<Exchange> {
    const { pathname } = new URL(ORIGIN + sent.url);
    const operation = operationOf(sent.method, pathname);
    const answer = await withinTime(ask(handler, sent));
    return { operation, sent, answer, body: parsed(answer.text) };
  }

  async function send(sketch: Sketch, who: 'own' | 'other'): Promise<Exchange> {
    const pool = pools[who];
    const sent = finish(sketch, pool, pools[who === 'own' ? 'other' : 'own'], who);
    attempts.push(curlOf(sent));
    const made = await exchange(sent);
    exchanges.push(made);
    const { operation, answer, body } = made;
    judge(made);
    if (failures.length > 0) throw new Violation(`the server failed: ${failures[0]}`);
    const bystander = who === 'own' ? 'other' : 'own';
    if (answer.text.includes(tenants[bystander])) throw new Violation('it tells of another tenant');
    const after = await contents();
    if (after[bystander] !== before[bystander]) throw new Violation('another tenant was changed');
    const mayChange = answer.status < 400 && operation !== undefined && changes(operation);
    if (!mayChange && after[who] !== before[who]) throw new Violation(`${answer.status}, but something was stored`);
    // The answer to a key that was used before tells how it was then.
    const isStale = mayChange && after[who] === before[who];
    before = after;
    if (answer.status < 300 && operation) {
      learn(pool, operation, answer.status, body);
      if (!isStale) await lookAgain(made, exchange);
      const isRepeated = await repeat(made, exchange);
      if (isRepeated && (await contents())[who] !== after[who]) throw new Violation('it happened twice');
    }
    return made;
  }

  return {
    exchanges,
    send: (sketch) => send(sketch, 'own'),
    sendAsOther: (sketch) => send(sketch, 'other'),
    curls: () => ['API=http://127.0.0.1:8080', ...attempts].join('\n'),
  };
}

/** Reads and previews change nothing. */
function changes({ method, operationId }: Operation): boolean {
  return method !== 'GET' && !operationId.startsWith('preview');
}

function finish(sketch: Sketch, own: Pool, other: Pool, who: 'own' | 'other'): Sent {
  const anywhere = lookupIn(own, other, undefined);
  const url = fill(sketch.path, anywhere, encodeURIComponent);
  const [, subject] = /^\/invoices\/([^/?]+)/.exec(url) ?? [];
  const lookup = lookupIn(own, other, subject);
  const hasBody = sketch.content !== null && sketch.method !== 'GET';
  return {
    method: sketch.method,
    url,
    headers: sketch.headers.map(([name, value]) => [
      name,
      name === 'Authorization' ? value.replace(tenants.own, tenants[who]) : fill(value, lookup),
    ]),
    body: hasBody ? bodyOf(sketch.content as Content, lookup) : null,
  };
}

function bodyOf(content: Content, lookup: Lookup): Sent['body'] {
  if ('bytes' in content) return Uint8Array.from(content.bytes);
  return 'text' in content ? fill(content.text, lookup) : jsonText(content.json, lookup);
}

async function ask(handler: Backend['handler'], { method, url, headers, body }: Sent): Promise<Answer> {
  const request = new Request(ORIGIN + url, {
    method,
    headers: headers.map(([name, value]) => [name, value] as [string, string]),
    ...(body !== null && { body: typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body) }),
  });
  const response = await handler(request);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Violation(`no answer within ${TIME_LIMIT_MS} ms`)), TIME_LIMIT_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Remember what an answer holds, but not what a preview only shows. */
function learn(pool: Pool, operation: Operation, status: number, body: unknown): void {
  const schema = operation.answers.get(status)?.schema;
  if (!schema || operation.operationId.startsWith('preview')) return;
  const { nextCursor } = (body ?? {}) as { readonly nextCursor?: string | null };
  if (nextCursor) pool.cursors.push(nextCursor);
  const [item, all] = 'properties' in schema ? listed(schema, body) : [schema, [body]];
  const name = String(item['$ref']).split('/').at(-1) ?? '';
  for (const one of all) pool.learn(name, one);
}

function listed(schema: Part, body: unknown): readonly [Part, readonly unknown[]] {
  const { items } = schema['properties'] as { readonly items: { readonly items: Part } };
  return [items.items, (body as { readonly items: readonly unknown[] }).items];
}

type Exchanging = (sent: Sent) => Promise<Exchange>;

/** What was created or changed is found where the answer says, and is the same; and there is a next page. */
async function lookAgain({ operation, answer, body, sent }: Exchange, exchange: Exchanging): Promise<void> {
  const isTagged = answer.headers.has('etag') && changes(operation as Operation) && !answer.headers.has('location');
  const [, next] = /^<(.*)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? [];
  const [, documents] = /^(\/invoices|\/credit-notes)/.exec(operation?.path ?? '') ?? [];
  const changed = (): string =>
    documents === undefined ? sent.url : `${documents}/${(body as { readonly id: string }).id}`;
  const at = isTagged ? changed() : (answer.headers.get('location') ?? next);
  if (at === undefined) return;
  const headers = sent.headers.filter(([name]) => name === 'Authorization');
  const found = await exchange({ method: 'GET', url: at, headers, body: null });
  if (found.answer.status === 403) return;
  if (found.answer.status !== 200) throw new Violation(`${found.answer.status} at ${at}`);
  if (next !== undefined) return;
  const { secrets: _, ...told } = body as { readonly secrets?: unknown };
  if (!isDeepStrictEqual(found.body, told)) throw new Violation(`another answer at ${at}`);
}

/** With a key, the same request again gets the same answer. */
async function repeat({ operation, answer, sent }: Exchange, exchange: Exchanging): Promise<boolean> {
  const hasKey = sent.headers.some(([name]) => name === 'Idempotency-Key');
  if (!hasKey || !operation?.parameters.some(({ name }) => name === 'Idempotency-Key')) return false;
  const again = await exchange(sent);
  if (again.answer.status !== answer.status || again.answer.text !== answer.text)
    throw new Violation(`another answer to the same key: ${again.answer.status} ${again.answer.text}`);
  return true;
}
