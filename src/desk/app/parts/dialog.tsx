import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../texts/t.ts';

/** A modal dialog: the platform keeps the focus inside, closes it by Esc, and gives the focus back. */
export function Dialog(props: {
  readonly title: string;
  readonly close: () => void;
  readonly submit?: () => void;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => (before instanceof HTMLElement && before.isConnected ? before.focus() : undefined);
  }, []);
  const submit = (event: Event): void => {
    event.preventDefault();
    props.submit?.();
  };
  const cancel = (event: Event): void => {
    event.preventDefault();
    props.close();
  };
  return (
    <dialog ref={dialog} class={props.wide ? 'wide' : ''} onCancel={cancel} aria-labelledby="dialog-title">
      <form onSubmit={submit} noValidate>
        <header class="row between">
          <h2 id="dialog-title">{props.title}</h2>
          <button type="button" class="icon" aria-label={t('action.close')} onClick={props.close}>
            ×
          </button>
        </header>
        {props.children}
      </form>
    </dialog>
  );
}

/** The buttons at the end of a dialog. */
export function DialogActions(props: {
  readonly label: string;
  readonly busy: boolean;
  readonly close: () => void;
  readonly danger?: boolean;
  readonly blocked?: boolean;
}): VNode {
  return (
    <footer class="row end">
      <button type="button" onClick={props.close}>
        {t('action.cancel')}
      </button>
      <button
        type="submit"
        class={props.danger ? 'primary danger' : 'primary'}
        disabled={props.blocked}
        aria-busy={props.busy}
      >
        {props.label}
      </button>
    </footer>
  );
}
