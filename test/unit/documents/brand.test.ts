import { ValidationError } from 'oneoff';
import { accountSheetOf, type DocumentOptions, renderInvoiceHtml, sheetOf } from 'oneoff/documents';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../../src/documents/brand/accent.ts';
import { issued } from './nordwind.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const svg = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The codes and paths of what is refused. */
async function refusals(options: unknown): Promise<readonly string[]> {
  try {
    sheetOf(await issued(), options as DocumentOptions);
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.faults.map(({ code, path }) => `${code} ${path}`);
  }
}

describe('an accent', () => {
  it.each([
    'red',
    '#12',
    '#12345',
    '#1234567',
    '#fff;}',
    'rgb(0,0,0)',
    'url(//evil.example)',
    '#ffffff\n',
    '',
    7,
    null,
  ])('%j is refused', async (accent) => {
    expect(await refusals({ brand: { accent } })).toEqual(['document.accent_invalid /brand/accent']);
  });

  it.each(['#ffffff', '#ffee00', '#000', '#0b5cff', '#7f7f7f', '#e30613', '#00ff88', '#16181d'])(
    '%s is read on white and on a dark screen with a contrast of 4.5:1',
    async (accent) => {
      const { brand } = sheetOf(await issued(), { brand: { accent } });
      expect(contrast(brand.accentText, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(brand.accentTextDark, '#16181d')).toBeGreaterThanOrEqual(4.5);
      expect(brand.accent).toMatch(/^#[0-9a-f]{6}$/);
    },
  );
});

it('the colours of a page have a contrast of 4.5:1 on white and on a dark screen (WCAG 2.2, 1.4.3)', async () => {
  const [style = ''] = /<style>.*?<\/style>/s.exec(renderInvoiceHtml(await issued())) ?? [];
  const colour = (name: string, from: string): string => new RegExp(`--${name}:(#[0-9a-f]+)`).exec(from)?.[1] as string;
  const dark = style.slice(style.indexOf('prefers-color-scheme'));
  for (const name of ['text', 'muted']) {
    expect(contrast(colour(name, style), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(name, dark), '#16181d')).toBeGreaterThanOrEqual(4.5);
  }
});

describe('a logo', () => {
  const logo = { bytes: png, type: 'image/png', alt: 'Nordwind' };

  it('is in the page as a picture of its own bytes, with its text', async () => {
    const page = renderInvoiceHtml(await issued(), { brand: { logo: logo as never } });
    expect(page).toContain(`<img src="data:image/png;base64,${Buffer.from(png).toString('base64')}" alt="Nordwind">`);
  });

  it.each([
    ['a type that no browser shows', { ...logo, type: 'image/tiff' }],
    ['a name of Object', { ...logo, type: 'constructor' }],
    ['a page', { ...logo, type: 'text/html' }],
    ['bytes of another type', { ...logo, type: 'image/jpeg' }],
    ['text instead of bytes', { ...logo, bytes: 'iVBOR' }],
    ['an address', 'https://evil.example/logo.png'],
    ['too many bytes', { ...logo, bytes: new Uint8Array(500_001) }],
    ['no bytes', { ...logo, bytes: new Uint8Array(0) }],
    ['no text', { ...logo, alt: ' ' }],
    ['HTML that says that it is SVG', { ...logo, type: 'image/svg+xml', bytes: svg('<html><script>') }],
  ])('with %s is refused', async (_, changed) => {
    expect(await refusals({ brand: { logo: changed } })).toEqual(['document.logo_invalid /brand/logo']);
  });

  it.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '<?xml version="1.0"?><svg/>', '\ufeff <!-- x --><svg/>'])(
    'of SVG may begin with %s',
    async (text) => {
      expect(await refusals({ brand: { logo: { ...logo, type: 'image/svg+xml', bytes: svg(text) } } })).toEqual([]);
    },
  );
});

describe('an option', () => {
  it.each([
    [{ brnad: {} }, 'field.unknown /brnad'],
    [{ brand: { acent: '#fff' } }, 'field.unknown /brand/acent'],
    [{ paper: 'A5' }, 'field.value /paper'],
    [{ show: 'all' }, 'field.value /show'],
    [{ locale: 'de_DE' }, 'field.value /locale'],
    [{ locale: 'hu' }, 'document.language_missing /locale'],
    [{ labels: { totl: 'Summe' } }, 'field.unknown /labels/totl'],
    [{ labels: { total: 7 } }, 'field.type /labels/total'],
    [{ labels: { language: 'de' } }, 'field.unknown /labels/language'],
    [{ brand: { footer: [['a'], ['b'], ['c']] } }, 'list.too_long /brand/footer'],
    [{ template: 'page' }, 'field.type /template'],
    [{ notes: [''] }, 'text.empty /notes/0'],
  ])('%j is refused by name', async (options, refusal) => {
    expect(await refusals(options)).toEqual([refusal]);
  });

  it('that is no object is refused', async () => {
    expect(await refusals('de')).toEqual(['field.type ']);
  });
});

it('a statement of account of what is no list is refused by name', () => {
  expect(() => accountSheetOf('all' as never, { asOf: '2026-11-30' })).toThrow(/is not a list of invoices/);
});
