import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Editor } from '../../editing/editor.ts';
import type { FormField } from '../../editing/form.ts';
import { Field } from '../../parts/field.tsx';
import { Input } from '../../parts/input.tsx';

/** How a field of the form looks. */
export interface TextFieldProps {
  readonly editor: Editor;
  readonly name: FormField;
  readonly label: string;
  readonly type?: 'text' | 'date' | 'datetime-local';
  readonly hint?: string;
  readonly class?: string;
  readonly max?: number;
  readonly placeholder?: string;
  readonly decimal?: boolean;
}

/** A text or a date of the form, with its faults. */
export function TextField({ editor, name, label, type = 'text', hint, max, decimal, ...more }: TextFieldProps): VNode {
  const value = editor.form.fields[name];
  return (
    <Field id={name} label={label} faults={editor.faults.of(name)} hint={hint} class={more.class ?? ''}>
      {(control) => (
        <Input
          {...control}
          type={type}
          maxLength={max}
          placeholder={more.placeholder}
          inputMode={decimal ? 'decimal' : undefined}
          value={value.value}
          onInput={write(value)}
          onBlur={() => editor.faults.touch(name)}
        />
      )}
    </Field>
  );
}

/** A choice of the form. */
export function SelectField(props: {
  readonly editor: Editor;
  readonly name: FormField;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly class?: string;
  readonly disabled?: boolean;
  readonly options: readonly (readonly [value: string, text: string])[];
}): VNode {
  const { editor, name, options } = props;
  const value = editor.form.fields[name];
  return (
    <Field id={name} label={props.label} faults={editor.faults.of(name)} hint={props.hint} class={props.class ?? ''}>
      {(control) => (
        <select
          {...control}
          disabled={props.disabled}
          value={value.value}
          onChange={(event) => {
            value.value = event.currentTarget.value;
            editor.faults.touch(name);
          }}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Write what is typed into a signal. */
export function write(signal: Signal<string>): (event: { readonly currentTarget: { readonly value: string } }) => void {
  return (event) => {
    signal.value = event.currentTarget.value;
  };
}
