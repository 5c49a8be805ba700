import { editor } from './editor.ts';
import { paper } from './paper.ts';

/** The style of all other screens, in the same layer. */
export const moreCss: string = `@layer desk {${editor}${paper}}`;
