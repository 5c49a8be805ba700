import type { ComponentType } from 'preact';
import type { LateProps } from './late-props.ts';

/** Screens whose code comes when they are opened, so that the list is there at once. */
export const lateScreens: {
  readonly [name in 'overview' | 'editor' | 'invoice' | 'records']: () => Promise<ComponentType<LateProps>>;
} = {
  overview: async () => (await import('./overview-screen.tsx')).OverviewScreen,
  editor: async () => (await import('./editor/open-editor.tsx')).OpenEditor,
  invoice: async () => (await import('./invoice/invoice-screen.tsx')).InvoiceScreen as ComponentType<LateProps>,
  records: async () => (await import('./records/records-screen.tsx')).RecordsScreen,
};
