import type { Delivery } from '../../ports/delivery-store.ts';
import type { Brake } from './brake.ts';
import type { RelaySettings } from './relay-options.ts';

/**
 * Hand an event to the sink of its endpoint's scheme.
 *
 * The try does not wait for a sink that ignores the signal: it may still deliver, as after any timeout.
 *
 * @throws what the sink throws, or an error that says that the time is over
 */
export async function tryDelivery(
  { sinks, timeoutMs }: Pick<RelaySettings, 'sinks' | 'timeoutMs'>,
  delivery: Delivery,
  brake: Brake,
): Promise<void> {
  const [scheme = ''] = delivery.endpoint.url.toLowerCase().split(':');
  const sink = Object.hasOwn(sinks, scheme) ? sinks[scheme] : undefined;
  if (!sink) throw new Error(`no sink takes "${scheme}:"; pass one in the sinks of the relay`);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const hold = brake.hold(abort);
  try {
    const aborted = new Promise<never>((_, reject) => {
      abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
    });
    await Promise.race([sink.deliver(delivery, { signal: abort.signal }), aborted]);
  } finally {
    clearTimeout(timer);
    hold.release();
  }
}
