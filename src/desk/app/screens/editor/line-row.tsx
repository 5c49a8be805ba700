import type { VNode } from 'preact';
import { searchAddOns } from '../../call/pricing-context.ts';
import type { Editor } from '../../editing/editor.ts';
import { rowField } from '../../editing/faults.ts';
import type { EditorRow, RowField } from '../../editing/row.ts';
import { decimalOf } from '../../editing/row.ts';
import { duplicateRow, removeRow } from '../../editing/row-operations.ts';
import { showAmount, showDecimal } from '../../number/show-amount.ts';
import { Combobox } from '../../parts/combobox.tsx';
import { controlOf, Faults } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';
import { RowDetails } from './row-details.tsx';
import { LineAmount, LineTax, ListPrice } from './row-figures.tsx';
import { rowKeys } from './row-keys.ts';
import { write } from './use-field.tsx';

interface RowProps {
  readonly editor: Editor;
  readonly row: EditorRow;
  readonly index: number;
}

/** A row: what is billed, how often, for how much, and what follows from it. */
export function LineRow({ editor, row, index }: RowProps): VNode {
  const n = index + 1;
  return (
    <div role="rowgroup" class="group" onKeyDown={(event) => rowKeys(event, editor, row)}>
      <div role="row" class="line">
        <span role="cell" class="index dim">
          {n}
        </span>
        <div role="cell" class="item">
          <ItemField editor={editor} row={row} n={n} />
          <textarea
            class="quiet"
            rows={1}
            maxLength={5000}
            aria-label={t('line.descriptionOf', { line: n })}
            placeholder={t('line.description')}
            value={row.fields.description.value}
            onInput={write(row.fields.description)}
          />
        </div>
        <div role="cell" data-title={t('line.quantity')}>
          <DecimalField editor={editor} row={row} field="quantity" label={t('line.quantityOf', { line: n })} />
        </div>
        <div role="cell" data-title={t('line.unitPrice')}>
          <DecimalField editor={editor} row={row} field="unitPrice" label={t('line.unitPriceOf', { line: n })} />
          <ListPrice editor={editor} row={row} />
        </div>
        <span role="cell" class="number tax">
          <LineTax editor={editor} row={row} />
        </span>
        <span role="cell" class="number amount">
          <LineAmount editor={editor} row={row} />
        </span>
        <div role="cell" class="tools">
          <button
            type="button"
            class="icon"
            aria-expanded={row.isOpen.value}
            aria-label={t('line.moreOf', { line: n })}
            title={t('line.more')}
            onClick={() => {
              row.isOpen.value = !row.isOpen.value;
            }}
          >
            ⋯
          </button>
          <button
            type="button"
            class="icon"
            aria-label={t('line.duplicateOf', { line: n })}
            title={t('line.duplicate')}
            onClick={() => duplicateRow(editor, row)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 11V3h8M6 6h7v7H6z" fill="none" stroke="currentColor" stroke-width="1.5" />
            </svg>
          </button>
          <button
            type="button"
            class="icon"
            aria-label={t('line.removeOf', { line: n })}
            title={t('line.remove')}
            onClick={() => removeRow(editor, row)}
          >
            ×
          </button>
        </div>
      </div>
      {row.isOpen.value && <RowDetails editor={editor} row={row} n={n} />}
      <RowFaults editor={editor} row={row} />
    </div>
  );
}

function ItemField({ editor, row, n }: Omit<RowProps, 'index'> & { readonly n: number }): VNode {
  const id = rowField(row.key, 'name');
  const { fields } = row;
  return (
    <Combobox
      control={controlOf(id, editor.faults.of(id))}
      text={fields.name}
      label={t('line.itemOf', { line: n })}
      placeholder={t('line.itemPlaceholder')}
      search={async (text) => {
        const currency = editor.currency.value;
        return (await searchAddOns(text)).map((record) => ({
          id: record.code,
          name: record.name,
          hint: [priceIn(record.prices, currency), record.code].filter(Boolean).join(' · '),
          record,
        }));
      }}
      typed={() => {
        // What is typed over an add-on's name is free text.
        fields.addOn.value = '';
        row.addOn.value = null;
      }}
      pick={({ record }) => pickAddOn(editor, row, record)}
      left={() => editor.faults.touch(id)}
    />
  );
}

function priceIn(prices: { readonly [code: string]: string }, currency: string): string | undefined {
  const price = prices[currency];
  if (price !== undefined) return showAmount(price, currency);
  const [first] = Object.entries(prices);
  return currency === '' && first !== undefined ? showAmount(first[1], first[0]) : undefined;
}

function pickAddOn(editor: Editor, row: EditorRow, record: NonNullable<EditorRow['addOn']['value']>): void {
  const { fields } = row;
  const price = record.prices[editor.currency.value];
  editor.chosen.value = new Map(editor.chosen.value).set(record.code, record);
  row.addOn.value = record;
  fields.addOn.value = record.code;
  fields.name.value = record.name;
  fields.description.value = record.description ?? '';
  fields.unitPrice.value = price === undefined ? '' : showDecimal(price);
  document.getElementById(rowField(row.key, 'quantity'))?.focus();
}

/** A quantity or a price, typed as the reader's locale writes it. */
function DecimalField(props: {
  readonly editor: Editor;
  readonly row: EditorRow;
  readonly field: RowField;
  readonly label: string;
}): VNode {
  const { editor, row, field } = props;
  const id = rowField(row.key, field);
  const text = row.fields[field];
  return (
    <input
      {...controlOf(id, editor.faults.of(id))}
      class="number"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      aria-label={props.label}
      placeholder={
        field === 'unitPrice' ? showDecimal(row.addOn.value?.prices[editor.currency.value] ?? '0.00') : undefined
      }
      value={text.value}
      onInput={write(text)}
      onBlur={() => {
        // Shows how it was read.
        const read = decimalOf(text.value);
        if (/^-?\d+(?:\.\d{1,12})?$/.test(read)) text.value = showDecimal(read);
        editor.faults.touch(id);
      }}
    />
  );
}

function RowFaults({ editor, row }: Omit<RowProps, 'index'>): VNode {
  return (
    <>
      {ROW_FAULTS.map(([field, label]) => {
        const id = rowField(row.key, field);
        return <Faults key={field} id={id} faults={editor.faults.of(id)} label={t(label)} />;
      })}
    </>
  );
}

/** Their faults are shown below the row, across its full width. */
const ROW_FAULTS = [
  ['name', 'line.item'],
  ['quantity', 'line.quantity'],
  ['unitPrice', 'line.unitPrice'],
  ['description', 'line.description'],
] as const;
