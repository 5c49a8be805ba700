import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { send } from '../../call/api.ts';
import { saveAs } from '../../call/save-as.ts';
import { pageOptions } from '../../options.ts';
import { session } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';

const FILES = [
  ['application/pdf', 'PDF', 'pdf'],
  ['application/xml', 'XML', 'xml'],
] as const;

/** The real document, as the host renders it: in its own window, and as files. */
export function Downloads({ path, name }: { readonly path: string; readonly name: string }): VNode {
  const busy = useSignal('');
  const types = session.value?.documents ?? [];
  const download = async (type: string, extension: string): Promise<void> => {
    if (busy.value !== '') return;
    busy.value = type;
    try {
      await saveAs(await send('GET', path, { accept: type }), `${name}.${extension}`);
    } catch {
      say(t('toast.downloadFailed'));
    }
    busy.value = '';
  };
  return (
    <span class="row downloads">
      {types.includes('text/html') && (
        <a class="button" href={`${pageOptions().api}${path}`} target="_blank" rel="noreferrer">
          {t('action.openDocument')}
        </a>
      )}
      {FILES.filter(([type]) => types.includes(type)).map(([type, label, extension]) => (
        <button key={type} type="button" aria-busy={busy.value === type} onClick={() => download(type, extension)}>
          {t('action.download', { type: label })}
        </button>
      ))}
    </span>
  );
}
