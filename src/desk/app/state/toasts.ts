import { type Signal, signal } from '@preact/signals';

/** A short message of what was done. */
export interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 8000;
let last = 0;

/** The messages on the screen. */
export const toasts: Signal<readonly Toast[]> = signal([]);

/** Say what was done. Faults are never shown here, but next to their fields. */
export function say(text: string): void {
  const id = ++last;
  toasts.value = [...toasts.value, { id, text }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Take a message away. */
export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
