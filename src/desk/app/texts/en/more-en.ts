import { editorEnglish } from './editor.ts';
import { faultsEnglish } from './faults.ts';
import { invoiceEnglish } from './invoice.ts';
import { othersEnglish } from './others.ts';

/** The English words of what comes after the first screen. */
export const moreEnglish: typeof editorEnglish & typeof invoiceEnglish & typeof othersEnglish & typeof faultsEnglish = {
  ...editorEnglish,
  ...invoiceEnglish,
  ...othersEnglish,
  ...faultsEnglish,
};
