import type { VNode } from 'preact';
import { Dialog } from '../parts/dialog.tsx';
import { t } from '../texts/t.ts';

/** All keys of the page. */
export function Keys({ close }: { readonly close: () => void }): VNode {
  const keys = [
    ['n', t('keys.new')],
    ['/', t('keys.search')],
    ['j k', t('keys.rows')],
    [t('keys.space'), t('keys.select')],
    ['Enter', t('keys.nextRow')],
    ['Ctrl+Enter', t('keys.save')],
    ['Ctrl+Shift+Enter', t('keys.issue')],
    ['Ctrl+D', t('keys.duplicate')],
    ['Alt+↑ Alt+↓', t('keys.move')],
    ['Ctrl+Backspace', t('keys.remove')],
    ['?', t('keys.help')],
  ];
  return (
    <Dialog title={t('keys.title')} close={close} submit={close}>
      <dl class="sums">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt class="whole">
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
