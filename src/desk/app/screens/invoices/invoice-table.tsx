import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { showAmount } from '../../number/show-amount.ts';
import { showDay } from '../../number/show-day.ts';
import { Badge } from '../../parts/badge.tsx';
import { later } from '../../parts/later.tsx';
import { go } from '../../state/routes.ts';
import { t } from '../../texts/t.ts';
import { type ListedInvoice, todayOfSeller } from './listed.ts';

const Selection = later(async () => (await import('../more-screens.ts')).Selection);

/** The invoices; j and k move, Enter opens, Space selects. */
export function InvoiceTable(props: {
  readonly invoices: readonly ListedInvoice[];
  readonly reload: () => void;
}): VNode {
  const { invoices } = props;
  const selected = useSignal<ReadonlySet<string>>(new Set());
  const today = todayOfSeller();
  const toggle = (id: string): void => {
    const next = new Set(selected.value);
    if (!next.delete(id)) next.add(id);
    selected.value = next;
  };
  const chosen = invoices.filter(({ id }) => selected.value.has(id));
  return (
    <div class="sheet flush">
      <table class="list cards" onKeyDown={moveBetweenRows}>
        <thead>
          <tr>
            <th>
              <span class="hidden">{t('list.select')}</span>
            </th>
            <th>{t('list.number')}</th>
            <th>{t('field.customer')}</th>
            <th class="wide-only">{t('field.purchaseOrderNumber')}</th>
            <th class="wide-only">{t('list.issued')}</th>
            <th class="wide-only">{t('list.due')}</th>
            <th>{t('list.status')}</th>
            <th class="number">{t('total.total')}</th>
            <th class="number wide-only">{t('list.amountDue')}</th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.id} aria-selected={selected.value.has(invoice.id)}>
              <td class="pick">
                <input
                  type="checkbox"
                  aria-label={t('list.selectOne', { number: invoice.number ?? t('status.draft') })}
                  checked={selected.value.has(invoice.id)}
                  onChange={() => toggle(invoice.id)}
                />
              </td>
              <td>
                <a href={`?invoice=${encodeURIComponent(invoice.id)}`} class="opens">
                  {invoice.number ?? t('paper.draft')}
                </a>
              </td>
              <td class="name">{invoice.customer.name}</td>
              <td class="wide-only">{invoice.purchaseOrderNumber}</td>
              <td class="wide-only">{showDay(invoice.issueDate)}</td>
              <td class="wide-only">{showDay(invoice.dueDate)}</td>
              <td class="state">
                <Badge invoice={invoice} today={today} />
              </td>
              <td class="number total">{showAmount(invoice.total, invoice.currency)}</td>
              <td class="number wide-only">
                {invoice.finalizedAt !== null && showAmount(invoice.amountDue, invoice.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen.length > 0 && (
        <Selection
          invoices={chosen}
          reload={props.reload}
          clear={() => {
            selected.value = new Set();
          }}
        />
      )}
    </div>
  );
}

function moveBetweenRows(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = (event.target as Element).closest('tbody tr');
  if (row === null) return;
  const step = {
    j: 'nextElementSibling',
    ArrowDown: 'nextElementSibling',
    k: 'previousElementSibling',
    ArrowUp: 'previousElementSibling',
  }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    row[step as 'nextElementSibling']?.querySelector<HTMLElement>('a.opens')?.focus();
  } else if (event.key === ' ' && (event.target as Element).matches('a')) {
    event.preventDefault();
    row.querySelector<HTMLElement>('input[type=checkbox]')?.click();
  } else if (event.key === 'Enter' && (event.target as Element).matches('input')) {
    go(row.querySelector('a.opens')?.getAttribute('href')?.slice(1) ?? '');
  }
}
