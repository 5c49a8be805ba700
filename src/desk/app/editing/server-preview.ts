import { effect, type Signal, signal } from '@preact/signals';
import type { Fault } from '../../../errors/fault.ts';
import type { Invoice } from '../../../invoice/invoice.ts';
import { call } from '../call/api.ts';
import { asRefusal } from '../state/loaded.ts';

/** A preview as the API answers it. */
type ServerInvoice = Invoice & {
  readonly ifIssuedNow?: { readonly issueDate: string; readonly dueDate: string };
};

/** What the server says of the invoice as it is typed. */
export type Preview =
  | { readonly state: 'idle' | 'checking' }
  | { readonly state: 'checked'; readonly invoice: ServerInvoice }
  | { readonly state: 'refused'; readonly faults: readonly Fault[]; readonly message: string };

const REST_MS = 250;

/** What is previewed: `null` while there are faults that the page knows already. */
export interface PreviewRequest {
  readonly path: string;
  readonly body: string;
}

/** Ask the server after each pause. An answer that comes after the next question is dropped. */
export function watchPreview(request: () => PreviewRequest | null): { preview: Signal<Preview>; stop: () => void } {
  const preview = signal<Preview>({ state: 'idle' });
  let last = '';
  const stop = effect(() => {
    const wanted = request();
    const key = wanted === null ? '' : wanted.path + wanted.body;
    if (key === last && key !== '') return undefined;
    last = key;
    preview.value = { state: wanted === null ? 'idle' : 'checking' };
    if (wanted === null) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => ask(wanted, abort.signal, preview), REST_MS);
    return () => {
      if (last === key) last = '';
      clearTimeout(timer);
      abort.abort();
    };
  });
  return { preview, stop };
}

async function ask({ path, body }: PreviewRequest, signal: AbortSignal, preview: Signal<Preview>): Promise<void> {
  try {
    const invoice = await call<ServerInvoice>('POST', path, { body: JSON.parse(body), signal });
    if (!signal.aborted) preview.value = { state: 'checked', invoice };
  } catch (error) {
    if (signal.aborted) return;
    const { status, faults, message } = asRefusal(error);
    preview.value = status === 0 ? { state: 'idle' } : { state: 'refused', faults, message };
  }
}
