import { session } from '../state/session.ts';
import type { FormTexts } from './form.ts';

/** Where an unsaved form is kept: in this tab, by tenant and draft. */
function keyOf(draftId: string | null): string {
  return `oneoff-desk ${session.value?.tenant ?? ''} ${draftId ?? 'new'}`;
}

/** Keep what was typed until it is saved. */
export function keep(draftId: string | null, texts: FormTexts): void {
  try {
    sessionStorage.setItem(keyOf(draftId), JSON.stringify(texts));
  } catch {
    // A full or forbidden storage costs the reader the backup, not the invoice.
  }
}

/** What was kept, if anything. */
export function kept(draftId: string | null): FormTexts | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(draftId)) ?? 'null') as FormTexts | null;
  } catch {
    return null;
  }
}

/** It was saved, or is not wanted. */
export function forget(draftId: string | null): void {
  try {
    sessionStorage.removeItem(keyOf(draftId));
  } catch {
    // Nothing is kept then either.
  }
}
