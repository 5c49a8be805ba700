import type { VNode } from 'preact';
import type { InvoiceEvent } from '../../../../invoice/events.ts';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { showInstant } from '../../number/show-day.ts';
import type { ListPage } from '../../parts/pages.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { maybe, t } from '../../texts/t.ts';

/** Members whose change says nothing to a reader. */
const QUIET: ReadonlySet<string> = new Set([
  'taxDate',
  'paymentMeansSource',
  'schemaVersion',
  'warnings',
  'billingEntity',
  'timeZone',
  'updatedAt',
]);

/** What happened, newest first: when, what, by whom. */
export function History({ invoice }: { readonly invoice: Invoice }): VNode {
  return <Events key={invoice.version} invoice={invoice} />;
}

function Events({ invoice: { id, timeZone } }: { readonly invoice: Invoice }): VNode {
  const events = useLoaded<ListPage<InvoiceEvent>>(() => `/invoices/${id}/events`);
  return (
    <section class="sheet" aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      <Waiting of={events}>
        {(page) => (
          <ol class="history">
            {page.items
              .toReversed()
              .filter(isTold)
              .map((event) => (
                <li key={event.id}>
                  <span>{maybe(`event.${event.type}`) ?? event.type}</span>
                  {event.type === 'invoice.updated' && <small class="dim">{changedIn(event)}</small>}
                  <small class="dim">
                    {showInstant(event.timestamp, timeZone)}
                    {event.actor !== undefined && ` · ${event.actor}`}
                  </small>
                </li>
              ))}
          </ol>
        )}
      </Waiting>
    </section>
  );
}

/** `invoice.one_off_created` comes with every `invoice.finalized`, and tells receivers of webhooks the same. */
function isTold({ type }: InvoiceEvent): boolean {
  return type !== 'invoice.one_off_created';
}

function changedIn({ data }: InvoiceEvent): string {
  const members = Object.keys(data.change).filter((member) => !QUIET.has(member));
  return members.map((member) => maybe(`field.${member}`) ?? maybe(`member.${member}`) ?? member).join(', ');
}
