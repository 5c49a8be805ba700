import { type Signal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Fault } from '../../../../errors/fault.ts';
import type { InvoiceLine } from '../../../../invoice/invoice.ts';
import { decimalOf } from '../../editing/row.ts';
import { showAmount, showDecimal } from '../../number/show-amount.ts';
import { Faults } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';
import { write } from '../editor/use-field.tsx';

/** What is credited of a line. */
export interface CreditChoice {
  readonly line: InvoiceLine;
  readonly by: Signal<'none' | 'all' | 'quantity' | 'amount'>;
  readonly figure: Signal<string>;
}

/** Nothing of a line, to begin with. */
export function creditOf(line: InvoiceLine): CreditChoice {
  return { line, by: signal<'none' | 'all' | 'quantity' | 'amount'>('none'), figure: signal('') };
}

/** The line of the credit note. */
export function creditNoteLineOf({ line, by, figure }: CreditChoice): object {
  const lineId = line.id;
  if (by.value === 'quantity') return { lineId, quantity: decimalOf(figure.value) };
  return by.value === 'amount' ? { lineId, amount: decimalOf(figure.value) } : { lineId };
}

/** A line of the invoice, and what is credited of it. */
export function CreditLine(props: {
  readonly credit: CreditChoice;
  readonly n: number;
  readonly currency: string;
  readonly faults: readonly Fault[];
}): VNode {
  const { credit, n, faults } = props;
  const { line, by, figure } = credit;
  const id = `credit-${line.id}`;
  return (
    <li>
      <div class="row between nowrap">
        <span>
          {line.name}{' '}
          <span class="dim">
            {showDecimal(line.quantity)} × {showDecimal(line.unitPrice)}
          </span>
        </span>
        <span>{showAmount(line.amount, props.currency)}</span>
      </div>
      <div class="row">
        <select
          aria-label={t('dialog.creditOf', { line: n })}
          value={by.value}
          onChange={(event) => {
            by.value = event.currentTarget.value as 'none';
          }}
        >
          {(['none', 'all', 'quantity', 'amount'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`credit.${one}`)}
            </option>
          ))}
        </select>
        {(by.value === 'quantity' || by.value === 'amount') && (
          <input
            id={id}
            class="number"
            type="text"
            inputMode="decimal"
            aria-label={`${t(`credit.${by.value}`)} ${n}`}
            aria-invalid={faults.length > 0 ? 'true' : undefined}
            aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
            value={figure.value}
            onInput={write(figure)}
          />
        )}
      </div>
      <Faults id={id} faults={faults} />
    </li>
  );
}
