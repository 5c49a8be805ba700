import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { send } from '../call/api.ts';
import { saveAs } from '../call/save-as.ts';
import { say } from '../state/toasts.ts';
import { t } from '../texts/t.ts';

/**
 * The whole list as a CSV file.
 *
 * @param path - of the list in the API, with its filters
 */
export function ExportButton({ path, name }: { readonly path: () => string; readonly name: string }): VNode {
  const busy = useSignal(false);
  const download = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    try {
      await saveAs(await send('GET', path(), { accept: 'text/csv' }), `${name}.csv`);
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
