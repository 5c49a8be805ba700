import { type Signal, signal } from '@preact/signals';

/** Whether calls get through. The page says so at its top; forms stay usable. */
export type Health = 'well' | 'busy' | 'offline' | 'signed out';

/** What the last call met. */
export const health: Signal<Health> = signal('well');
