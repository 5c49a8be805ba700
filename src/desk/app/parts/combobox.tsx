import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../texts/t.ts';
import type { ControlProps } from './field.tsx';

/** One entry of the list. */
export interface Choice<T> {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly record: T;
}

/** A text field with a list of what was found (WAI-ARIA combobox): the focus stays in the field. */
export function Combobox<T>(props: {
  readonly control: ControlProps;
  readonly text: Signal<string>;
  readonly label?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly search: (text: string) => Promise<readonly Choice<T>[]>;
  readonly pick: (choice: Choice<T>) => void;
  readonly typed?: () => void;
  readonly left?: () => void;
}): VNode {
  const { control, text } = props;
  const found = useSignal<readonly Choice<T>[] | null>(null);
  const active = useSignal(-1);
  const turn = useRef(0);
  const look = async (): Promise<void> => {
    const mine = ++turn.current;
    const choices = await props.search(text.value.trim()).catch(() => []);
    if (mine !== turn.current) return;
    found.value = choices;
    active.value = -1;
  };
  const close = (): void => {
    turn.current++;
    found.value = null;
    active.value = -1;
  };
  const pick = (choice: Choice<T>): void => {
    close();
    props.pick(choice);
  };
  const press = (event: KeyboardEvent): void => {
    const choices = found.value ?? [];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.value === null) return void look();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = choices.length === 0 ? -1 : (active.value + step + choices.length) % choices.length;
    } else if (event.key === 'Escape' && found.value !== null) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && found.value !== null) {
      const choice = choices[active.value];
      if (choice === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      pick(choice);
    }
  };
  const list = `${control.id}-list`;
  const isOpen = found.value !== null && (found.value.length > 0 || text.value !== '');
  return (
    <div class="combobox">
      <input
        {...control}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={active.value < 0 ? undefined : `${list}-${active.value}`}
        aria-label={props.label}
        placeholder={props.placeholder}
        disabled={props.disabled}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          props.typed?.();
          void look();
        }}
        onKeyDown={press}
        onBlur={() => {
          close();
          props.left?.();
        }}
      />
      <ul id={list} role="listbox" aria-label={t('search.results')} hidden={!isOpen}>
        {(found.value ?? []).map((choice, index) => (
          <li
            key={choice.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active.value}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(choice);
            }}
          >
            <span>{choice.name}</span> <span class="dim">{choice.hint}</span>
          </li>
        ))}
        {found.value?.length === 0 && (
          <li class="none" role="option" aria-disabled="true" aria-selected="false">
            {t('search.nothing')}
          </li>
        )}
      </ul>
    </div>
  );
}
