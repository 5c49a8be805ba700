import type { JSX, VNode } from 'preact';
import type { Fault } from '../../../errors/fault.ts';
import { faultText } from '../state/fault-text.ts';
import { t } from '../texts/t.ts';

/** What an input of any kind gets from its {@link Field}. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** A label, a control, and the faults beside it. */
export function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly faults?: readonly Fault[];
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly class?: string;
  readonly children: (control: ControlProps) => JSX.Element;
}): VNode {
  const { id, label, faults = [], hint, required } = props;
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>
        {label}
        {required && <span class="dim"> *</span>}
      </label>
      {props.children(controlOf(id, faults, hint))}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Faults id={id} faults={faults} />
    </div>
  );
}

/** The attributes that tie a control to its faults and its hint. */
export function controlOf(id: string, faults: readonly Fault[], hint?: string): ControlProps {
  const described = [hint !== undefined && `${id}-hint`, faults.length > 0 && `${id}-faults`].filter(Boolean);
  return {
    id,
    'aria-invalid': faults.length > 0 ? 'true' : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  };
}

/** Faults in the reader's language. */
export function Faults(props: {
  readonly id: string;
  readonly faults: readonly Fault[];
  /** What they belong to, if they are not shown below it. */
  readonly label?: string;
}): VNode | null {
  const { id, faults, label } = props;
  if (faults.length === 0) return null;
  return (
    <ul class="faults" id={`${id}-faults`}>
      {faults.map((one) => (
        <li key={one.code + one.path}>
          <span class="hidden">{t('faults.fault')}: </span>
          {label !== undefined && `${label}: `}
          {faultText(one)}
        </li>
      ))}
    </ul>
  );
}
