import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Fault } from '../../../../errors/fault.ts';
import { type CreditNote, creditNoteReasons } from '../../../../invoice/credit-note.ts';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { call } from '../../call/api.ts';
import { Faults, Field } from '../../parts/field.tsx';
import { TaxRows } from '../../parts/tax-rows.tsx';
import { asRefusal } from '../../state/loaded.ts';
import { t } from '../../texts/t.ts';
import { write } from '../editor/use-field.tsx';
import { CommandDialog, type InvoiceDialogProps } from './command-dialog.tsx';
import { type CreditChoice, CreditLine, creditNoteLineOf, creditOf } from './credit-line.tsx';

const REST_MS = 250;

/** A credit note: all that is left, or lines by quantity or amount, with its totals as they are typed. */
export function CreditNoteDialog({ invoice, close, done }: InvoiceDialogProps): VNode {
  const reason = useSignal<string>('order_change');
  const reasonText = useSignal('');
  const isWhole = useSignal(true);
  const faults = useSignal<readonly Fault[]>([]);
  const preview = useSignal<CreditNote | null>(null);
  const lines = useMemo(() => invoice.lines.map(creditOf), [invoice]);
  const credited = lines.filter(({ by }) => by.value !== 'none');
  const bodyOf = (): object => ({
    reason: reason.value,
    ...(reasonText.value.trim() !== '' && { reasonText: reasonText.value.trim() }),
    ...(!isWhole.value && { lines: lines.filter(({ by }) => by.value !== 'none').map(creditNoteLineOf) }),
  });
  useSignalEffect(() => {
    const body = bodyOf();
    const stop = new AbortController();
    const isAsked =
      isWhole.value ||
      lines.some(({ by, figure }) => by.value === 'all' || (by.value !== 'none' && figure.value !== ''));
    const needsText = reason.value === 'other' && reasonText.value.trim() === '';
    const timer = setTimeout(async () => {
      if (!isAsked || needsText) {
        preview.value = null;
        return;
      }
      try {
        const path = `/invoices/${invoice.id}/credit-notes/preview`;
        preview.value = await call<CreditNote>('POST', path, { body, signal: stop.signal });
        faults.value = [];
      } catch (error) {
        if (stop.signal.aborted) return;
        preview.value = null;
        faults.value = asRefusal(error).faults;
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  });
  const indexOf = (credit: CreditChoice): number => credited.indexOf(credit);
  const ofLine = (credit: CreditChoice): readonly Fault[] =>
    isWhole.value
      ? []
      : faults.value.filter(({ path }) => path.startsWith(`/lines/${indexOf(credit)}`) && indexOf(credit) >= 0);
  const other = faults.value.filter(({ path }) => !/^\/(?:lines\/\d|reason)/.test(path));
  return (
    <CommandDialog
      invoice={invoice}
      title={t('dialog.creditNote')}
      action={t('dialog.issueNote')}
      path="/credit-notes"
      body={preview.value === null ? bodyOf() : { ...bodyOf(), expectedTotal: preview.value.total }}
      wide
      faults={(found) => {
        if (found.length > 0) faults.value = found;
      }}
      read={() => call<Invoice>('GET', `/invoices/${invoice.id}`)}
      done={done}
      close={close}
      said={t('done.creditNote')}
    >
      <div class="fields">
        <Field id="reason" label={t('dialog.reason')} required>
          {(control) => (
            <select
              {...control}
              value={reason.value}
              onChange={(event) => {
                reason.value = event.currentTarget.value;
              }}
            >
              {creditNoteReasons.map((one) => (
                <option key={one} value={one}>
                  {t(`reason.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          id="reasonText"
          label={t('dialog.reasonText')}
          required={reason.value === 'other'}
          faults={faults.value.filter(({ path }) => path === '/reasonText')}
        >
          {(control) => (
            <input {...control} type="text" maxLength={500} value={reasonText.value} onInput={write(reasonText)} />
          )}
        </Field>
      </div>
      <fieldset class="choice">
        <legend class="hidden">{t('dialog.scope')}</legend>
        <label>
          <input
            type="radio"
            name="scope"
            checked={isWhole.value}
            onChange={() => {
              isWhole.value = true;
            }}
          />{' '}
          {t('dialog.whole')}
        </label>
        <label>
          <input
            type="radio"
            name="scope"
            checked={!isWhole.value}
            onChange={() => {
              isWhole.value = false;
            }}
          />{' '}
          {t('dialog.part')}
        </label>
      </fieldset>
      {!isWhole.value && (
        <ul class="plain credit-lines">
          {lines.map((credit, index) => (
            <CreditLine
              key={credit.line.id}
              credit={credit}
              n={index + 1}
              currency={invoice.currency}
              faults={ofLine(credit)}
            />
          ))}
        </ul>
      )}
      <Faults id="credit" faults={other} />
      <div aria-live="polite">{preview.value !== null && <TaxRows invoice={preview.value} />}</div>
    </CommandDialog>
  );
}
