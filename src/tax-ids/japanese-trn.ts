import { type NumberModule, numberModule } from './number-module.ts';

/**
 * The registration number of a Japanese qualified invoice issuer: `T` and 13 digits, of a company those of its corporate
 * number. Sole traders get their own 13 digits, with the same check digit.
 */
export const japaneseTrn: NumberModule = {
  name: 'Japanese Invoice Registration Number',
  validate: numberModule('JP', 'cn').validate,
};
