import type { VNode } from 'preact';
import type { CreditNote } from '../../../../invoice/credit-note.ts';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { isZero } from '../../../../money/amounts.ts';
import { showAmount } from '../../number/show-amount.ts';
import { showDay } from '../../number/show-day.ts';
import type { ListPage } from '../../parts/pages.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { t } from '../../texts/t.ts';

/** The credit notes of an invoice, where it has any. */
export function CreditNotesOf({ invoice }: { readonly invoice: Invoice }): VNode | null {
  if (isZero(invoice.amountCredited)) return null;
  return <Notes key={invoice.version} id={invoice.id} />;
}

function Notes({ id }: { readonly id: string }): VNode {
  const notes = useLoaded<ListPage<CreditNote>>(() => `/invoices/${id}/credit-notes?limit=100`);
  return (
    <section class="sheet" aria-label={t('nav.creditNotes')}>
      <h2>{t('nav.creditNotes')}</h2>
      <Waiting of={notes}>
        {(page) => (
          <ul class="plain">
            {page.items.map((note) => (
              <li key={note.id} class="row between">
                <a href={`?credit-note=${encodeURIComponent(note.id)}`}>{note.number}</a>
                <span class="dim">{showDay(note.issueDate)}</span>
                <span>{showAmount(note.total, note.currency)}</span>
              </li>
            ))}
          </ul>
        )}
      </Waiting>
    </section>
  );
}
