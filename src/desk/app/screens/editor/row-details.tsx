import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import { rowField } from '../../editing/faults.ts';
import { namedPeriod, presets } from '../../editing/periods.ts';
import type { EditorRow, RowField } from '../../editing/row.ts';
import { Field } from '../../parts/field.tsx';
import { Input } from '../../parts/input.tsx';
import { t } from '../../texts/t.ts';
import { TaxSourceText } from './row-figures.tsx';
import { write } from './use-field.tsx';

/** What a row has beside its price: period, heading, unit, taxes. */
export function RowDetails(props: { readonly editor: Editor; readonly row: EditorRow; readonly n: number }): VNode {
  const { editor, row, n } = props;
  const today = editor.context.value?.today ?? new Date().toISOString().slice(0, 10);
  const { from, to } = row.fields;
  return (
    <fieldset class="details">
      <legend class="hidden">{t('line.moreOf', { line: n })}</legend>
      <div class="fields">
        <Field id={rowField(row.key, 'preset')} label={t('period.period')}>
          {(control) => (
            <select
              {...control}
              value={
                presets.find((preset) => isPreset(preset, from.value, to.value, today)) ?? (from.value ? 'custom' : '')
              }
              onChange={(event) => {
                const period = namedPeriod(event.currentTarget.value, today);
                from.value = period?.from ?? '';
                to.value = period?.to ?? '';
              }}
            >
              <option value="">{t('period.none')}</option>
              {presets.map((preset) => (
                <option key={preset} value={preset}>
                  {t(`period.${preset}`)}
                </option>
              ))}
              <option value="custom">{t('period.custom')}</option>
            </select>
          )}
        </Field>
        <DetailField {...props} field="from" type="date" label={t('period.from')} />
        <DetailField {...props} field="to" type="date" label={t('period.to')} />
        <DetailField {...props} field="group" label={t('line.group')} hint={t('line.groupHint')} />
        <DetailField {...props} field="unit" label={t('line.unit')} hint={t('line.unitHint')} />
        <DetailField {...props} field="baseQuantity" label={t('line.baseQuantity')} />
        <DetailField {...props} field="taxCodes" label={t('line.taxCodes')} hint={t('line.taxCodesHint')} />
        <p class="field dim">
          <TaxSourceText editor={editor} row={row} />
        </p>
      </div>
    </fieldset>
  );
}

function isPreset(preset: string, from: string, to: string, today: string): boolean {
  const period = namedPeriod(preset, today);
  return period !== null && period.from === from && period.to === to;
}

function DetailField(props: {
  readonly editor: Editor;
  readonly row: EditorRow;
  readonly field: RowField;
  readonly label: string;
  readonly type?: 'date';
  readonly hint?: string;
}): VNode {
  const { editor, row, field } = props;
  const id = rowField(row.key, field);
  return (
    <Field id={id} label={props.label} faults={editor.faults.of(id)} hint={props.hint}>
      {(control) => (
        <Input
          {...control}
          type={props.type ?? 'text'}
          value={row.fields[field].value}
          onInput={write(row.fields[field])}
          onBlur={() => editor.faults.touch(id)}
        />
      )}
    </Field>
  );
}
