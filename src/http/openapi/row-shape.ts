import { fromRow, type RowOf } from '../../validation/row.ts';
import type { AnyObjectShape, AnyShape, Shape } from '../../validation/shape.ts';

/** The shape of a row that holds a record: a member that may be absent may also be `null`, at any depth. */
export function rowShape<T>(shape: Shape<T>): Shape<RowOf<T>> {
  return rowOf(shape) as Shape<RowOf<T>>;
}

function rowOf(shape: AnyShape): AnyShape {
  const check: AnyShape['check'] = (value, report) => shape.check(fromRow(value), report);
  switch (shape.kind) {
    case 'leaf':
      return shape;
    case 'nullable':
      return { ...shape, shape: rowOf(shape.shape), check };
    case 'union':
      return { ...shape, options: shape.options.map(rowOf), check };
    case 'list':
      return { ...shape, item: rowOf(shape.item), check };
    case 'record':
      return { ...shape, value: orNull(shape.value), check };
    case 'object':
      return { ...shape, fields: fieldsOf(shape), check };
  }
}

function fieldsOf({ fields }: AnyObjectShape): AnyObjectShape['fields'] {
  const members = Object.entries(fields).map(([key, field]) => [
    key,
    'optional' in field ? { ...field, shape: orNull(field.shape) } : rowOf(field),
  ]);
  return Object.fromEntries(members);
}

function orNull(shape: AnyShape): AnyShape {
  const inner = rowOf(shape);
  if (inner.kind === 'nullable') return inner;
  const check: AnyShape['check'] = (value, report) => value === null || inner.check(value, report);
  return { kind: 'nullable', shape: inner, check };
}
