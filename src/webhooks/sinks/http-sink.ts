import type { WebhookSink } from '../../ports/webhook-sink.ts';
import { isPublicAddress } from '../endpoints/ip-address.ts';
import type { UrlRules } from '../endpoints/url-rules.ts';
import { bareHost, isAllowed, validateWebhookUrl } from '../endpoints/validate-webhook-url.ts';
import { DeliveryError } from './delivery-error.ts';
import { standardDialect } from './dialect.ts';
import { checkHttpSinkOptions, type HttpSinkOptions } from './http-sink-options.ts';
import { nodeModules } from './node-modules.ts';
import type { PayloadOptions } from './payload-options.ts';
import { pinnedFetch, type Send } from './pinned-fetch.ts';
import { readUpTo } from './read-up-to.ts';
import { retryAfterMs } from './retry-after.ts';

/**
 * Send events by HTTP POST, signed. Only 2xx is a success; a redirect is not followed.
 *
 * Standard Webhooks, operational considerations: 410 disables the endpoint, `Retry-After` is honoured.
 *
 * SSRF protection: private network addresses are refused in every notation. On Node a name is resolved once for each
 * connection, its addresses are checked, and the connection goes to one of them, so that a name server that changes its
 * answer (DNS rebinding) reaches nothing. On other runtimes, and with a `fetch` of your own, names are checked only where
 * `resolve` is passed, and the fetch behind it resolves once more.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value` for an option
 * @example
 * ```ts
 * const relay = createRelay({ store, sinks: { https: httpSink() } });
 * ```
 */
export function httpSink(options: HttpSinkOptions = {}): WebhookSink {
  checkHttpSinkOptions(options);
  const { timeoutMs = 15_000, maxResponseBytes = 65_536, userAgent = 'oneoff-webhooks/1' } = options;
  const { dialect = standardDialect(payloadOptionsOf(options)), clock = { now: () => Date.now() } } = options;
  const send = senderOf(options);
  return {
    async deliver(delivery, { signal }) {
      const { url } = delivery.endpoint;
      const [wrong] = validateWebhookUrl(url, rulesOf(options));
      if (wrong) throw new DeliveryError(wrong.message);
      const request = await dialect(delivery, clock.now());
      if (request === null) return;
      const response = await send(url, {
        method: 'POST',
        body: request.body,
        headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...request.headers },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      }).catch((error: unknown) => {
        if (error instanceof DeliveryError) throw error;
        throw new DeliveryError(`no answer: ${reasonOf(error)}`, { cause: error });
      });
      // Read, so that the connection can be used again; what the answer says beyond its status does not matter.
      await readUpTo(response.body, maxResponseBytes);
      if (response.ok) return;
      throw failureOf(response, clock.now());
    },
  };
}

function senderOf(options: HttpSinkOptions): Send {
  const { resolve, allowPrivate = [] } = options;
  const node = options.fetch ? null : nodeModules();
  if (node) return pinnedFetch(node, { resolve, isAllowed: (url) => isAllowed(url, allowPrivate) });
  const send = options.fetch ?? ((url, init) => fetch(url, init));
  return async (url, init) => {
    if (resolve && !isAllowed(new URL(url), allowPrivate)) await checkAddresses(bareHost(new URL(url)), resolve);
    return send(url, init);
  };
}

async function checkAddresses(
  hostname: string,
  resolve: (hostname: string) => Promise<readonly string[]>,
): Promise<void> {
  const addresses = await resolve(hostname);
  if (addresses.length === 0) throw new DeliveryError(`${hostname} has no address`);
  const refused = addresses.find((address) => !isPublicAddress(address));
  if (refused !== undefined)
    throw new DeliveryError(`${hostname} is ${refused}, a private or reserved network address`);
}

function rulesOf({ allowPrivate, ports }: HttpSinkOptions): UrlRules {
  return { ...(allowPrivate !== undefined && { allowPrivate }), ...(ports !== undefined && { ports }) };
}

function payloadOptionsOf({ maxPayloadBytes, invoiceUrl }: HttpSinkOptions): PayloadOptions {
  return { ...(maxPayloadBytes !== undefined && { maxPayloadBytes }), ...(invoiceUrl && { invoiceUrl }) };
}

function failureOf(response: Response, now: number): DeliveryError {
  const { status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
    return new DeliveryError(`answered ${status || 'with a redirect'}; redirects are not followed`);
  const after = retryAfterMs(response.headers.get('retry-after'), now);
  return new DeliveryError(`answered ${status}`, {
    gone: status === 410,
    ...(after !== undefined && { retryAfterMs: after }),
  });
}

/** `fetch failed` alone helps nobody: its cause says why. Of several addresses that failed, only the code says it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return `${error.message} (${error.cause.message})`;
  return error.message || String((error as { readonly code?: unknown }).code ?? error.name);
}
