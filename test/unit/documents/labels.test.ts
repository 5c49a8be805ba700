import * as languages from 'oneoff/documents/labels';
import { describe, expect, it } from 'vitest';

const { en } = languages;
const marks = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** Words that a language may share with English. */
const SHARED_AT_MOST = 16;

describe.each(Object.entries(languages))('the labels in %s', (name, labels) => {
  it('are of the language that the export is named after', () => {
    expect(labels.language).toBe(name);
    expect(labels.direction).toBe(name === 'ar' || name === 'he' ? 'rtl' : 'ltr');
  });

  it('have the members of the English ones, none of them empty', () => {
    expect(Object.keys(labels)).toEqual(Object.keys(en));
    expect(Object.entries(labels).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the marks of the English ones', () => {
    for (const [key, text] of Object.entries(labels)) {
      expect(`${key} ${marks(text)}`).toBe(`${key} ${marks(en[key as keyof typeof en])}`);
    }
  });

  it('are translated', () => {
    const same = Object.entries(labels).filter(([key, text]) => text === en[key as keyof typeof en]);
    if (name !== 'en') expect(same.length, String(same)).toBeLessThan(SHARED_AT_MOST);
  });
});

it('a German credit note is a Rechnungskorrektur, and a Gutschrift is a self-billed invoice (§ 14 (4) no. 10 UStG)', () => {
  expect(languages.de.creditNote).toBe('Rechnungskorrektur');
  expect(languages.de.selfBilledInvoice).toBe('Gutschrift');
});
