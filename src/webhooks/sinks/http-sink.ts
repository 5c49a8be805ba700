import type { Clock } from '../../ports/clock.ts';
import type { WebhookSink } from '../../ports/webhook-sink.ts';
import { isPublicAddress } from '../endpoints/ip-address.ts';
import { hostOf, isAllowed, type UrlRules, validateWebhookUrl } from '../endpoints/validate-webhook-url.ts';
import { DeliveryError } from './delivery-error.ts';
import { standardDialect, type WebhookDialect } from './dialect.ts';
import { readUpTo } from './read-up-to.ts';
import { retryAfterMs } from './retry-after.ts';
import type { PayloadOptions } from './webhook-payload.ts';

/** Options of {@link httpSink}. */
export interface HttpSinkOptions extends UrlRules, PayloadOptions {
  /** Default {@link standardDialect} with the payload options given here. */
  readonly dialect?: WebhookDialect;
  /** The addresses of a name; each must be public. Without it only the URL itself is checked. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** Default the global one. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds for one try, default 15,000; keep it below the relay's lease. */
  readonly timeoutMs?: number;
  /** How much of an answer is read, in bytes, default 65,536. */
  readonly maxResponseBytes?: number;
  /** Default `"oneoff-webhooks/1"`. */
  readonly userAgent?: string;
  readonly clock?: Clock;
}

/**
 * Send events by HTTP POST, signed. Only 2xx is a success; a redirect is not followed.
 *
 * Standard Webhooks, operational considerations: 410 disables the endpoint, `Retry-After` is honoured.
 *
 * Receivers on the inside are refused (`validateWebhookUrl`). Web APIs resolve no names: pass `resolve` to have the
 * addresses checked too. The fetch behind it resolves once more, so a name that changes in between needs a `fetch` whose
 * connections go to checked addresses only.
 *
 * @example
 * ```ts
 * const relay = createRelay({ store, sinks: { https: httpSink() } });
 * ```
 */
export function httpSink(options: HttpSinkOptions = {}): WebhookSink {
  const { timeoutMs = 15_000, maxResponseBytes = 65_536, userAgent = 'oneoff-webhooks/1' } = options;
  const { dialect = standardDialect(options), clock = { now: () => Date.now() } } = options;
  const send = options.fetch ?? ((url, init) => fetch(url, init));
  return {
    async deliver(delivery, { signal }) {
      const { url } = delivery.endpoint;
      await checkReceiver(url, options);
      const request = await dialect(delivery, clock.now());
      if (request === null) return;
      const response = await send(url, {
        method: 'POST',
        body: request.body,
        headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...request.headers },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      }).catch((error: unknown) => {
        throw new DeliveryError(`no answer: ${reasonOf(error)}`, { cause: error });
      });
      // Read, so that the connection can be used again; what the answer says beyond its status does not matter.
      await readUpTo(response.body, maxResponseBytes);
      if (response.ok) return;
      throw failureOf(response, clock.now());
    },
  };
}

async function checkReceiver(url: string, { allowPrivate = [], resolve }: HttpSinkOptions): Promise<void> {
  const [wrong] = validateWebhookUrl(url, { allowPrivate });
  if (wrong) throw new DeliveryError(wrong.message);
  const parsed = new URL(url);
  if (resolve === undefined || isAllowed(parsed, allowPrivate)) return;
  const addresses = await resolve(hostOf(parsed));
  if (addresses.length === 0) throw new DeliveryError(`${parsed.hostname} has no address`);
  const inside = addresses.find((address) => !isPublicAddress(address));
  if (inside !== undefined) throw new DeliveryError(`${parsed.hostname} is ${inside}, a private or reserved address`);
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

/** `fetch failed` alone helps nobody: its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
