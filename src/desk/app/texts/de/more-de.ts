import { editorGerman } from './editor.ts';
import { faultsGerman } from './faults.ts';
import { invoiceGerman } from './invoice.ts';
import { othersGerman } from './others.ts';

/** The German words of what comes after the first screen. */
export const moreGerman: typeof editorGerman & typeof invoiceGerman & typeof othersGerman & typeof faultsGerman = {
  ...editorGerman,
  ...invoiceGerman,
  ...othersGerman,
  ...faultsGerman,
};
