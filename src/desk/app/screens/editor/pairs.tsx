import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import type { Pair } from '../../editing/form.ts';
import { pageOptions } from '../../options.ts';
import { Faults, Field } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';

/** The host's fields as inputs of their own, others as pairs of name and value. */
export function CustomFields({ editor }: { readonly editor: Editor }): VNode {
  const given = pageOptions().customFields ?? [];
  const pairs = editor.form.customFields;
  const textOf = (name: string): string => pairs.value.find((pair) => pair.name === name)?.value ?? '';
  const set = (name: string, value: string): void => {
    const rest = pairs.value.filter((pair) => pair.name !== name);
    pairs.value = value === '' ? rest : [...rest, { name, value }];
  };
  return (
    <>
      {given.length > 0 && <h3>{t('field.customFields')}</h3>}
      <div class="fields">
        {given.map(({ name, label = name, options, required }) => (
          <Field key={name} id={`custom-${name}`} label={label} required={required ?? false}>
            {(control) =>
              options === undefined ? (
                <input
                  {...control}
                  type="text"
                  maxLength={500}
                  value={textOf(name)}
                  onInput={(event) => set(name, event.currentTarget.value)}
                />
              ) : (
                <select {...control} value={textOf(name)} onChange={(event) => set(name, event.currentTarget.value)}>
                  <option value="" />
                  {options.map((option) => (
                    <option key={option} value={option}>
                      {option}
                    </option>
                  ))}
                </select>
              )
            }
          </Field>
        ))}
      </div>
      <Pairs
        label={given.length > 0 ? t('field.moreCustomFields') : t('field.customFields')}
        id="customFields"
        editor={editor}
        pairs={pairs}
        fixed={given.map(({ name }) => name)}
      />
    </>
  );
}

/** Pairs of name and value. */
export function Pairs(props: {
  readonly label: string;
  readonly hint?: string;
  readonly id: string;
  readonly editor: Editor;
  readonly pairs: Signal<readonly Pair[]>;
  readonly fixed: readonly string[];
}): VNode {
  const { label, id, pairs, fixed } = props;
  const change = (index: number, part: Partial<Pair>): void => {
    pairs.value = pairs.value.map((pair, at) => (at === index ? { ...pair, ...part } : pair));
  };
  return (
    <fieldset class="pairs">
      <legend>{label}</legend>
      {props.hint !== undefined && <p class="hint">{props.hint}</p>}
      {pairs.value.map((pair, index) =>
        fixed.includes(pair.name) ? null : (
          <p class="row" key={index}>
            <input
              aria-label={`${label}: ${t('field.name')}`}
              maxLength={40}
              value={pair.name}
              onInput={(event) => change(index, { name: event.currentTarget.value })}
            />
            <input
              aria-label={`${label}: ${t('field.value')}`}
              maxLength={500}
              value={pair.value}
              onInput={(event) => change(index, { value: event.currentTarget.value })}
            />
            <button
              type="button"
              class="icon"
              aria-label={`${label}: ${t('line.remove')} ${pair.name}`}
              onClick={() => {
                pairs.value = pairs.value.filter((_, at) => at !== index);
              }}
            >
              ×
            </button>
          </p>
        ),
      )}
      <button
        type="button"
        class="small"
        onClick={() => {
          pairs.value = [...pairs.value, { name: '', value: '' }];
        }}
      >
        {t('editor.addPair', { label })}
      </button>
      <Faults id={id} faults={props.editor.faults.of(id)} />
    </fieldset>
  );
}
