// Write the pictures of the documentation with Debian's chromium, or the one that CHROMIUM_PATH names.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderInvoiceHtml } from 'oneoff/documents';
import { findChromium } from '../test/browser/find-chromium.ts';
import { issued, twelve } from '../test/unit/documents/nordwind.ts';
import { takeDeskPicture } from './take-desk-picture.ts';

const chromium = findChromium();
if (chromium === undefined) throw new Error('no chromium; install one, or name it in CHROMIUM_PATH');
const folder = mkdtempSync(join(tmpdir(), 'oneoff-pictures-'));
const page = join(folder, 'invoice.html');
const lines = [...twelve.slice(0, 4), ...twelve.slice(7, 9)];
writeFileSync(page, renderInvoiceHtml(await issued({ lines })));
execFileSync(chromium, [
  '--headless=new',
  '--no-sandbox',
  '--hide-scrollbars',
  `--user-data-dir=${join(folder, 'profile')}`,
  '--window-size=880,1420',
  `--screenshot=${fileURLToPath(new URL('../docs/invoice.png', import.meta.url))}`,
  `file://${page}`,
]);
rmSync(folder, { recursive: true, maxRetries: 5 });
await takeDeskPicture(chromium, fileURLToPath(new URL('../docs/desk.png', import.meta.url)));
