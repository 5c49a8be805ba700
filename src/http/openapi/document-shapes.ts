import { creditNoteShape } from '../../schemas/credit-note-document.ts';
import { faultLeaf } from '../../schemas/fault-leaf.ts';
import type { CreditNotePreview } from '../../service/corrections/credit.ts';
import { list, nullable } from '../../validation/combine.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Leaf, ObjectShape } from '../../validation/shape.ts';
import type { Problem } from '../answers/problem.ts';

export const creditNotePreviewShape: ObjectShape<CreditNotePreview> = object<CreditNotePreview>({
  ...creditNoteShape.fields,
  number: nullable(text()) as Leaf<null>,
});

const anyMembers: Leaf<NonNullable<Problem['details']>> = { kind: 'leaf', type: 'object', check: () => undefined };

export const problemShape: ObjectShape<Problem> = object<Problem>({
  type: text(),
  title: text(),
  status: integer(400, 599),
  detail: text(5000),
  code: text() as Leaf<Problem['code']>,
  instance: optional(text()),
  faults: optional(list(faultLeaf)),
  details: optional(anyMembers),
});
