// All screens but the list and the editor, in one file of the page: they are small, and share what they need.
export { CreditNoteScreen } from './credit-notes/credit-note-screen.tsx';
export { CreditNotesScreen } from './credit-notes/credit-notes-screen.tsx';
export { InvoiceScreen } from './invoice/invoice-screen.tsx';
export { FilterFields } from './invoices/filter-fields.tsx';
export { Selection } from './invoices/selection.tsx';
export { Keys } from './keys.tsx';
export { OverviewScreen } from './overview-screen.tsx';
export { RecordsScreen } from './records/records-screen.tsx';
