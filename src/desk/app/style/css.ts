import { base } from './base.ts';
import { controls } from './controls.ts';
import { editor } from './editor.ts';
import { lists } from './lists.ts';
import { paper } from './paper.ts';

/** The page's style, in a layer that any style of a host outweighs. */
export const css: string = `@layer desk {${base}${controls}${lists}${editor}${paper}}`;
