import { crc32, deflateSync } from 'node:zlib';
import { renderInvoicePdf } from 'oneoff/pdf';
import { describe, expect, it } from 'vitest';
import { readJpeg } from '../../../src/pdf/brand/read-jpeg.ts';
import { readPng } from '../../../src/pdf/brand/read-png.ts';
import { readSvg } from '../../../src/pdf/brand/read-svg.ts';
import { issued } from '../documents/nordwind.ts';
import { readObjects } from './reading/read-objects.ts';

const uint32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255));

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  return Buffer.concat([uint32(content.length), body, uint32(crc32?.(body) ?? 0)]);
}

/** A PNG of these lines, each with its filter. */
function png(
  width: number,
  height: number,
  bits: number,
  colorType: number,
  lines: readonly number[],
  others: readonly Buffer[] = [],
): Uint8Array {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([bits, colorType, 0, 0, 0])]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...others,
      chunk('IDAT', deflateSync(Buffer.from(lines))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

const svg = (inner: string): Uint8Array => new TextEncoder().encode(`<svg viewBox="0 0 10 10">${inner}</svg>`);

describe('a PNG', () => {
  it('is laid on white where it is transparent', async () => {
    const image = await readPng(png(2, 1, 8, 6, [0, 255, 0, 0, 255, 0, 0, 255, 0]));
    expect([...image.rgb]).toEqual([255, 0, 0, 255, 255, 255]);
  });

  it('is read with filters, palettes and few bits', async () => {
    expect([...(await readPng(png(2, 2, 8, 0, [1, 10, 10, 2, 5, 5]))).rgb]).toEqual([
      10, 10, 10, 20, 20, 20, 15, 15, 15, 25, 25, 25,
    ]);
    const palette = [chunk('PLTE', Buffer.from([0, 0, 255, 0, 255, 0])), chunk('tRNS', Buffer.from([255, 0]))];
    expect([...(await readPng(png(2, 1, 1, 3, [0, 0b01000000], palette))).rgb]).toEqual([0, 0, 255, 255, 255, 255]);
  });

  it('that is damaged or huge is refused', async () => {
    await expect(readPng(png(5000, 5000, 8, 0, [0]))).rejects.toThrow('million');
    await expect(readPng(png(2, 2, 8, 0, [0, 1]))).rejects.toThrow('damaged');
    await expect(readPng(png(1, 1, 8, 0, [0, 1]).slice(0, 40))).rejects.toThrow('not complete');
  });
});

describe('a JPEG', () => {
  const frame = (components: number): number[] => [0xff, 0xc0, 0, 17, 8, 0, 20, 0, 30, components, 1, 0x11, 0];

  it('has its size read from its frame', () => {
    expect(readJpeg(new Uint8Array([0xff, 0xd8, ...frame(3)]))).toMatchObject({ width: 30, height: 20, isGrey: false });
  });

  it('in CMYK is refused with the way out', () => {
    expect(() => readJpeg(new Uint8Array([0xff, 0xd8, ...frame(4)]))).toThrow('save it with RGB colours');
  });
});

describe('an SVG', () => {
  it('becomes paths, in the colours and places of its groups', () => {
    const { operators } = readSvg(
      svg(
        '<g fill="#f00" transform="translate(1 2)"><path d="M1 1h2v2H1z"/><rect width="3" height="4" style="fill:rgb(0,0,255)"/></g>',
      ),
    );
    expect(operators).toContain('1 0 0 1 1 2 cm');
    expect(operators).toContain('1 0 0 rg\n1 1 m\n3 1 l\n3 3 l\n1 3 l\nh\nf');
    expect(operators).toContain('0 0 1 rg');
  });

  it('has arcs and curves, with flags that touch', () => {
    expect(
      readSvg(svg('<path d="M1 1a1 1 0 012 0S4 4 5 5T6 6q1 1 2 2"/><circle cx="5" cy="5" r="2"/>')).operators.match(
        / c$/gm,
      )?.length,
    ).toBe(2 + 1 + 1 + 1 + 4);
  });

  it.each([
    ['<text>Acme</text>', 'convert texts'],
    ['<image href="https://example.com/x.png"/>', 'convert texts and pictures'],
    ['<script>alert(1)</script>', '<script>'],
    ['<rect width="1" height="1" fill="url(#g)"/>', 'write it as #rrggbb'],
    ['<rect width="1" height="1" opacity="0.5"/>', 'opaque'],
    ['<path d="M1 1 nonsense"/>', 'damaged'],
    ['<g>'.repeat(25) + '</g>'.repeat(25), 'ungroup'],
  ])('%s is refused', (inner, message) => {
    expect(() => readSvg(svg(inner))).toThrow(message);
  });
});

describe('a logo in a PDF', () => {
  it.each([
    ['image/png', png(2, 1, 8, 6, [0, 255, 0, 0, 128, 0, 0, 255, 0])],
    ['image/svg+xml', svg('<path d="M0 0h10v10z"/>')],
  ] as const)('%s is a figure with its text and without transparency', async (type, bytes) => {
    const logo = { bytes, type, alt: 'Nordwind & Co' };
    const objects = await readObjects(await renderInvoicePdf(await issued(), { brand: { logo } }));
    expect(objects.alternatives).toContain('Nordwind & Co');
    expect(objects.transparent).toBe(0);
  });

  it('that cannot be printed is a fault', async () => {
    const logo = { bytes: svg('<text>Acme</text>'), type: 'image/svg+xml', alt: 'Acme' } as const;
    await expect(renderInvoicePdf(await issued(), { brand: { logo } })).rejects.toMatchObject({
      faults: [{ code: 'document.logo_invalid', path: '/brand/logo' }],
    });
  });
});
