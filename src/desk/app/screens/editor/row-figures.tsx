import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import type { InvoiceLine } from '../../../../invoice/invoice.ts';
import { compareAmounts } from '../../../../money/amounts.ts';
import type { Editor } from '../../editing/editor.ts';
import { decimalOf, type EditorRow } from '../../editing/row.ts';
import { showAmount, showDecimal } from '../../number/show-amount.ts';
import { t } from '../../texts/t.ts';

interface FiguresProps {
  readonly editor: Editor;
  readonly row: EditorRow;
}

function lineIn({ local, lineOf }: Editor, row: EditorRow): InvoiceLine | undefined {
  const index = lineOf.value.get(row.key);
  return index === undefined ? undefined : local.value.invoice?.lines[index];
}

/** The line's amount as the core computed it. A row is written and drawn again only when its own amount changes. */
export function LineAmount({ editor, row }: FiguresProps): VNode {
  const amount = useComputed(() => lineIn(editor, row)?.amount);
  const text = useComputed(() => (amount.value === undefined ? '' : showAmount(amount.value, editor.currency.value)));
  return <>{text}</>;
}

/** The line's rate, and which level decided it. */
export function LineTax({ editor, row }: FiguresProps): VNode {
  const rates = useComputed(() => {
    const line = lineIn(editor, row);
    if (line === undefined) return '';
    if (editor.local.value.invoice?.taxStatus === 'pending') return 'pending';
    return line.taxes.map(({ rate }) => rate ?? '0').join(' ') || 'none';
  });
  const text = useComputed(() => {
    if (rates.value === 'pending') return t('line.taxPending');
    if (rates.value === 'none') return t('line.noTax');
    return rates.value.replace(/\S+/g, (rate) => `${showDecimal(rate)} %`).replaceAll('% ', '% + ');
  });
  return <>{text}</>;
}

/** Which level decided the line's tax. */
export function TaxSourceText({ editor, row }: FiguresProps): VNode {
  const text = useComputed(() => {
    const source = lineIn(editor, row)?.taxSource;
    return source === undefined || source === null ? '' : t(`taxSource.${source}`);
  });
  return <>{text}</>;
}

/** The price of the catalogue beside one that was changed. */
export function ListPrice({ editor, row }: FiguresProps): VNode | null {
  const currency = editor.currency.value;
  const price = row.addOn.value?.prices[currency];
  const typed = decimalOf(row.fields.unitPrice.value);
  if (price === undefined || !/^\d+(?:\.\d+)?$/.test(typed) || compareAmounts(typed, price) === 0) return null;
  return (
    <button
      type="button"
      class="link small"
      onClick={() => {
        row.fields.unitPrice.value = showDecimal(price);
      }}
    >
      {t('line.listPrice', { price: showAmount(price, currency) })}
    </button>
  );
}
