import { codeLeaf } from '../code-lists/code-leaf.ts';
import { noteSubjects } from '../code-lists/note-subjects.ts';
import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { Shape } from '../validation/shape.ts';

/** A text on a document (BG-1). */
export interface Note {
  /** BT-22. */
  readonly text: string;
  /** BT-21, a code of UNTDID 4451, such as `"REG"` for what a regulation asks for or `"PMT"` for payment. */
  readonly subject?: string;
}

/** The shape of notes: a document has a handful. */
export const notesShape: Shape<readonly Note[]> = list(
  object<Note>({ text: text(5000), subject: optional(codeLeaf(noteSubjects)) }),
  { max: 100 },
);
