import { type Fault, fault } from '../errors/fault.ts';
import { nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { checkText } from './leaves.ts';
import type { AnyObjectShape, AnyOptional, AnyRecordShape, AnyShape } from './shape.ts';

/**
 * Hold a value against a shape and return all faults, in the order of the shape.
 *
 * Unknown members are faults with a suggestion for near misses; a member whose value is `undefined` is absent.
 *
 * @param shape - the expected shape
 * @param value - what was passed
 * @param path - JSON Pointer of `value`
 */
export function checkShape(shape: AnyShape, value: unknown, path = ''): Fault[] {
  const faults: Fault[] = [];
  walk(shape, value, path, faults);
  return faults;
}

function walk(shape: AnyShape, value: unknown, path: string, faults: Fault[]): void {
  switch (shape.kind) {
    case 'leaf': {
      const found = shape.check(value, path);
      if (found) faults.push(...[found].flat());
      return;
    }
    case 'nullable':
      if (value !== null) walk(shape.shape, value, path, faults);
      return;
    case 'list':
      if (!Array.isArray(value)) {
        faults.push(fault('field.type', path, `${show(value)} is not a list; pass an array`));
        return;
      }
      for (let index = 0; index < value.length; index++) walk(shape.item, value[index], pointer(path, index), faults);
      return;
    case 'record':
      walkRecord(shape, value, path, faults);
      return;
    case 'object':
      walkObject(shape, value, path, faults);
  }
}

function walkObject(shape: AnyObjectShape, value: unknown, path: string, faults: Fault[]): void {
  if (!isPlainObject(value)) {
    faults.push(fault('field.type', path, `${show(value)} is not an object with named fields`));
    return;
  }
  const { fields } = shape;
  for (const key in fields) {
    const field = fields[key] as AnyShape | AnyOptional;
    const member = Object.hasOwn(value, key) ? value[key] : undefined;
    if (member !== undefined) walk('optional' in field ? field.shape : field, member, pointer(path, key), faults);
    else if (!('optional' in field)) {
      faults.push(fault('field.required', pointer(path, key), `"${key}" is missing; it is required here`));
    }
  }
  faults.push(...unknownFields(shape, value, path));
}

/** The faults of the members that a shape does not know. */
export function unknownFields(shape: AnyObjectShape, value: { readonly [key: string]: unknown }, path: string): Fault[] {
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape.fields, key) && value[key] !== undefined);
  return unknown.map((key) => unknownField(shape, key, path));
}

function unknownField(shape: AnyObjectShape, key: string, path: string): Fault {
  const at = pointer(path, key);
  const special = shape.refuse?.(key, at);
  if (special) return special;
  const names = Object.keys(shape.fields);
  const meant = nearest(key, names);
  const hint = meant === undefined ? `the fields are ${names.join(', ')}` : `did you mean "${meant}"?`;
  return fault('field.unknown', at, `${show(key)} is not a field here; ${hint}`, meant === undefined ? {} : { meant });
}

function walkRecord(shape: AnyRecordShape, value: unknown, path: string, faults: Fault[]): void {
  if (!isPlainObject(value)) {
    faults.push(fault('field.type', path, `${show(value)} is not an object of short texts`));
    return;
  }
  const keys = Object.keys(value);
  if (keys.length > shape.maxKeys) {
    faults.push(fault('metadata.too_large', path, `${keys.length} keys, at most ${shape.maxKeys} are allowed; keep the rest in your own tables`));
    return;
  }
  for (const key of keys) {
    const at = pointer(path, key.slice(0, shape.maxKeyLength));
    const member = value[key];
    if (key.length > shape.maxKeyLength) {
      faults.push(fault('metadata.too_large', at, `the key has ${key.length} characters, at most ${shape.maxKeyLength} are allowed; shorten it`));
    } else if (typeof member === 'string' && member.length > shape.maxValueLength) {
      faults.push(
        fault('metadata.too_large', at, `the value has ${member.length} characters, at most ${shape.maxValueLength} are allowed; store a reference instead`),
      );
    } else {
      const found = checkText(key, at, shape.maxKeyLength) ?? (member === '' ? undefined : checkText(member, at, shape.maxValueLength));
      if (found) faults.push(found);
    }
  }
}

/** Whether a value is an object literal (or an instance without a list's or a class's meaning to us). */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
