import { type Signal, signal } from '@preact/signals';
import type { Fault } from '../../../errors/fault.ts';
import type { Invoice } from '../../../invoice/invoice.ts';
import type { IssueMode } from '../../../policy/policy.ts';
import { call } from '../call/api.ts';
import type { Refusal } from '../call/refusal.ts';
import { asRefusal } from '../state/loaded.ts';
import type { Editor } from './editor.ts';
import { formTexts } from './form.ts';
import { forget } from './keep.ts';

/** The progress of a save. */
export interface Saving {
  readonly busy: Signal<boolean>;
  /** What the last one was refused for, beside the faults of fields. */
  readonly refusal: Signal<Refusal | null>;
  /** Save once, whatever is pressed meanwhile; `undefined` where nothing was stored. */
  save(mode: IssueMode): Promise<Invoice | undefined>;
}

/** Save a form: a new invoice, or the edit of a draft. */
export function createSaving(editor: Editor): Saving {
  const busy = signal(false);
  const refusal = signal<Refusal | null>(null);
  // Kept until an answer came: a retry after a lost connection gives the same invoice.
  const keys = new Map<string, string>();
  const save = async (mode: IssueMode): Promise<Invoice | undefined> => {
    if (busy.value) return undefined;
    const { faults, form, local } = editor;
    faults.tried.value = true;
    faults.fromServer.value = [];
    if (local.value.faults.length > 0 || local.value.invoice === null) return undefined;
    busy.value = true;
    refusal.value = null;
    try {
      const total = local.value.invoice;
      const expected = total.taxStatus === 'complete' ? { expectedTotal: total.total } : {};
      const invoice =
        form.draft === null
          ? await create({ ...editor.body.value, ...expected, issue: mode }, keys)
          : await edit(editor, mode, { ...editor.body.value, ...expected });
      forget(form.draft?.id ?? null);
      editor.saved.value = JSON.stringify(formTexts(form));
      return invoice;
    } catch (error) {
      const found = asRefusal(error);
      faults.fromServer.value = found.faults as readonly Fault[];
      refusal.value = found;
      return undefined;
    } finally {
      busy.value = false;
    }
  };
  return { busy, refusal, save };
}

async function create(body: object, keys: Map<string, string>): Promise<Invoice> {
  const content = JSON.stringify(body);
  const key = keys.get(content) ?? crypto.randomUUID();
  keys.set(content, key);
  return call<Invoice>('POST', '/invoices', { body, key });
}

/** A draft that was saved but could not be issued is there: the next try goes on from it. */
async function edit({ form, version }: Editor, mode: IssueMode, body: object): Promise<Invoice> {
  const path = `/invoices/${(form.draft as Invoice).id}`;
  const step = async (method: string, to: string, content?: object): Promise<Invoice> => {
    const invoice = await call<Invoice>(method, to, { body: content, version: version.value });
    version.value = invoice.version;
    return invoice;
  };
  const saved = await step('PATCH', path, body);
  if (mode === 'held') return saved.onHold ? saved : step('POST', `${path}/hold`);
  if (mode !== 'now') return saved;
  if (saved.onHold) await step('POST', `${path}/release`);
  return step('POST', `${path}/finalize`, { expectedTotal: saved.total });
}
