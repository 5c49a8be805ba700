import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { send } from '../../call/api.ts';
import { saveAs } from '../../call/save-as.ts';
import { route } from '../../state/routes.ts';
import { isServed } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';
import { queryOf } from './listed.ts';

/** The whole list as a CSV file, where the API writes it. */
export function ExportButton(): VNode | null {
  const busy = useSignal(false);
  if (!isServed('reports')) return null;
  const download = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    try {
      await saveAs(await send('GET', '/invoices', { query: queryOf(route.value), accept: 'text/csv' }), 'invoices.csv');
    } catch {
      say(t('toast.downloadFailed'));
    }
    busy.value = false;
  };
  return (
    <button type="button" aria-busy={busy.value} onClick={download}>
      {t('list.export')}
    </button>
  );
}
