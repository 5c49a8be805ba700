// Print every case of the tests in every language, as PDF and as pictures of their pages (with poppler's pdftoppm), to be
// looked at: `npm run specimens`, or `npm run specimens de ar` for some languages.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as languages from 'oneoff/documents/labels';
import { renderInvoicePdf } from 'oneoff/pdf';
import { cases } from '../test/unit/documents/cases.ts';
import { fonts } from '../test/unit/documents/fonts.ts';

const folder = '.oneoff/specimens';
const asked = process.argv.slice(2);
const all = Object.values(languages);
mkdirSync(folder, { recursive: true });
for (const { name, make } of cases) {
  const { document, invoice } = await make();
  for (const { language } of all) {
    if (asked.length > 0 && !asked.includes(language)) continue;
    const file = `${folder}/${name.replaceAll(' ', '-')}.${language}`;
    const options = { locale: language, languages: all, fonts, ...(invoice === undefined ? {} : { invoice }) };
    writeFileSync(`${file}.pdf`, await renderInvoicePdf(document, options));
    execFileSync('pdftoppm', ['-png', '-r', '72', '-l', '4', `${file}.pdf`, file]);
    console.log(`${file}.pdf`);
  }
}
