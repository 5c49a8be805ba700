import type { Paper, Sheet } from './sheet.ts';

/** Countries of the Americas and the Philippines that print on Letter (ANSI A). */
const LETTER = new Set('US CA MX PR PH CL CO VE GT SV HN NI CR PA DO'.split(' '));
/** Envelopes with the window on the right (SN 010130). */
const RIGHT_WINDOW = new Set(['CH', 'LI']);
/** DIN 5008, form B; ÖNORM A 1080. */
const FOLD_MARKS = new Set(['DE', 'AT']);

/** The paper of a seller's country, and where the address goes on it. */
export function paperOf(country = '', asked?: Paper): Pick<Sheet, 'paper' | 'window' | 'foldMarks'> {
  const paper = asked ?? (LETTER.has(country) ? 'letter' : 'A4');
  const window = RIGHT_WINDOW.has(country) ? 'right' : 'left';
  return { paper, window, foldMarks: paper === 'A4' && FOLD_MARKS.has(country) };
}
