import { de } from './labels/de.ts';
import { en } from './labels/en.ts';
import { es } from './labels/es.ts';
import { fr } from './labels/fr.ts';
import type { Labels } from './labels/labels.ts';

/** The languages that are always there; others are passed in, so that nobody downloads what they do not print. */
export const builtInLanguages: readonly Labels[] = [en, de, fr, es];
