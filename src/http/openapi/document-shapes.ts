import { creditNoteShape } from '../../invoice/documents/credit-note-shape.ts';
import type { CreditNotePreview } from '../../service/corrections/credit.ts';
import { list, nullable } from '../../validation/combine.ts';
import { faultShape } from '../../validation/fault-shape.ts';
import { anyObject, integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Leaf, ObjectShape } from '../../validation/shape.ts';
import type { Problem } from '../answers/problem.ts';
import type { NumberSeriesCheck } from '../routes/number-series-check.ts';

export const creditNotePreviewShape: ObjectShape<CreditNotePreview> = object<CreditNotePreview>({
  ...creditNoteShape.fields,
  number: nullable(text()) as Leaf<null>,
  warnings: list(faultShape),
});

export const numberSeriesCheckShape: ObjectShape<NumberSeriesCheck> = object<NumberSeriesCheck>({
  faults: list(faultShape),
});

export const problemShape: ObjectShape<Problem> = object<Problem>({
  type: text(),
  title: text(),
  status: integer(400, 599),
  detail: text(5000),
  code: text() as Leaf<Problem['code']>,
  instance: optional(text()),
  faults: optional(list(faultShape)),
  details: optional(anyObject<NonNullable<Problem['details']>>()),
});
