import type { VNode } from 'preact';
import type { CreditNote } from '../../../../invoice/credit-note.ts';
import { showAmount } from '../../number/show-amount.ts';
import { showDay } from '../../number/show-day.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Field } from '../../parts/field.tsx';
import { Heading } from '../../parts/heading.tsx';
import { type ListPage, usePages } from '../../parts/pages.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { changeFilters, route } from '../../state/routes.ts';
import { t } from '../../texts/t.ts';

const FILTERS = ['number', 'customerId', 'invoiceId'] as const;

function pathOf(): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = route.value.get(name);
    if (value) query.set(name, value);
  }
  return `/credit-notes?${query}`;
}

/** The credit notes, newest first. */
export function CreditNotesScreen(): VNode {
  const list = useLoaded<ListPage<CreditNote>>(pathOf);
  return (
    <>
      <Heading text={t('nav.creditNotes')}>
        <ExportButton path={pathOf} name="credit-notes" />
      </Heading>
      <search class="filters fields">
        {FILTERS.slice(0, 2).map((name) => (
          <Field key={name} id={`filter-${name}`} label={t(`filter.${name}` as 'filter.customerId')}>
            {(control) => (
              <input
                {...control}
                type="search"
                value={route.value.get(name) ?? ''}
                onChange={(event) => changeFilters({ [name]: event.currentTarget.value.trim() })}
              />
            )}
          </Field>
        ))}
      </search>
      <Waiting of={list}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="sheet empty">{t('creditNotes.none')}</p>
          ) : (
            <Pages key={pathOf()} first={page} />
          )
        }
      </Waiting>
    </>
  );
}

function Pages({ first }: { readonly first: ListPage<CreditNote> }): VNode {
  const { page, more } = usePages(first, pathOf());
  return (
    <>
      <div class="sheet flush">
        <table class="list cards">
          <thead>
            <tr>
              <th>{t('list.number')}</th>
              <th>{t('field.customer')}</th>
              <th>{t('creditNotes.invoice')}</th>
              <th class="wide-only">{t('list.issued')}</th>
              <th class="wide-only">{t('dialog.reason')}</th>
              <th class="number">{t('total.total')}</th>
            </tr>
          </thead>
          <tbody>
            {page.value.items.map((note) => (
              <tr key={note.id}>
                <td>
                  <a class="opens" href={`?credit-note=${encodeURIComponent(note.id)}`}>
                    {note.number}
                  </a>
                </td>
                <td class="name">{note.customer.name}</td>
                <td class="state">
                  <a href={`?invoice=${encodeURIComponent(note.invoice.id)}`}>{note.invoice.number}</a>
                </td>
                <td class="wide-only">{showDay(note.issueDate)}</td>
                <td class="wide-only">{t(`reason.${note.reason}`)}</td>
                <td class="number total">{showAmount(note.total, note.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}
