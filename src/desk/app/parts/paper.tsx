import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import type { Party } from '../../../directory/party.ts';
import type { CreditNote } from '../../../invoice/credit-note.ts';
import type { Invoice } from '../../../invoice/invoice.ts';
import { showAmount, showDecimal } from '../number/show-amount.ts';
import { showDay, showPeriod } from '../number/show-day.ts';
import { locale, t } from '../texts/t.ts';
import { TaxRows } from './tax-rows.tsx';

/** Longer documents are shown whole in their own window. */
const MOST_LINES = 40;

/** The document as the customer will read it; white in every theme, because it is paper. */
export function Paper({ document: paper }: { readonly document: Invoice | CreditNote }): VNode {
  const { billingEntity, customer, lines, currency } = paper;
  const isNote = 'reason' in paper;
  const dueDate = isNote ? null : paper.dueDate;
  return (
    <article class="paper" aria-label={t('paper.label')}>
      <header class="row between">
        <strong>{billingEntity.name}</strong>
        <span>{isNote ? `${t('paper.creditNote')} ${paper.number}` : (paper.number ?? t('paper.draft'))}</span>
      </header>
      <Address party={customer} from={billingEntity} />
      <dl class="facts">
        {paper.issueDate !== null && <Fact label={t('field.issueDate')} text={showDay(paper.issueDate)} />}
        {dueDate !== null && <Fact label={t('field.dueDate')} text={showDay(dueDate)} />}
        {paper.servicePeriod !== null && (
          <Fact label={t('field.servicePeriod')} text={showPeriod(paper.servicePeriod)} />
        )}
        {paper.purchaseOrderNumber !== null && (
          <Fact label={t('field.purchaseOrderNumber')} text={paper.purchaseOrderNumber} />
        )}
        {isNote && <Fact label={t('paper.corrects')} text={paper.invoice.number} />}
        {!isNote &&
          Object.entries(paper.customFields).map(([name, value]) => <Fact key={name} label={name} text={value} />)}
      </dl>
      <table>
        <thead>
          <tr>
            <th>{t('line.item')}</th>
            <th class="number">{t('line.quantity')}</th>
            <th class="number">{t('line.unitPrice')}</th>
            <th class="number">{t('line.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_LINES).map((line) => (
            <tr key={line.id}>
              <td>
                {'group' in line && line.group !== null && <strong class="heading">{line.group}</strong>}
                {line.name}
                {line.description !== null && <small>{line.description}</small>}
                {line.period !== null && <small>{showPeriod(line.period)}</small>}
              </td>
              <td class="number">{line.quantity === null ? '' : showDecimal(line.quantity)}</td>
              <td class="number">{showDecimal(line.unitPrice)}</td>
              <td class="number">{showAmount(line.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > MOST_LINES && <p>{t('paper.moreLines', { n: lines.length - MOST_LINES })}</p>}
      <TaxRows invoice={paper} />
      {!isNote && paper.memo !== null && <p class="memo">{paper.memo}</p>}
    </article>
  );
}

function Address({ party, from }: { readonly party: Party; readonly from: Party }): VNode {
  const { line1, line2, postalCode, city, country: code } = party.address ?? { country: '' };
  const isAbroad = code !== '' && code !== from.address?.country;
  const country = isAbroad && new Intl.DisplayNames(locale(), { type: 'region', fallback: 'code' }).of(code);
  return (
    <address>
      {[party.name, line1, line2, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).map((text) => (
        <div key={text}>{text}</div>
      ))}
    </address>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** The paper of an invoice that is being typed, drawn when the browser has time. */
export function LivePaper({ invoice }: { readonly invoice: ReadonlySignal<Invoice | null> }): VNode {
  const shown = useSignal<Invoice | null>(null);
  useSignalEffect(() => {
    const next = invoice.value;
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
    const cancel = globalThis.cancelIdleCallback ?? clearTimeout;
    const handle = idle(() => {
      shown.value = next;
    });
    return () => cancel(handle as number);
  });
  return shown.value === null ? (
    <article class="paper blank">
      <p>{t('paper.blank')}</p>
    </article>
  ) : (
    <Paper document={shown.value} />
  );
}
