import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Fault } from '../../../../errors/fault.ts';
import { call, send } from '../../call/api.ts';
import type { Refusal } from '../../call/refusal.ts';
import { Dialog, DialogActions } from '../../parts/dialog.tsx';
import { Faults, Field } from '../../parts/field.tsx';
import { Input } from '../../parts/input.tsx';
import { Refused } from '../../parts/waiting.tsx';
import { asRefusal } from '../../state/loaded.ts';
import { go } from '../../state/routes.ts';
import { may } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { t } from '../../texts/t.ts';
import { type Kind, type RecordField, type RecordOf, readMember, showMember, withMember } from './kinds.ts';

/** A record with the tag of the version that was read. */
interface Read {
  readonly record: RecordOf;
  readonly tag: string | null;
}

/** Add a record, or change one. Members that the form does not show stay. */
export function RecordForm({ kind, id }: { readonly kind: Kind; readonly id: string | null }): VNode {
  const read = useSignal<Read | null>(id === null ? { record: { name: '' }, tag: null } : null);
  const refusal = useSignal<Refusal | null>(null);
  const load = async (): Promise<void> => {
    try {
      const response = await send('GET', `${kind.path}/${encodeURIComponent(id ?? '')}`);
      refusal.value = null;
      read.value = { record: (await response.json()) as RecordOf, tag: response.headers.get('ETag') };
    } catch (error) {
      refusal.value = asRefusal(error);
    }
  };
  useEffect(() => {
    if (id !== null) void load();
  }, [id]);
  if (refusal.value !== null) return <Refused refusal={refusal.value} retry={load} />;
  return read.value === null ? <div class="skeleton" /> : <Fields kind={kind} id={id} read={read.value} />;
}

function Fields({ kind, id, read }: { readonly kind: Kind; readonly id: string | null; readonly read: Read }): VNode {
  const texts = useMemo(
    () => new Map(kind.fields.map((field) => [field.path, showMember(read.record, field)])),
    [read],
  );
  const faults = useSignal<readonly Fault[]>([]);
  const refused = useSignal<string | null>(null);
  const busy = useSignal(false);
  const removing = useSignal(false);
  const back = `records=${kind.name}`;
  const path = `${kind.path}/${encodeURIComponent(id ?? '')}`;
  const tagged = read.tag === null ? {} : { version: read.tag };
  const attempt = async (run: () => Promise<unknown>, said: string): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    refused.value = null;
    try {
      await run();
      say(said);
      go(back);
    } catch (error) {
      const { status, faults: found, message } = asRefusal(error);
      faults.value = found;
      refused.value = status === 0 ? t('state.offline') : found.length === 0 ? message : null;
    } finally {
      busy.value = false;
    }
  };
  const save = (event: Event): void => {
    event.preventDefault();
    const body = kind.fields.reduce((record, field) => {
      const typed = texts.get(field.path) ?? '';
      // What was not touched stays as it is, such as a payment term of another kind.
      if (id !== null && typed === showMember(read.record, field)) return record;
      return withMember(record, field.path, readMember(typed, field));
    }, read.record);
    void attempt(
      () => (id === null ? call('POST', kind.path, { body }) : call('PUT', path, { body, ...tagged })),
      t('records.saved'),
    );
  };
  const mayWrite = may('directory:write');
  const known = kind.fields.map(({ path: at }) => `/${at}`);
  const other = faults.value.filter(({ path: at }) => !known.some((one) => at === one || at.startsWith(`${one}/`)));
  return (
    <form class="sheet" onSubmit={save} noValidate>
      <div class="fields">
        {kind.fields.map((field) => (
          <RecordInput
            key={field.path}
            field={field}
            texts={texts}
            faults={faults.value.filter(({ path: at }) => at === `/${field.path}` || at.startsWith(`/${field.path}/`))}
            disabled={!mayWrite || (id !== null && field.isKey === true)}
          />
        ))}
      </div>
      <Faults id="record" faults={other} />
      <p class="bad-text" role="alert">
        {refused.value}
      </p>
      <footer class="row end">
        {id !== null && mayWrite && (
          <button
            type="button"
            class="danger"
            onClick={() => {
              removing.value = true;
            }}
          >
            {t('action.delete')}
          </button>
        )}
        <a class="button" href={`?${back}`}>
          {t('action.cancel')}
        </a>
        {mayWrite && (
          <button type="submit" class="primary" aria-busy={busy.value}>
            {t('action.save')}
          </button>
        )}
      </footer>
      {removing.value && (
        <Dialog
          title={t('records.remove')}
          close={() => {
            removing.value = false;
          }}
          submit={() => attempt(() => call('DELETE', path, tagged), t('records.removed'))}
        >
          <p>{t('records.removeText')}</p>
          <DialogActions
            label={t('action.delete')}
            busy={busy.value}
            danger
            close={() => {
              removing.value = false;
            }}
          />
        </Dialog>
      )}
    </form>
  );
}

function RecordInput(props: {
  readonly field: RecordField;
  readonly texts: Map<string, string>;
  readonly faults: readonly Fault[];
  readonly disabled: boolean;
}): VNode {
  const { field, texts, faults, disabled } = props;
  const text = useSignal(texts.get(field.path) ?? '');
  const type = (event: { readonly currentTarget: { readonly value: string } }): void => {
    text.value = event.currentTarget.value;
    texts.set(field.path, text.value);
  };
  return (
    <Field
      id={`record-${field.path.replace('/', '-')}`}
      label={t(field.label)}
      faults={faults}
      hint={field.hint === undefined ? undefined : t(field.hint)}
    >
      {(control) =>
        field.type === 'area' || field.type === 'prices' ? (
          <textarea {...control} rows={3} disabled={disabled} value={text.value} onInput={type} />
        ) : (
          <Input
            {...control}
            type={field.type === 'date' ? 'date' : 'text'}
            disabled={disabled}
            value={text.value}
            onInput={type}
          />
        )
      }
    </Field>
  );
}
