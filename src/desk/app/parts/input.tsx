import type { JSX, VNode } from 'preact';
import type { ControlProps } from './field.tsx';

/** What an input of the page needs. */
interface InputProps extends Partial<ControlProps> {
  readonly type?: 'text' | 'date' | 'datetime-local' | 'time' | 'search';
  readonly value: string;
  readonly class?: string;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly inputMode?: 'decimal' | 'email' | undefined;
  readonly disabled?: boolean;
  readonly onInput?: (event: { readonly currentTarget: { readonly value: string } }) => void;
  readonly onChange?: (event: { readonly currentTarget: { readonly value: string } }) => void;
  readonly onBlur?: () => void;
}

/** An input whose type is decided at run time. */
export function Input(props: InputProps): VNode {
  return <input {...(props as JSX.IntrinsicElements['input'])} />;
}
