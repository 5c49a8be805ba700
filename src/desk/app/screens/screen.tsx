import type { VNode } from 'preact';
import { later } from '../parts/later.tsx';
import { route } from '../state/routes.ts';
import { InvoicesScreen } from './invoices/invoices-screen.tsx';

const Editor = later(async () => (await import('./editor/open-editor.tsx')).OpenEditor);
const Overview = later(async () => (await import('./more-screens.ts')).OverviewScreen);
const OneInvoice = later(async () => (await import('./more-screens.ts')).InvoiceScreen);
const Records = later(async () => (await import('./more-screens.ts')).RecordsScreen);
const CreditNotes = later(async () => (await import('./more-screens.ts')).CreditNotesScreen);
const OneCreditNote = later(async () => (await import('./more-screens.ts')).CreditNoteScreen);

/** The screen that the address names. */
export function Screen(): VNode {
  const query = route.value;
  const id = (name: string): string => query.get(name) ?? '';
  if (query.has('overview')) return <Overview />;
  if (query.has('new')) return <Editor key={`new ${query}`} duplicate={id('duplicate')} customer={id('customer')} />;
  if (query.has('edit')) return <Editor key={`edit ${id('edit')}`} edit={id('edit')} />;
  if (query.has('invoice')) return <OneInvoice key={id('invoice')} id={id('invoice')} />;
  if (query.has('records')) return <Records key={`${query}`} kind={id('records')} id={id('id')} />;
  if (query.has('credit-note')) return <OneCreditNote key={id('credit-note')} id={id('credit-note')} />;
  return query.has('credit-notes') ? <CreditNotes /> : <InvoicesScreen />;
}
