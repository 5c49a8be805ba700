import fc from 'fast-check';
import { rawNumber, reference } from './sketch.ts';

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const own = (name: string, value: unknown): unknown => Object.fromEntries([[name, value]]);

/** What nobody should send. */
const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -1, 1e21, 1e308, 5e-324, 0.1, 2 ** 53, -(2 ** 31)],
    ...[
      '1e400',
      '-1e400',
      '-0',
      '123456789012345678901234567890',
      '0.1000000000000000055511151231257827',
      '1E-400',
    ].map(rawNumber),
    ...[
      'NaN',
      'Infinity',
      '-Infinity',
      '1e3',
      '0x10',
      '+1',
      '1.',
      '.5',
      '-0',
      '1,000.00',
      '1_000',
      '١٢٣',
      '２',
      ' 1',
      '1 ',
    ],
    ...['9'.repeat(18), '9'.repeat(400), `0.${'0'.repeat(30)}1`, '-100.00', '0.00'],
    ...[
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      'x\udc00y',
      '\u202e',
      '\ufeff',
      '\u2028',
      'é',
      'e\u0301',
      'x'.repeat(256),
      'x'.repeat(6000),
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'prototype',
      'null',
      'undefined',
      '{{',
      "'; drop table invoices; --",
      '$1',
      '%s',
      '../..',
    ],
    ...[
      '2025-02-30',
      '2025-13-01',
      '0000-00-00',
      '9999-12-31',
      '10000-01-01',
      '2025-3-1',
      '2025-03-31T25:00:00Z',
      '2025-03-31T10:00:00',
      '-000001-01-01',
    ],
    ...[[], {}, [[]], [null], [{}], { length: 1 }, { 0: 'a' }, deep(5), deep(25)],
    ...['__proto__', 'constructor', 'toString', 'toJSON', 'then', ''].flatMap((name) => [
      own(name, {}),
      own(name, 'x'),
    ]),
    reference('foreignInvoice', 0),
    reference('invoice', 0),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

interface Place {
  readonly holder: { [name: string]: unknown };
  readonly name: string;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as { [name: string]: unknown };
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

type Defect = (place: Place, value: unknown, at: number) => void;

const set = (holder: Place['holder'], name: string, value: unknown): void => {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
};
const defects: readonly Defect[] = [
  ({ holder, name }, value) => set(holder, name, value),
  ({ holder, name }) => {
    delete holder[name];
  },
  // A near miss of the name, or a member that nobody knows.
  ({ holder, name }, _, at) => {
    const near = [
      name.toUpperCase(),
      `${name}s`,
      name.slice(0, -1),
      name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`),
    ];
    set(holder, near[at % near.length] as string, holder[name]);
    delete holder[name];
  },
  ({ holder }, value, at) => {
    const names = ['__proto__', 'constructor', 'discount', 'coupon', 'tenant', 'version', 'number', 'ID', 'x y', ''];
    if (Array.isArray(holder)) holder.push(value);
    else set(holder, names[at % names.length] as string, value);
  },
  ({ holder, name }) => set(holder, name, [holder[name]]),
  ({ holder, name }) => set(holder, name, { value: holder[name] }),
  // A number for a text and the other way round.
  ({ holder, name }) =>
    set(holder, name, typeof holder[name] === 'string' ? Number(holder[name]) : JSON.stringify(holder[name])),
  ({ holder, name }) => Array.isArray(holder[name]) && set(holder, name, [...holder[name], ...holder[name]]),
  ({ holder, name }) =>
    Array.isArray(holder[name]) &&
    set(
      holder,
      name,
      Array.from({ length: 600 }, () => (holder[name] as unknown[])[0] ?? {}),
    ),
];

/** A value of which some part is wrong, or the whole. */
export function defective(sound: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const broken = fc
    .tuple(sound, fc.array(fc.tuple(fc.nat(), fc.nat(), wild, fc.nat()), { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) => {
      const copy = structuredClone(value);
      for (const [where, which, wrong, at] of changes) {
        const places = placesIn(copy);
        const place = places[where % places.length];
        if (place) (defects[which % defects.length] as Defect)(place, wrong, at);
      }
      return copy;
    });
  return fc.oneof({ weight: 9, arbitrary: broken }, { weight: 1, arbitrary: wild });
}

/** JSON texts that are none, or that are more than one value, or that no one could read to its end. */
export function brokenJson(text: string, which: number): string {
  const breaks: readonly string[] = [
    text.slice(0, -1),
    `${text}}`,
    text.replaceAll('"', "'"),
    text.replace('{', '{,'),
    text.replace(/:[^,}]+/, ':NaN'),
    text.replace(/:[^,}]+/, ':undefined'),
    text.replace(/:[^,}]+/, ':01'),
    text.replace('{', '{"customerId":"hooli","customerId":"initech",'),
    text.replace('{', '{"__proto__":{"issue":"now"},'),
    `\ufeff${text}`,
    `/* */${text}`,
    `${text}\u0000`,
    '',
    ' ',
    '{',
    '"',
    '\\',
    'null',
    '[]',
    '"text"',
    '42',
    '['.repeat(30_000),
    `${'['.repeat(2000)}${']'.repeat(2000)}`,
    `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
    ' '.repeat(70_000),
    `{"memo":"${'x'.repeat(70_000)}"}`,
    '<invoice/>',
    'customerId=hooli',
  ];
  return breaks[which % breaks.length] as string;
}

/** Bytes that are no UTF-8. */
export const brokenBytes: readonly (readonly number[])[] = [
  [0x7b, 0xff, 0x7d],
  [0x22, 0xc0, 0x80, 0x22],
  [0x22, 0xed, 0xa0, 0x80, 0x22],
  [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00],
  [0x22, 0xe2, 0x82, 0x22],
];
