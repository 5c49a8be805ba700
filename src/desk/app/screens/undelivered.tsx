import type { VNode } from 'preact';
import type { EventType } from '../../../invoice/events.ts';
import { useLoaded } from '../state/loaded.ts';
import { maybe, t } from '../texts/t.ts';

interface List<T> {
  readonly items: readonly T[];
}

/** A delivery that was given up. */
interface DeadLetter {
  readonly eventId: string;
  readonly type: EventType;
  readonly invoiceId: string;
  readonly error: string;
}

interface Receiver {
  readonly id: string;
  readonly url: string;
}

/** E-mails and webhooks that no further try will deliver, of each receiver the first few. */
export function Undelivered(): VNode | null {
  const receivers = useLoaded<List<Receiver>>(() => '/webhook-endpoints').loaded.value;
  if (receivers.state !== 'loaded') return null;
  return (
    <>
      {receivers.value.items.map((receiver) => (
        <DeadLetters key={receiver.id} receiver={receiver} />
      ))}
    </>
  );
}

function DeadLetters({ receiver: { id, url } }: { readonly receiver: Receiver }): VNode | null {
  const path = `/webhook-endpoints/${encodeURIComponent(id)}/dead-letters?limit=5`;
  const letters = useLoaded<List<DeadLetter>>(() => path).loaded.value;
  if (letters.state !== 'loaded' || letters.value.items.length === 0) return null;
  return (
    <section class="sheet">
      <h2>
        {t('overview.undelivered')}: {url.startsWith('email:') ? t('overview.emails') : url}
      </h2>
      <ul class="plain">
        {letters.value.items.map(({ eventId, type, invoiceId, error }) => (
          <li key={eventId}>
            <a href={`?invoice=${encodeURIComponent(invoiceId)}`}>{maybe(`event.${type}`) ?? type}</a>{' '}
            <small class="dim">{error}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
