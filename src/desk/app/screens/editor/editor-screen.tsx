import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Invoice } from '../../../../invoice/invoice.ts';
import type { IssueMode } from '../../../../policy/policy.ts';
import { createEditor } from '../../editing/editor.ts';
import { createForm, type Form, formTexts } from '../../editing/form.ts';
import { forget, keep, kept } from '../../editing/keep.ts';
import { createSaving } from '../../editing/save.ts';
import { shownInvoice } from '../../editing/totals.ts';
import { Heading } from '../../parts/heading.tsx';
import { LivePaper } from '../../parts/paper.tsx';
import { announceCreated } from '../../state/embedding.ts';
import { go, leave } from '../../state/routes.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';
import { ActionBar } from './action-bar.tsx';
import { Conflict } from './conflict.tsx';
import { Header } from './header.tsx';
import { Info } from './info.tsx';
import { Lines } from './lines.tsx';
import { Review } from './review.tsx';
import { Summary } from './summary.tsx';
import { Totals } from './totals.tsx';

/** Write a new invoice, or edit a draft. */
export function EditorScreen({ form: given, reload }: { readonly form: Form; readonly reload: () => void }): VNode {
  const form = useSignal(given);
  const editor = useMemo(() => createEditor(form.value), [form.value]);
  const saving = useMemo(() => createSaving(editor), [editor]);
  const review = useSignal(false);
  const offered = useSignal(kept(given.draft?.id ?? null));
  const showsPaper = useSignal(false);
  const shown = useComputed(() => shownInvoice(editor));
  const draftId = given.draft?.id ?? null;
  useEffect(() => () => editor.stop(), [editor]);
  useSignalEffect(() => {
    const texts = formTexts(form.value);
    const saved = editor.saved.value;
    const timer = setTimeout(() => {
      if (JSON.stringify(texts) !== saved) keep(draftId, texts);
    }, 300);
    return () => clearTimeout(timer);
  });
  useEffect(() => guardLeaving(() => JSON.stringify(formTexts(editor.form)) !== editor.saved.peek()), [editor]);

  const done = (invoice: Invoice | undefined): void => {
    if (invoice === undefined) {
      focusFirstFault();
      return;
    }
    announceCreated(invoice);
    say(invoice.number === null ? t('toast.saved') : t('toast.issued', { number: invoice.number }));
    go(`invoice=${encodeURIComponent(invoice.id)}`);
  };
  const save = async (mode: IssueMode): Promise<void> => {
    if (mode === 'now' && !review.value) {
      editor.faults.tried.value = true;
      const { faults, invoice } = editor.local.value;
      if (faults.length > 0 || invoice === null) return focusFirstFault();
      review.value = true;
      return;
    }
    const invoice = await saving.save(mode);
    if (invoice !== undefined || saving.refusal.value?.status !== 0) review.value = false;
    done(invoice);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    const usual = form.value.draft === null ? (editor.context.value?.policy.issue ?? 'draft') : 'draft';
    void save(event.shiftKey ? 'now' : usual);
  };
  const number = given.draft?.number;
  return (
    <div class="editor" onKeyDown={press}>
      <Heading
        text={draftId === null ? t('editor.new') : number ? t('editor.editNumber', { number }) : t('editor.edit')}
      />
      {offered.value !== null && (
        <div class="banner row" role="status">
          <span>{t('editor.unsaved')}</span>
          <button
            type="button"
            onClick={() => {
              form.value = createForm(offered.value ?? {}, given.draft);
              offered.value = null;
            }}
          >
            {t('action.restore')}
          </button>
          <button
            type="button"
            onClick={() => {
              forget(draftId);
              offered.value = null;
            }}
          >
            {t('action.discard')}
          </button>
        </div>
      )}
      <Summary editor={editor} saving={saving} />
      <div class={showsPaper.value ? 'columns shows-paper' : 'columns'}>
        <section class="sheet" aria-label={t('editor.form')}>
          <Header editor={editor} />
          <Lines editor={editor} />
          <div class="foot">
            <Info editor={editor} />
            <Totals editor={editor} />
          </div>
        </section>
        <aside class="side" tabIndex={0} aria-label={t('paper.label')}>
          <LivePaper invoice={shown} />
        </aside>
      </div>
      <ActionBar editor={editor} saving={saving} save={save} preview={showsPaper} />
      {review.value && (
        <Review
          editor={editor}
          saving={saving}
          confirm={() => save('now')}
          close={() => {
            review.value = false;
          }}
        />
      )}
      {saving.refusal.value?.status === 412 && (
        <Conflict
          editor={editor}
          saving={saving}
          reload={() => {
            forget(draftId);
            reload();
          }}
          retry={() => save('draft')}
        />
      )}
    </div>
  );
}

function focusFirstFault(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector('.editor [aria-invalid=true]') ?? document.querySelector('#summary');
    if (first instanceof HTMLElement) first.focus();
  });
}

/** Unsaved work is not lost by a click; it is kept in the tab as well. */
function guardLeaving(isChanged: () => boolean): () => void {
  const stay = (event: BeforeUnloadEvent): void => {
    if (isChanged()) event.preventDefault();
  };
  addEventListener('beforeunload', stay);
  leave.mayLeave = () => true;
  return () => removeEventListener('beforeunload', stay);
}
