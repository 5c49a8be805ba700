import { useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { ExportButton } from '../../parts/export-button.tsx';
import { Heading } from '../../parts/heading.tsx';
import { type ListPage, usePages } from '../../parts/pages.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { changeFilters, route } from '../../state/routes.ts';
import { may } from '../../state/session.ts';
import { t } from '../../texts/t.ts';
import { Filters } from './filters.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { exportPath, isFiltered, type ListedInvoice, listPath } from './listed.ts';
import { Tabs } from './tabs.tsx';

/** The list of invoices. Its filters are the page's address. */
export function InvoicesScreen(): VNode {
  const list = useLoaded<ListPage<ListedInvoice>>(() => listPath(route.value));
  return (
    <>
      <Heading text={t('nav.invoices')}>
        <ExportButton path={() => exportPath(route.value)} name="invoices" />
      </Heading>
      <Tabs />
      <Filters />
      <Waiting of={list}>
        {(page) =>
          page.items.length === 0 ? <Empty /> : <Pages key={listPath(route.value)} first={page} reload={list.reload} />
        }
      </Waiting>
    </>
  );
}

/** The pages that were loaded so far. */
function Pages({ first, reload }: { readonly first: ListPage<ListedInvoice>; readonly reload: () => void }): VNode {
  const { page, more } = usePages(first, listPath(route.value));
  useSignalEffect(() => {
    // What others did meanwhile is shown when the reader comes back to the tab.
    const seen = (): void => {
      if (document.visibilityState === 'visible' && page.value.items.length === first.items.length) reload();
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  });
  return (
    <>
      <InvoiceTable invoices={page.value.items} reload={reload} />
      {more}
    </>
  );
}

function Empty(): VNode {
  const isNarrowed = isFiltered(route.value) || route.value.has('tab');
  const clear = (): void => changeFilters(Object.fromEntries([...route.value.keys()].map((name) => [name, null])));
  return (
    <div class="sheet empty">
      <p>{isNarrowed ? t('list.nothing') : t('list.none')}</p>
      {isNarrowed ? (
        <button type="button" onClick={clear}>
          {t('list.clear')}
        </button>
      ) : (
        may('invoices:draft') && (
          <a class="button primary" href="?new">
            {t('action.new')}
          </a>
        )
      )}
    </div>
  );
}
