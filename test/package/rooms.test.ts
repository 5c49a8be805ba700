import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const { LEVELS } = createRequire(import.meta.url)('../../scripts/levels.cjs') as {
  LEVELS: readonly (readonly string[])[];
};
const root = fileURLToPath(new URL('../../', import.meta.url));
const src = join(root, 'src');
const folders = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => join(one.parentPath, one.name));

it('the folders of src are the rooms that have a level', () => {
  const rooms = readdirSync(src, { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(rooms.map(({ name }) => name).sort()).toEqual(LEVELS.flat().sort());
});

it('the levels are those that CONTRIBUTING.md describes', () => {
  const rows = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| (\d+) \| (.*?) \|/gm);
  const described = [...rows].map(([, level, rooms]) => [
    Number(level),
    [...(rooms ?? '').matchAll(/`([^`]+)`/g)].map(([, room]) => room).sort(),
  ]);
  expect(described).toEqual(LEVELS.map((rooms, level) => [level, [...rooms].sort()]));
});

it.each([
  ['errors', 'validation'],
  ['validation', 'money'],
  ['money', 'tax'],
  ['calendar', 'numbering'],
  ['tax', 'calculation'],
  ['numbering', 'directory'],
  ['calculation', 'invoice'],
  ['invoice', 'pricing'],
  ['policy', 'pricing'],
  ['pricing', 'decisions'],
  ['decisions', 'ports'],
  ['ports', 'service'],
  ['ports', 'postgres'],
  ['webhooks', 'lago'],
  ['service', 'http'],
])('%s is below %s', (lower, upper) => {
  const levelOf = (room: string): number => LEVELS.findIndex((rooms) => rooms.includes(room));
  expect(levelOf(lower)).toBeGreaterThanOrEqual(0);
  expect(levelOf(lower)).toBeLessThan(levelOf(upper));
});

it('no folder of src holds more than 24 files', () => {
  const crowded = [src, ...folders].filter(
    (folder) => readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile()).length > 24,
  );
  expect(crowded).toEqual([]);
});

/** The files that export each name, for the kinds of declaration that a pattern finds. */
function homesOf(declaration: RegExp): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  // `oneoff/schemas` and `oneoff/zod` offer the same schemas under the same names, each of its own kind.
  const files = readdirSync(src, { recursive: true, withFileTypes: true }).filter(
    ({ name }) => /\.tsx?$/.test(name) && name !== 'zod.ts',
  );
  for (const { parentPath, name } of files)
    for (const [, exported = ''] of readFileSync(join(parentPath, name), 'utf8').matchAll(declaration))
      homes.set(exported, [...(homes.get(exported) ?? []), relative(src, join(parentPath, name))]);
  return homes;
}

it('no two rooms of which one can import the other export a function or a constant of one name', () => {
  const levelOf = (path: string): number => LEVELS.findIndex((rooms) => rooms.includes(path.split(sep)[0] ?? ''));
  const homes = homesOf(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm);
  const isAmbiguous = (paths: readonly string[]): boolean => {
    const rooms = new Set(paths.map((path) => path.split(sep)[0]));
    // Two adapters of one level never meet in a file.
    return paths.length > rooms.size || new Set(paths.map(levelOf)).size > 1;
  };
  expect(Object.fromEntries([...homes].filter(([, paths]) => paths.length > 1 && isAmbiguous(paths)))).toEqual({});
});

it('no two files export a type of one name', () => {
  const homes = homesOf(/^export (?:interface|type|(?:abstract )?class) (\w+)/gm);
  expect(Object.fromEntries([...homes].filter(([, paths]) => paths.length > 1))).toEqual({});
});
