import type { VNode } from 'preact';
import { dismiss, toasts } from '../state/toasts.ts';
import { t } from '../texts/t.ts';

/** What was done, for readers and screen readers. */
export function Toasts(): VNode {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text }) => (
        <p key={id} class="toast">
          <span>{text}</span>
          <button type="button" class="icon" aria-label={t('action.dismiss')} onClick={() => dismiss(id)}>
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
