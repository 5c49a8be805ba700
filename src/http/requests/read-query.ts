import type { AnyObjectShape, AnyShape } from '../../validation/shape.ts';

type Loose = { readonly [name: string]: unknown };

/**
 * Read the parameters of a URL into the object that a shape describes, without checking it: lists are repeated
 * (`status=draft&status=open`), maps take brackets (`metadata[project]=p-7`), and a value that does not
 * fit stays a text, so that the check of the shape reports it.
 */
export function readQuery(shape: AnyObjectShape, parameters: URLSearchParams): Loose {
  const values: [string, unknown][] = [];
  const maps = new Map<string, [string, unknown][]>();
  for (const [name, all] of grouped(parameters)) {
    const [map, key] = mapOf(shape, name) ?? [];
    if (map === undefined || key === undefined) {
      values.push([name, read(memberOf(shape, name), all)]);
      continue;
    }
    const entries = maps.get(map) ?? [];
    entries.push([key, all.length === 1 ? all[0] : all]);
    maps.set(map, entries);
  }
  return Object.fromEntries([...values, ...[...maps].map(([name, entries]) => [name, Object.fromEntries(entries)])]);
}

/** Every name with all of its values; `getAll` per name would read the whole query for each. */
function grouped(parameters: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const all = byName.get(name);
    if (all) all.push(value);
    else byName.set(name, [value]);
  }
  return byName;
}

function memberOf({ fields }: AnyObjectShape, name: string): AnyShape | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field && 'optional' in field ? field.shape : field;
}

/** The map and the key that `metadata[project]` names. */
function mapOf(shape: AnyObjectShape, name: string): readonly [map: string, key: string] | undefined {
  const [, map, key] = /^([^[]+)\[(.*)\]$/s.exec(name) ?? [];
  return map !== undefined && key !== undefined && memberOf(shape, map)?.kind === 'record' ? [map, key] : undefined;
}

function read(shape: AnyShape | undefined, all: readonly string[]): unknown {
  if (shape?.kind === 'list') return all;
  const [one = '', ...more] = all;
  if (more.length > 0) return all;
  if (shape?.kind === 'leaf' && shape.json['type'] === 'integer' && /^-?\d{1,15}$/.test(one)) return Number(one);
  if (shape?.kind === 'leaf' && shape.json['type'] === 'boolean' && /^(?:true|false)$/.test(one)) return one === 'true';
  return one;
}
