import { base } from './base.ts';
import { controls } from './controls.ts';
import { lists } from './lists.ts';

/** The style of the first screen, in a layer that any style of a host outweighs. */
export const css: string = `@layer desk {${base}${controls}${lists}}`;
