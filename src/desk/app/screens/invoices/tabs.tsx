import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../call/api.ts';
import { route } from '../../state/routes.ts';
import { locale, type TextKey, t } from '../../texts/t.ts';
import { countsPath, tabs } from './listed.ts';

/** How many invoices there are of each kind, as the API counts them. */
interface Counts {
  readonly status: { readonly [status: string]: number };
  readonly paymentStatus: { readonly [status: string]: number };
  readonly overdue: number;
  readonly onHold: number;
}

/** The kinds of invoices, with their counts where the API counts. */
export function Tabs(): VNode {
  const counts = useSignal<Counts | null>(null);
  useSignalEffect(() => {
    const path = countsPath(route.value);
    if (path === null) return;
    call<Counts>('GET', path).then(
      (found) => {
        counts.value = found;
      },
      () => undefined,
    );
  });
  const current = route.value.get('tab') ?? 'all';
  return (
    <nav class="tabs" aria-label={t('list.kinds')}>
      {Object.keys(tabs).map((tab) => {
        const query = new URLSearchParams(route.value);
        if (tab === 'all') query.delete('tab');
        else query.set('tab', tab);
        const count = counts.value === null ? undefined : countOf(counts.value, tab);
        return (
          <a
            key={tab}
            href={query.size === 0 ? './' : `./?${query}`}
            aria-current={tab === current ? 'page' : undefined}
          >
            {t(`tab.${tab}` as TextKey)}
            {count !== undefined && <span class="count">{count.toLocaleString(locale())}</span>}
          </a>
        );
      })}
    </nav>
  );
}

function countOf({ status, paymentStatus, overdue, onHold }: Counts, tab: string): number | undefined {
  const of = (counts: { readonly [name: string]: number }, name: string): number => counts[name] ?? 0;
  const known: { readonly [tab: string]: number } = {
    all: Object.values(status).reduce((sum, count) => sum + count, 0),
    held: onHold,
    overdue,
    paid: of(paymentStatus, 'paid'),
    voided: of(status, 'voided'),
  };
  return known[tab];
}
