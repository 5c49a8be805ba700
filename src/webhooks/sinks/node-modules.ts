// The parts of Node that a pinned connection needs: the library has no `node:` import, so that it loads anywhere.

/** An address as `dns.lookup` returns it. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Called with an error, or with one address or all. */
type LookupCallback = (error: Error | null, address?: string | readonly ResolvedAddress[], family?: number) => void;

/** How a connection resolves a name. */
export type Lookup = (hostname: string, options: { readonly all?: boolean }, done: LookupCallback) => void;

interface Answer {
  readonly statusCode?: number;
  readonly rawHeaders: readonly string[];
  resume(): unknown;
}

interface ClientRequest {
  readonly reusedSocket: boolean;
  on(event: 'response', listener: (answer: Answer) => void): unknown;
  on(event: 'error', listener: (error: Error & { readonly code?: string }) => void): unknown;
  end(body: string): unknown;
}

interface RequestOptions {
  readonly method: 'POST';
  readonly headers: { readonly [name: string]: string };
  readonly agent: object;
  readonly lookup: Lookup;
  readonly signal: AbortSignal;
}

interface HttpModule {
  readonly Agent: new (options: { readonly keepAlive: boolean }) => object;
  request(url: string, options: RequestOptions): ClientRequest;
}

/** Modules of Node. */
export interface NodeModules {
  readonly http: HttpModule;
  readonly https: HttpModule;
  readonly dns: {
    lookup(
      hostname: string,
      options: { readonly all: true },
      done: (error: Error | null, addresses?: readonly ResolvedAddress[]) => void,
    ): void;
  };
  readonly stream: { readonly Readable: { toWeb(stream: object): ReadableStream<Uint8Array> } };
}

interface Scope {
  readonly process?: {
    readonly versions?: { readonly [name: string]: string | undefined };
    getBuiltinModule?(name: string): unknown;
  };
  readonly navigator?: { readonly userAgent?: string };
  readonly Deno?: unknown;
}

/** Runtimes that call themselves Node too. Libraries set a user agent of a browser on Node, or an empty one. */
const OTHERS = /^(?:Cloudflare-Workers|Deno|Bun)/;

/**
 * The modules of Node; `null` on other runtimes.
 *
 * Bun, Deno and Workers have modules of these names, but do not all ask the `lookup` that is passed to them, and a guard
 * that is not asked is worse than one that is known to be absent.
 */
export function nodeModules(scope: Scope = globalThis as unknown as Scope): NodeModules | null {
  const { process, navigator, Deno } = scope;
  const isNode = process?.versions?.['node'] !== undefined && process.versions['bun'] === undefined;
  if (
    !isNode ||
    OTHERS.test(navigator?.userAgent ?? '') ||
    Deno !== undefined ||
    process?.getBuiltinModule === undefined
  )
    return null;
  const builtin = <T>(name: string): T => process.getBuiltinModule?.(name) as T;
  return { http: builtin('http'), https: builtin('https'), dns: builtin('dns'), stream: builtin('stream') };
}
