import { pageOptions } from '../options.ts';
import { health } from './health.ts';
import { Refusal, refusalIn } from './refusal.ts';

/** What goes with a call beside its path. */
export interface CallOptions {
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** Sent again with every retry, so that the same thing happens once. */
  readonly key?: string;
  /** The version that the reader saw. */
  readonly version?: number | string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

const MOST_RETRIES = 4;

/** Call the API and read its JSON; a 204 gives `undefined`. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/**
 * Call the API. A busy server is asked again after `Retry-After`, with the same key.
 *
 * @throws {Refusal} for every answer but success
 */
export async function send(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await request(method, path, options);
    if (response.ok) {
      health.value = 'well';
      return response;
    }
    const refusal = await refusalIn(response);
    const mayRetry = method === 'GET' || options.key !== undefined || options.version !== undefined;
    if (refusal.status === 401) health.value = 'signed out';
    else if (refusal.status !== 503) health.value = 'well';
    if (refusal.status !== 503 || attempt > MOST_RETRIES || !mayRetry) {
      if (refusal.status === 503) health.value = 'well';
      throw refusal;
    }
    health.value = 'busy';
    await pause(Number(response.headers.get('Retry-After') ?? '1') * 1000, options.signal);
  }
}

async function request(method: string, path: string, options: CallOptions): Promise<Response> {
  const { api, csrf, headers: given } = pageOptions();
  const { body, query, key, version, accept = 'application/json', signal } = options;
  const headers = new Headers(await given?.());
  headers.set('Accept', accept);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (key !== undefined) headers.set('Idempotency-Key', key);
  if (version !== undefined) headers.set('If-Match', typeof version === 'number' ? `"${version}"` : version);
  if (csrf !== undefined && method !== 'GET') headers.set(csrf.header, cookie(csrf.cookie));
  const search = query === undefined || query.size === 0 ? '' : `?${query}`;
  try {
    return await fetch(`${api}${path}${search}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    health.value = 'offline';
    throw new Refusal(0, 'offline', String(error));
  }
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return decodeURIComponent(found?.slice(name.length + 1) ?? '');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, Math.min(Math.max(ms, 200), 30_000));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
