import { createRequire } from 'node:module';

const { LEVELS } = createRequire(import.meta.url)('../../scripts/levels.cjs') as {
  readonly LEVELS: readonly (readonly string[])[];
};

/** What each room holds, in two rows that fit its box. */
const HOLDS: { readonly [room: string]: readonly [string, string] } = {
  errors: ['faults, their codes', 'and the thrown classes'],
  validation: ['input shapes as data,', 'checked by one walker'],
  money: ['exact decimals,', 'currencies'],
  calendar: ['dates, instants,', 'time zones'],
  'code-lists': ['codes of EN 16931', 'and ISO 4217'],
  tax: ['tax rows, shares,', 'VAT rules'],
  numbering: ['number patterns,', 'series, resets'],
  paging: ['cursors,', 'list order'],
  directory: ['billing entities, customers,', 'add-ons and their checks'],
  calculation: ['calculate:', 'read, then compute'],
  invoice: ['the document, its events,', 'decide, rebuild'],
  policy: ['billing defaults', 'and presets'],
  pricing: ['from an input', 'to a priced plan'],
  decisions: ['one pure function', 'per command'],
  ports: ['InvoiceStore, Directory,', 'TaxResolver, …'],
  service: ['createInvoicing', ''],
  schemas: ['zod and', 'JSON Schemas'],
  memory: ['for tests', 'and demos'],
  postgres: ['store, outbox,', 'directory'],
  pglite: ['lock of a', 'PGlite folder'],
  sqlite: ['store and', 'directory'],
  webhooks: ['sign, verify,', 'relay, sinks'],
  'tax-ids': ['check digits', ''],
  'vat-rates': ['dated, by', 'country'],
  lago: ["Lago's shapes", 'and webhooks'],
  telemetry: ['counters', 'and spans'],
  http: ['fetch handler,', 'OpenAPI'],
  testing: ['conformance', 'suites'],
  desk: ['a page for staff', 'over the HTTP API'],
  cli: ['npx oneoff', ''],
};

const WIDTH = 900;
const LEFT = 40;
const RIGHT = 120;
const BOX = 50;
const STEP = 62;
const TOP = 66;

/** A band of levels, named on the right: from one level to another, both included. */
interface Band {
  readonly from: string;
  readonly to: string;
  readonly name: readonly [string, string];
  readonly fill: string;
}

const BANDS: readonly Band[] = [
  { from: 'errors', to: 'decisions', name: ['pure: no I/O,', 'no clock'], fill: '#e8f2ec' },
  { from: 'ports', to: 'ports', name: ['interfaces', ''], fill: '#fbf3da' },
  { from: 'service', to: LEVELS.at(-1)?.[0] ?? 'service', name: ['adapters and', 'APIs'], fill: '#e7eef8' },
];

/** The rooms of src/ as an SVG, lowest level at the bottom. */
export function roomsPicture(): string {
  const top = (level: number): number => TOP + (LEVELS.length - 1 - level) * STEP;
  const levelOf = (room: string): number => LEVELS.findIndex((rooms) => rooms.includes(room));
  const height = top(0) + STEP + 10;
  const bands = BANDS.map(({ from, to, name, fill }) => {
    const y = top(levelOf(to)) - 5;
    const middle = y + (top(levelOf(from)) + BOX + 5 - y) / 2;
    return [
      `<rect x="8" y="${y}" width="${WIDTH - 16}" height="${top(levelOf(from)) + BOX + 5 - y}" rx="6" fill="${fill}"/>`,
      text(WIDTH - RIGHT + 14, middle - 2, name[0], 'start', 'class="band"'),
      text(WIDTH - RIGHT + 14, middle + 14, name[1], 'start', 'class="band"'),
    ].join('\n');
  });
  const boxes = LEVELS.flatMap((rooms, level) => [
    text(24, top(level) + BOX / 2 + 5, String(level), 'middle', 'class="level"'),
    ...rooms.map((room, index) => {
      const width = (WIDTH - LEFT - RIGHT) / rooms.length;
      return box(LEFT + index * width, top(level), width - 8, room);
    }),
  ]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="The rooms of src in levels; a room imports rooms of lower levels only">
<style>text { font: 11px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #24292f } .room { font-size: 13px; font-weight: 600 } .level, .band { fill: #57606a; font-size: 12px } .box { fill: #ffffff; stroke: #8c959f }</style>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${text(LEFT, 24, 'src/', 'start', 'class="room"')}
${text(LEFT, 44, 'A room imports rooms of lower levels only. The public entry points index.ts and core.ts are on top.', 'start')}
${[...bands, ...boxes].join('\n')}
</svg>
`;
}

function box(x: number, y: number, width: number, room: string): string {
  const rows = (HOLDS[room] ?? ['', '']).filter((row) => row !== '');
  const middle = x + width / 2;
  const first = y + (rows.length === 0 ? 30 : rows.length === 1 ? 23 : 17);
  return [
    `<rect class="box" x="${round(x)}" y="${y}" width="${round(width)}" height="${BOX}" rx="4"/>`,
    text(middle, first, `${room}/`, 'middle', 'class="room"'),
    ...rows.map((row, index) => text(middle, first + 14 + index * 13, row, 'middle')),
  ].join('\n');
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle', more = ''): string {
  const extra = more === '' ? '' : ` ${more}`;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${extra}>${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
