import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import type { InvoiceCounts } from '../../../../reporting/invoice-counts.ts';
import { call } from '../../call/api.ts';
import { route } from '../../state/routes.ts';
import { locale, type TextKey, t } from '../../texts/t.ts';
import { countsPath, tabs } from './listed.ts';

/** The kinds of invoices, with their counts where the API counts. */
export function Tabs(): VNode {
  const counts = useSignal<InvoiceCounts | null>(null);
  useSignalEffect(() => {
    const path = countsPath(route.value);
    if (path === null) return;
    call<InvoiceCounts>('GET', path).then(
      (found) => {
        counts.value = found;
      },
      () => undefined,
    );
  });
  const current = route.value.get('tab') ?? 'all';
  // What needs attention is reached from the overview, and has no count of its own.
  const shown = Object.keys(tabs).filter((tab) => tab !== 'attention' || tab === current);
  return (
    <nav class="tabs" aria-label={t('list.kinds')}>
      {shown.map((tab) => {
        const query = new URLSearchParams(route.value);
        if (tab === 'all') query.delete('tab');
        else query.set('tab', tab);
        const count = counts.value === null ? undefined : countOf(counts.value, tab);
        return (
          <a key={tab} href={`?${query}`} aria-current={tab === current ? 'page' : undefined}>
            {t(`tab.${tab}` as TextKey)}
            {count !== undefined && <span class="count">{count.toLocaleString(locale())}</span>}
          </a>
        );
      })}
    </nav>
  );
}

function countOf({ status, onHold, paymentStatus, overdue }: InvoiceCounts, tab: string): number | undefined {
  const known: { readonly [tab: string]: number } = {
    all: Object.values(status).reduce((sum, count) => sum + count, 0),
    drafts: status.draft - onHold.draft,
    held: onHold.draft + onHold.open,
    open: status.open - onHold.open,
    unpaid: paymentStatus.unpaid + paymentStatus.partially_paid,
    overdue,
    paid: paymentStatus.paid,
    voided: status.voided,
  };
  return known[tab];
}
