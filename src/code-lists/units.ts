import { type CodeList, withWords } from './code-list.ts';
import { unitCodes } from './unit-codes.ts';
import { unitMeant } from './unit-names.ts';

/** Units of measure, with the words that people write for them. */
export const units: CodeList = withWords(unitCodes, unitMeant);
