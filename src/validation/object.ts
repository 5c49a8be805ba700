import { type Fault, fault } from '../errors/fault.ts';
import { nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { AnyObjectShape, Fields, ObjectShape, Optional, Shape } from './shape.ts';

/** An object with exactly the members of `T`; `refuse` gives chosen unknown members a fault of their own. */
export function object<T>(fields: Fields<T>, refuse?: AnyObjectShape['refuse']): ObjectShape<T> {
  const shape: AnyObjectShape = {
    kind: 'object',
    fields: fields as AnyObjectShape['fields'],
    refuse,
    check: (value, path) => checkMembers(shape, value, path),
  };
  return shape as ObjectShape<T>;
}

/** A member that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: true, shape };
}

/** Whether a value is an object with named members. */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkMembers(shape: AnyObjectShape, value: unknown, path: string): Fault[] {
  if (!isPlainObject(value)) return [fault('field.type', path, `${show(value)} is not an object`)];
  const faults: Fault[] = [];
  for (const key in shape.fields) {
    const field = shape.fields[key] as AnyObjectShape['fields'][string];
    const member = Object.hasOwn(value, key) ? value[key] : undefined;
    const found =
      member !== undefined
        ? ('optional' in field ? field.shape : field).check(member, pointer(path, key))
        : 'optional' in field
          ? undefined
          : fault('field.required', pointer(path, key), `"${key}" is missing`);
    for (const one of found ? [found].flat() : []) faults.push(one);
  }
  return [...faults, ...unknownFields(shape, value, path)];
}

/** The faults of the members that a shape does not know. */
export function unknownFields(
  { fields, refuse }: { readonly fields: object; readonly refuse?: AnyObjectShape['refuse'] },
  value: { readonly [key: string]: unknown },
  path: string,
): Fault[] {
  const names = Object.keys(fields);
  const unknown = Object.keys(value).filter((key) => !names.includes(key) && value[key] !== undefined);
  return unknown.map((key) => {
    const at = pointer(path, key);
    const meant = nearest(key, names);
    const hint = meant ? `did you mean "${meant}"?` : `the fields are ${names.join(', ')}`;
    return (
      refuse?.(key, at) ?? fault('field.unknown', at, `${show(key)} is not a field here; ${hint}`, meant && { meant })
    );
  });
}
