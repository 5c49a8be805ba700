import type { Fault } from '../../../errors/fault.ts';
import type { Invoice } from '../../../invoice/invoice.ts';
import { faultText } from '../state/fault-text.ts';
import { t } from '../texts/t.ts';
import type { Editor } from './editor.ts';
import { filledRows } from './input.ts';

/** What the total says of itself. */
export interface Check {
  readonly kind: 'idle' | 'good' | 'warn' | 'bad';
  readonly text: string;
  /** Whether it keeps the invoice from being issued. */
  readonly blocks: boolean;
}

/** The invoice whose figures are shown: the local one, or the server's where only the server knows the taxes. */
export function shownInvoice({ local, preview }: Editor): Invoice | null {
  const { invoice } = local.value;
  const { value } = preview;
  if (invoice?.taxStatus === 'pending' && value.state === 'checked') return value.invoice;
  return invoice;
}

/** What is not right yet: found by the page itself, and what only the server knows, such as the rules of e-invoices. */
export function warningsOf(editor: Editor): readonly Fault[] {
  const own = shownInvoice(editor)?.warnings ?? [];
  const { value } = editor.preview;
  if (value.state !== 'checked') return own;
  const known = new Set(own.map(({ code, path }) => code + path));
  return [...own, ...value.invoice.warnings.filter(({ code, path }) => !known.has(code + path))];
}

/** Compare what the page computed with what the server says. */
export function checkOf(editor: Editor): Check {
  const { local, preview, form, context, contextRefusal } = editor;
  const { invoice, without } = local.value;
  if (form.fields.customerId.value === '') return { kind: 'idle', text: t('check.customerFirst'), blocks: false };
  if (contextRefusal.value !== null && context.value === null)
    return { kind: 'bad', text: contextRefusal.value.message, blocks: true };
  if (context.value === null) return { kind: 'idle', text: t('check.loading'), blocks: false };
  if (without.length > 0 && filledRows(form).length > 0)
    return {
      kind: 'bad',
      text: t('check.without', {
        n: without.length,
        lines: without.map((index) => numberOf(editor, index)).join(', '),
      }),
      blocks: true,
    };
  if (invoice === null) {
    const [first] = filledRows(form).length > 0 ? local.value.faults : [];
    return { kind: 'bad', text: first === undefined ? '' : faultText(first), blocks: first !== undefined };
  }
  const seen = preview.value;
  if (seen.state === 'refused') return { kind: 'bad', text: seen.message, blocks: false };
  if (seen.state !== 'checked') return { kind: 'idle', text: t('check.checking'), blocks: false };
  if (invoice.taxStatus === 'pending')
    return seen.invoice.taxStatus === 'pending'
      ? { kind: 'warn', text: t('check.pending'), blocks: false }
      : { kind: 'good', text: t('check.checked'), blocks: false };
  if (seen.invoice.total !== invoice.total)
    return {
      kind: 'bad',
      text: t('check.differs', { total: `${seen.invoice.total} ${seen.invoice.currency}` }),
      blocks: true,
    };
  return { kind: 'good', text: t('check.checked'), blocks: false };
}

/** The number of a line as the reader counts rows. */
function numberOf({ form }: Editor, index: number): number {
  const row = filledRows(form)[index];
  return row === undefined ? index + 1 : form.rows.value.indexOf(row) + 1;
}
