import type { VNode } from 'preact';
import type { CreditNote } from '../../../../invoice/credit-note.ts';
import { showDay } from '../../number/show-day.ts';
import { Heading } from '../../parts/heading.tsx';
import { Paper } from '../../parts/paper.tsx';
import { Sum } from '../../parts/tax-rows.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { t } from '../../texts/t.ts';
import { Downloads } from '../invoice/downloads.tsx';

/** A credit note and what it corrects. */
export function CreditNoteScreen({ id }: { readonly id: string }): VNode {
  const loading = useLoaded<CreditNote>(() => `/credit-notes/${encodeURIComponent(id)}`);
  return (
    <Waiting of={loading}>
      {(note) => (
        <>
          <Heading text={note.number} />
          <div class="row actions">
            <Downloads path={`/credit-notes/${note.id}`} name={note.number} />
          </div>
          <div class="columns">
            <section class="sheet flush" aria-label={t('paper.label')}>
              <Paper document={note} />
            </section>
            <aside class="side">
              <section class="sheet" aria-label={t('invoice.facts')}>
                <dl class="sums">
                  <Sum label={t('field.customer')} amount={note.customer.name} />
                  <Sum label={t('field.issueDate')} amount={showDay(note.issueDate)} />
                  <Sum label={t('dialog.reason')} amount={note.reasonText ?? t(`reason.${note.reason}`)} />
                </dl>
                <p>
                  <a href={`?invoice=${encodeURIComponent(note.invoice.id)}`}>
                    {t('creditNotes.invoice')} {note.invoice.number}
                  </a>
                </p>
              </section>
            </aside>
          </div>
        </>
      )}
    </Waiting>
  );
}
