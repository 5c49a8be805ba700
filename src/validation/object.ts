import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Report } from './report.ts';
import {
  type AnyObjectShape,
  type AnyShape,
  defineShape,
  type Fields,
  type ObjectShape,
  type Optional,
  type Shape,
} from './shape.ts';

interface ObjectRules {
  /** A better fault for an unknown member, or `undefined` for the usual one. */
  readonly refuse?: (key: string, path: string) => Fault | undefined;
  /** A better fault for a missing member. */
  readonly missing?: (key: string, path: string) => Fault;
  /** For the message of a value that is not an object: "… is not a period; pass …". */
  readonly noun?: string;
  /** Unknown members are allowed. */
  readonly open?: boolean;
}

interface Member {
  readonly shape: AnyShape;
  readonly isRequired: boolean;
}

/** An object with exactly the members of `T`. */
export function object<T>(fields: Fields<T>, rules: ObjectRules = {}): ObjectShape<T> {
  const named = fields as AnyObjectShape['fields'];
  // Most shapes of a program are never used, so the members are prepared at the first check.
  let members: ReadonlyMap<string, Member> | undefined;
  let required = 0;
  const prepare = (): ReadonlyMap<string, Member> => {
    members = new Map(Object.entries(named).map(([key, field]) => [key, memberOf(field)]));
    required = [...members.values()].filter((one) => one.isRequired).length;
    return members;
  };
  const check = (value: unknown, report: Report): void => {
    if (!isPlainObject(value)) {
      report.add(fault('field.type', '', `${show(value)} is not ${rules.noun ?? 'an object'}`));
      return;
    }
    const known = members ?? prepare();
    let missing = required;
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member === undefined) continue;
      const field = known.get(key);
      if (field === undefined) {
        if (rules.open !== true) report.add(unknownMember(key, known, rules, report));
      } else {
        if (field.isRequired) missing--;
        report.at(key, field.shape, member);
      }
      if (report.isFull) return;
    }
    if (missing > 0) addMissing(known, value, rules, report);
  };
  return defineShape({ kind: 'object', fields, open: rules.open === true, check }) as unknown as ObjectShape<T>;
}

/** A member that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: true, shape };
}

/** Whether a value is an object with named members. */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(field: AnyObjectShape['fields'][string]): Member {
  return 'optional' in field ? { shape: field.shape, isRequired: false } : { shape: field, isRequired: true };
}

function addMissing(
  known: ReadonlyMap<string, Member>,
  value: { readonly [key: string]: unknown },
  { missing }: ObjectRules,
  report: Report,
): void {
  for (const [key, { isRequired }] of known) {
    if (!isRequired || (Object.hasOwn(value, key) && value[key] !== undefined)) continue;
    const at = pointer('', key);
    report.add(missing?.(key, at) ?? fault('field.required', at, `"${key}" is missing`));
  }
}

function unknownMember(
  key: string,
  known: ReadonlyMap<string, Member>,
  { refuse }: ObjectRules,
  report: Report,
): Fault {
  const at = pointer('', key);
  const special = refuse?.(key, at);
  if (special) return special;
  const meant = report.nearest(key, known.keys());
  const hint = meant ? `did you mean "${meant}"?` : `the fields are ${[...known.keys()].join(', ')}`;
  return fault('field.unknown', at, `${show(key)} is not a field here; ${hint}`, meant && { meant });
}
