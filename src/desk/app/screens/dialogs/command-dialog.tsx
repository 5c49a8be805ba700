import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Fault } from '../../../../errors/fault.ts';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { call } from '../../call/api.ts';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { faultText } from '../../state/fault-text.ts';
import { asRefusal } from '../../state/loaded.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';

/** What every dialog of an invoice gets. */
export interface InvoiceDialogProps {
  readonly invoice: Invoice;
  readonly close: () => void;
  /** The invoice after the command, `null` where it is gone. */
  readonly done: (invoice: Invoice | null) => void;
}

/** A dialog that sends one command, once, and shows what is wrong beside its fields. */
export function CommandDialog(props: {
  readonly invoice: Invoice;
  readonly title: string;
  readonly action: string;
  readonly path: string;
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly danger?: boolean;
  readonly blocked?: boolean;
  readonly wide?: boolean;
  /** What is wrong before anything is sent. */
  readonly check?: () => readonly Fault[];
  /** Shows the faults of the fields, by path. */
  readonly faults?: (faults: readonly Fault[]) => void;
  /** Reads the answer; default: it is the invoice. */
  readonly read?: (answer: unknown) => Promise<Invoice | null>;
  readonly said?: string;
  readonly done: (invoice: Invoice) => void;
  readonly gone?: () => void;
  readonly close: () => void;
  readonly children: ComponentChildren;
}): VNode {
  const { invoice, method = 'POST', body, path } = props;
  const busy = useSignal(false);
  const refused = useSignal<string | null>(null);
  // A retry of the same content is the same command.
  const keys = useMemo(() => new Map<string, string>(), []);
  const submit = async (): Promise<void> => {
    const wrong = props.check?.() ?? [];
    props.faults?.(wrong);
    if (busy.value || props.blocked || wrong.length > 0) return;
    const content = JSON.stringify(body ?? null);
    const key = keys.get(content) ?? crypto.randomUUID();
    keys.set(content, key);
    busy.value = true;
    refused.value = null;
    try {
      const takesKey = method === 'POST' && KEYED.test(path);
      const answer = await call<Invoice>(method, `/invoices/${invoice.id}${path}`, {
        body,
        version: invoice.version,
        ...(takesKey && { key }),
      });
      say(props.said ?? t('toast.done'));
      const next = await (props.read?.(answer) ?? answer ?? null);
      if (next === null) props.gone?.();
      else props.done(next);
      props.close();
    } catch (error) {
      const { status, faults, message } = asRefusal(error);
      props.faults?.(faults);
      const shown = props.faults === undefined ? faults : faults.filter(({ path: at }) => at === '');
      if (status === 0) refused.value = t('state.lost');
      else if (status === 409 || status === 412) refused.value = `${t('state.changed')} ${message}`;
      else if (faults.length === 0) refused.value = message;
      else refused.value = shown.length > 0 ? shown.map(faultText).join(' ') : null;
    } finally {
      busy.value = false;
    }
  };
  return (
    <Dialog title={props.title} close={props.close} submit={submit} wide={props.wide ?? false}>
      {props.children}
      <p class="bad-text" role="alert">
        {refused.value}
      </p>
      <DialogActions
        label={props.action}
        busy={busy.value}
        close={props.close}
        danger={props.danger ?? false}
        blocked={props.blocked ?? false}
      />
    </Dialog>
  );
}

/** The commands that take an `Idempotency-Key`. */
const KEYED = /^\/(?:payments|refunds|credit-notes|write-offs|send)$/;
