import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { isZero } from '../../../../money/amounts.ts';
import { showAmount } from '../../number/show-amount.ts';
import { Badge } from '../../parts/badge.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Paper } from '../../parts/paper.tsx';
import { Sum } from '../../parts/tax-rows.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { faultText } from '../../state/fault-text.ts';
import { type Loading, useLoaded } from '../../state/loaded.ts';
import { t } from '../../texts/t.ts';
import { todayOfSeller } from '../invoices/listed.ts';
import { Actions } from './actions.tsx';
import { CreditNotesOf } from './credit-notes-of.tsx';
import { Downloads } from './downloads.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { Payments } from './payments.tsx';

/** An invoice: its document, its status, its history, and the commands that are possible. */
export function InvoiceScreen({ id }: { readonly id: string }): VNode {
  const loading = useLoaded<Invoice>(() => `/invoices/${encodeURIComponent(id)}`);
  return <Waiting of={loading}>{(invoice) => <Loaded invoice={invoice} loading={loading} />}</Waiting>;
}

function Loaded({ invoice, loading }: { readonly invoice: Invoice; readonly loading: Loading<Invoice> }): VNode {
  const refused = useSignal<string | null>(null);
  const { currency, warnings } = invoice;
  return (
    <>
      <Heading text={invoice.number ?? t('paper.draftOf', { customer: invoice.customer.name })}>
        <Badge invoice={invoice} today={todayOfSeller()} />
      </Heading>
      {refused.value !== null && (
        <div class="banner bad" role="alert">
          {refused.value}
        </div>
      )}
      <div class="row actions">
        <Actions
          invoice={invoice}
          done={(next) => {
            refused.value = null;
            loading.set(next);
          }}
          refused={(text, isStale) => {
            refused.value = text;
            if (isStale) loading.reload();
          }}
        />
        <Downloads path={`/invoices/${invoice.id}`} name={invoice.number ?? 'draft'} />
      </div>
      {warnings.length > 0 && (
        <section class="sheet warnings" aria-label={t('invoice.warnings')}>
          <h2>{t('invoice.warnings')}</h2>
          <ul>
            {warnings.map((warning) => (
              <li key={warning.code + warning.path}>
                {invoice.status === 'draft' ? (
                  <a href={`?edit=${invoice.id}`}>{faultText(warning)}</a>
                ) : (
                  faultText(warning)
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="columns">
        <section class="sheet flush" aria-label={t('paper.label')}>
          <Paper document={invoice} />
        </section>
        <aside class="side">
          <section class="sheet" aria-label={t('invoice.amounts')}>
            <dl class="sums">
              <Sum label={t('total.total')} amount={showAmount(invoice.total, currency)} class="grand" />
              {!isZero(invoice.amountPaid) && (
                <Sum label={t('invoice.paid')} amount={showAmount(invoice.amountPaid, currency)} />
              )}
              {!isZero(invoice.amountCredited) && (
                <Sum label={t('invoice.credited')} amount={showAmount(invoice.amountCredited, currency)} />
              )}
              {!isZero(invoice.amountWrittenOff) && (
                <Sum label={t('invoice.writtenOff')} amount={showAmount(invoice.amountWrittenOff, currency)} />
              )}
              {invoice.finalizedAt !== null && (
                <Sum label={t('list.amountDue')} amount={showAmount(invoice.amountDue, currency)} class="grand" />
              )}
              {!isZero(invoice.amountRefundable) && (
                <Sum label={t('invoice.refundable')} amount={showAmount(invoice.amountRefundable, currency)} />
              )}
            </dl>
          </section>
          <Facts invoice={invoice} />
          <Payments invoice={invoice} done={loading.set} />
          <CreditNotesOf invoice={invoice} />
          <History invoice={invoice} />
        </aside>
      </div>
    </>
  );
}
