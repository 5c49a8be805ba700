import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../call/api.ts';
import { Heading } from '../../parts/heading.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { changeFilters, route } from '../../state/routes.ts';
import { may } from '../../state/session.ts';
import { t } from '../../texts/t.ts';
import { ExportButton } from './export-button.tsx';
import { Filters } from './filters.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { isFiltered, type ListedInvoice, type ListPage, listPath } from './listed.ts';
import { Tabs } from './tabs.tsx';

/** The list of invoices. Its filters are the page's address. */
export function InvoicesScreen(): VNode {
  const list = useLoaded<ListPage<ListedInvoice>>(() => listPath(route.value));
  return (
    <>
      <Heading text={t('nav.invoices')}>
        <ExportButton />
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
  const items = useSignal(first.items);
  const cursor = useSignal(first.nextCursor);
  useSignalEffect(() => {
    // What others did meanwhile is shown when the reader comes back to the tab.
    const seen = (): void => {
      if (document.visibilityState === 'visible' && items.value.length === first.items.length) reload();
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  });
  const more = async (): Promise<void> => {
    const next = await call<ListPage<ListedInvoice>>(
      'GET',
      `${listPath(route.value)}&cursor=${encodeURIComponent(cursor.value ?? '')}`,
    ).catch(() => null);
    if (next === null) return;
    items.value = [...items.value, ...next.items];
    cursor.value = next.nextCursor;
  };
  return (
    <>
      <InvoiceTable invoices={items.value} reload={reload} />
      {cursor.value !== null && (
        <p class="more">
          <button type="button" onClick={more}>
            {t('list.more')}
          </button>
        </p>
      )}
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
          <a class="button primary" href="./?new">
            {t('action.new')}
          </a>
        )
      )}
    </div>
  );
}
