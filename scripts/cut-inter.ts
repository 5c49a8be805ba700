/// <reference path="./subset-font.d.ts" />
import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';

/** A weight of Inter: the name of our module, and the font's own names. */
export const weights = [
  { name: 'regular', style: 'Regular', file: '400Regular/Inter_400Regular.ttf' },
  { name: 'medium', style: 'Medium', file: '500Medium/Inter_500Medium.ttf' },
  { name: 'semibold', style: 'SemiBold', file: '600SemiBold/Inter_600SemiBold.ttf' },
] as const;

/** First and last code points of what stays. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0x24f], // Latin-1, Extended-A and -B
  [0x2c6, 0x2dd], // accents that stand alone
  [0x300, 0x36f], // combining marks
  [0x370, 0x3ff], // Greek
  [0x400, 0x52f], // Cyrillic
  [0x1e00, 0x1eff], // Vietnamese, Welsh
  [0x2000, 0x206f], // punctuation and spaces
  [0x2070, 0x209f], // superscripts and subscripts
  [0x20a0, 0x20cf], // currencies
  [0x2100, 0x214f], // №, ™, Ω
  [0x2190, 0x21ff], // arrows
];
const signs = '∂∆∏∑−∕∗∙√∞∫≈≠≤≥■□▪▫▲△▶▷▼▽◀◁◆◇○●◦☐☑☒✓✔✗\ufffd';

/**
 * Cut one weight down to the characters above, without hints and without the features that an invoice does not use.
 *
 * The licence stays in the font's name table (0 copyright, 13 licence, 14 its address). Inter has no reserved font name,
 * so the subset may keep its own.
 */
export async function cutInter({ file }: (typeof weights)[number]): Promise<Buffer> {
  const source = readFileSync(new URL(`../node_modules/@expo-google-fonts/inter/${file}`, import.meta.url));
  const inRanges = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  return subsetFont(source, String.fromCodePoint(...inRanges) + signs, {
    targetFormat: 'sfnt',
    noHinting: true,
    keepFeatures: ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'],
    preserveNameIds: [0, 13, 14],
  });
}
