import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { call } from '../../call/api.ts';
import { faultText } from '../../state/fault-text.ts';
import { asRefusal } from '../../state/loaded.ts';
import { go } from '../../state/routes.ts';
import { session } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';
import { dialogs } from '../dialogs/dialogs.tsx';
import { type Action, actionsOf, hintOf, nextSteps } from './actions-of.ts';

/** What can be done with an invoice in its state, the next step first. */
export function Actions(props: {
  readonly invoice: Invoice;
  readonly done: (invoice: Invoice) => void;
  readonly refused: (text: string, isStale: boolean) => void;
}): VNode {
  const { invoice, done, refused } = props;
  const opened = useSignal<Action | null>(null);
  const busy = useSignal<string | null>(null);
  // One key for each press that was meant, so that a retry does nothing twice.
  const run = async ({ name, path = '' }: Action): Promise<void> => {
    if (busy.value !== null) return;
    busy.value = name;
    try {
      const next = await call<Invoice>('POST', `/invoices/${invoice.id}${path}`, {
        version: invoice.version,
        ...(name === 'reissue' && { key: `reissue-${invoice.id}-${invoice.version}` }),
      });
      say(t(`done.${name}` as 'done.hold'));
      if (name === 'reissue') go(`invoice=${encodeURIComponent(next.id)}`);
      else done(next);
    } catch (error) {
      const refusal = asRefusal(error);
      const isStale = refusal.status === 409 || refusal.status === 412;
      const [first] = refusal.faults;
      const why = refusal.status === 0 ? t('state.lost') : first ? faultText(first) : refusal.message;
      refused(isStale ? `${t('state.changed')} ${why}` : why, isStale);
    }
    busy.value = null;
  };
  const press = (action: Action): void => {
    if (action.href !== undefined) go(action.href);
    else if (action.name in dialogs) opened.value = action;
    else void run(action);
  };
  const actions = actionsOf(invoice, session.value?.policy);
  const hint = hintOf(invoice);
  const Dialog = opened.value === null ? undefined : dialogs[opened.value.name];
  const close = (): void => {
    opened.value = null;
  };
  return (
    <>
      {actions.map((action, index) => (
        <button
          key={action.name}
          type="button"
          class={index === 0 && nextSteps.has(action.name) ? 'primary' : ''}
          aria-busy={busy.value === action.name}
          onClick={() => press(action)}
        >
          {t(`action.${action.name}`)}
        </button>
      ))}
      {hint !== null && <span class="dim hint">{t(hint)}</span>}
      {Dialog !== undefined && (
        <Dialog
          invoice={invoice}
          close={close}
          done={(next) => {
            close();
            if (next === null) go('');
            else done(next);
          }}
        />
      )}
    </>
  );
}
