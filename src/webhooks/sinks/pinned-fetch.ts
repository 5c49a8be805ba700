import { isPublicAddress } from '../endpoints/ip-address.ts';
import type { Lookup, NodeModules, ResolvedAddress } from './node-modules.ts';

/** Sends a request to a URL. */
export type Send = (url: string, init: SendInit) => Promise<Response>;

/** What {@link Send} sends. */
interface SendInit {
  readonly method: 'POST';
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** How names are resolved. */
export interface PinRules {
  /** Default the resolver of the machine. */
  readonly resolve?: ((hostname: string) => Promise<readonly string[]>) | undefined;
  /** Whether a host may have a private network address. */
  readonly isAllowed: (url: URL) => boolean;
}

/**
 * Send over connections that go to the address that was checked: SSRF protection by name.
 *
 * The name is resolved once for each connection, every address is checked, and the connection is made to one of them. A
 * name server that answers otherwise the next time (DNS rebinding) changes nothing. Redirects are not followed.
 */
export function pinnedFetch(node: NodeModules, { resolve, isAllowed }: PinRules): Send {
  const agents = {
    'http:': new node.http.Agent({ keepAlive: true }),
    'https:': new node.https.Agent({ keepAlive: true }),
  };
  const addressesOf = resolve ? (name: string) => resolve(name).then(withFamily) : systemResolver(node);
  const once = (url: URL, init: SendInit): Promise<Response> =>
    new Promise((done, fail) => {
      const { method, headers, signal, body } = init;
      const isPlain = url.protocol === 'http:';
      const agent = agents[isPlain ? 'http:' : 'https:'];
      const lookup = checkingLookup(addressesOf, isAllowed(url));
      const request = (isPlain ? node.http : node.https).request(url.href, { method, headers, agent, lookup, signal });
      request.on('response', (answer) => done(responseOf(node, answer)));
      // A connection that was kept open may have been closed by the other side in this moment.
      request.on('error', (error) =>
        request.reusedSocket && error.code === 'ECONNRESET' ? done(once(url, init)) : fail(error),
      );
      request.end(body);
    });
  return (url, init) => once(new URL(url), init);
}

function checkingLookup(addressesOf: (name: string) => Promise<readonly ResolvedAddress[]>, trusted: boolean): Lookup {
  return (hostname, { all = false }, done) => {
    addressesOf(hostname).then(
      (addresses) => {
        const refused = trusted ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
        const [first] = addresses;
        if (refused) done(new Error(`${hostname} is ${refused.address}, a private or reserved network address`));
        else if (!first) done(new Error(`${hostname} has no address`));
        else if (all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error),
    );
  };
}

function systemResolver({ dns }: NodeModules): (name: string) => Promise<readonly ResolvedAddress[]> {
  return (name) =>
    new Promise((done, fail) => {
      dns.lookup(name, { all: true }, (error, addresses) => (error ? fail(error) : done(addresses ?? [])));
    });
}

function withFamily(addresses: readonly string[]): readonly ResolvedAddress[] {
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

const WITHOUT_BODY = [204, 205, 304];

function responseOf(
  { stream }: NodeModules,
  answer: { readonly statusCode?: number; readonly rawHeaders: readonly string[]; resume(): unknown },
): Response {
  const { statusCode = 0, rawHeaders } = answer;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] as string, rawHeaders[index + 1] as string);
  // A status that no response can have is a failure as any other.
  const status = statusCode >= 200 && statusCode <= 599 ? statusCode : 502;
  if (!WITHOUT_BODY.includes(status)) return new Response(stream.Readable.toWeb(answer), { status, headers });
  answer.resume();
  return new Response(null, { status, headers });
}
