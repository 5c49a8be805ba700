import type { VNode } from 'preact';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { showDay, showInstant } from '../../number/show-day.ts';
import { pageOptions } from '../../options.ts';
import { Sum } from '../../parts/tax-rows.tsx';
import { t } from '../../texts/t.ts';

/** What the document says beside its lines, and what it is linked with. */
export function Facts({ invoice }: { readonly invoice: Invoice }): VNode {
  const { customer, issueDate, dueDate, finalizeAt, timeZone, voidReason } = invoice;
  const template = pageOptions().links?.customer;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('field.seller'), invoice.billingEntity.name],
    [t('field.issueDate'), issueDate === null ? null : showDay(issueDate)],
    [t('field.dueDate'), dueDate === null ? null : showDay(dueDate)],
    [
      t('field.finalizeAt'),
      finalizeAt === null || invoice.status === 'finalized' ? null : showInstant(finalizeAt, timeZone),
    ],
    [t('field.purchaseOrderNumber'), invoice.purchaseOrderNumber],
    [t('field.buyerReference'), invoice.buyerReference],
    [t('field.contractReference'), invoice.contractReference],
    [t('invoice.voidReason'), voidReason],
    ...Object.entries(invoice.customFields),
    ...Object.entries(invoice.metadata),
  ];
  return (
    <section class="sheet" aria-label={t('invoice.facts')}>
      <dl class="sums">
        <div>
          <dt>{t('field.customer')}</dt>
          <dd>
            {template === undefined ? (
              customer.name
            ) : (
              <a href={template.replaceAll('{id}', encodeURIComponent(customer.id))} target="_top" rel="noreferrer">
                {customer.name}
              </a>
            )}
          </dd>
        </div>
        {facts.map(([label, text]) => (text === null ? null : <Sum key={label} label={label} amount={text} />))}
      </dl>
      {invoice.replaces !== null && <Linked label={t('invoice.replaces')} id={invoice.replaces} />}
      {invoice.replacedBy !== null && <Linked label={t('invoice.replacedBy')} id={invoice.replacedBy} />}
      {invoice.deductedBy !== null && <Linked label={t('invoice.deductedBy')} id={invoice.deductedBy} />}
    </section>
  );
}

function Linked({ label, id }: { readonly label: string; readonly id: string }): VNode {
  return (
    <p>
      <a href={`?invoice=${encodeURIComponent(id)}`}>{label}</a>
    </p>
  );
}
