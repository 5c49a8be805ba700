import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { addAmounts } from '../../../money/amounts.ts';
import type { InvoiceCounts } from '../../../reporting/invoice-counts.ts';
import type { Issued } from '../../../reporting/issued.ts';
import type { Receivables, ReceivablesBucket } from '../../../reporting/receivables.ts';
import { daysAfter } from '../number/days-after.ts';
import { showAmount } from '../number/show-amount.ts';
import { Bars } from '../parts/bars.tsx';
import { Field } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLoaded } from '../state/loaded.ts';
import { isServed, may, session } from '../state/session.ts';
import { locale, t } from '../texts/t.ts';
import { countsPath, todayOfSeller } from './invoices/listed.ts';
import { Undelivered } from './undelivered.tsx';

/** Figures that are looked at rather than read, in one currency at a time. */
export function OverviewScreen(): VNode {
  const entities = session.value?.billingEntities ?? [];
  const codes = [...new Set([...entities.map(({ currency }) => currency), 'EUR', 'USD', 'GBP', 'CHF'])];
  const currency = useSignal(codes[0] ?? 'EUR');
  const today = todayOfSeller();
  const first = monthBefore(today, 11);
  const counts = useLoaded<InvoiceCounts>(() => `/invoices/counts?asOf=${today}`);
  const attention = useLoaded<InvoiceCounts>(() => `/invoices/counts?needsAttention=true&asOf=${today}`);
  const week = new URLSearchParams({ tab: 'unpaid', dueDateFrom: today, dueDateTo: daysAfter(today, 6) });
  const dueSoon = useLoaded<InvoiceCounts>(() => countsPath(week) ?? '');
  const due = useLoaded<Receivables>(() => `/reports/receivables?asOf=${today}&currency=${currency.value}`);
  const issued = useLoaded<Issued>(() => `/reports/issued?from=${first}&to=${today}&currency=${currency.value}`);
  return (
    <>
      <Heading text={t('nav.overview')}>
        <Field id="currency" label={t('overview.currency')}>
          {(control) => (
            <select
              {...control}
              value={currency.value}
              onChange={(event) => {
                currency.value = event.currentTarget.value;
              }}
            >
              {codes.map((code) => (
                <option key={code} value={code}>
                  {code}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Heading>
      <Waiting of={counts}>
        {({ status, overdue, onHold }) => (
          <div class="tiles">
            <Tile label={t('overview.drafts')} count={status.draft - onHold.draft} href="?tab=drafts" />
            <Tile label={t('tab.held')} count={onHold.draft + onHold.open} href="?tab=held" />
            <Tile label={t('tab.open')} count={status.open - onHold.open} href="?tab=open" />
            <Waiting of={attention}>
              {({ status: { draft, open } }) => (
                <Tile label={t('tab.attention')} count={draft + open} href="?tab=attention" />
              )}
            </Waiting>
            <Waiting of={dueSoon}>
              {({ paymentStatus: { unpaid, partially_paid: partly } }) => (
                <Tile label={t('overview.dueSoon')} count={unpaid + partly} href={`?${week}`} />
              )}
            </Waiting>
            <Tile label={t('tab.overdue')} count={overdue} href="?tab=overdue" />
            <Waiting of={due}>
              {({ buckets }) => (
                <a class="sheet tile sum" href={`?tab=overdue&currency=${currency.value}`}>
                  <strong>{showAmount(buckets.slice(1).map(amountOf).reduce(addAmounts), currency.value)}</strong>
                  <span>{t('overview.overdueSum')}</span>
                </a>
              )}
            </Waiting>
          </div>
        )}
      </Waiting>
      <div class="charts">
        <Waiting of={due}>
          {({ buckets }) => (
            <Bars
              title={`${t('overview.receivables')}, ${currency.value}`}
              currency={currency.value}
              bars={buckets.map(({ from, to, amountDue }) => ({
                label: labelOf(from, to),
                amount: amountDue,
                href: `?${dueBetween(today, from, to, currency.value)}`,
              }))}
            />
          )}
        </Waiting>
        <Waiting of={issued}>
          {({ months }) => (
            <Bars
              title={`${t('overview.issued')}, ${currency.value}`}
              currency={currency.value}
              besideLabel={t('overview.credits')}
              bars={months.map(({ month, invoices, creditNotes }) => ({
                label: monthName(month),
                amount: invoices.subtotal,
                beside: creditNotes.subtotal,
              }))}
            />
          )}
        </Waiting>
      </div>
      {isServed('webhooks') && may('webhooks:read') && <Undelivered />}
    </>
  );
}

function Tile(props: { readonly label: string; readonly count: number; readonly href: string }): VNode {
  return (
    <a class="sheet tile" href={props.href}>
      <strong>{props.count.toLocaleString(locale())}</strong>
      <span>{props.label}</span>
    </a>
  );
}

function amountOf({ amountDue }: ReceivablesBucket): string {
  return amountDue;
}

function labelOf(from: number | null, to: number | null): string {
  if (from === null || from <= 0) return t('overview.bucket.notDue');
  return to === null ? t('overview.bucket.more', { from: from - 1 }) : t('overview.bucket.days', { from, to });
}

/** The list's filter for a bucket: due dates so many days ago. */
function dueBetween(today: string, from: number | null, to: number | null, currency: string): URLSearchParams {
  const query = new URLSearchParams({ tab: 'unpaid', currency });
  if (from === null || from <= 0) query.set('dueDateFrom', today);
  else query.set('dueDateTo', daysAfter(today, -from));
  if (to !== null && to > 0) query.set('dueDateFrom', daysAfter(today, -to));
  return query;
}

function monthBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

function monthName(month: string): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(day);
}
