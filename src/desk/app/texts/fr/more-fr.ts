import { editorFrench } from './editor.ts';
import { faultsFrench } from './faults.ts';
import { invoiceFrench } from './invoice.ts';
import { othersFrench } from './others.ts';

/** The French words of what comes after the first screen. */
export const moreFrench: typeof editorFrench & typeof invoiceFrench & typeof othersFrench & typeof faultsFrench = {
  ...editorFrench,
  ...invoiceFrench,
  ...othersFrench,
  ...faultsFrench,
};
