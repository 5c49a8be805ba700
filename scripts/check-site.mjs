// Checks every link of the site that `npm run docs:site` builds: its page, picture or file must exist, and its heading.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const site = resolve('site');
const LINK = /(?:href|src)="([^"]*)"/g;
const idsOf = new Map();

function ids(file) {
  if (!idsOf.has(file)) {
    const found = readFileSync(file, 'utf8').matchAll(/ (?:id|name)="([^"]*)"/g);
    idsOf.set(file, new Set(Array.from(found, ([, id]) => id)));
  }
  return idsOf.get(file);
}

function flaw(page, link) {
  if (/^(https?|mailto|data):/.test(link)) return undefined;
  const [path, anchor] = link.split('#').map(decodeURIComponent);
  const file = path === '' ? page : join(dirname(page), path.replace(/\?.*/, ''));
  if (!existsSync(file)) return 'no such file';
  if (!anchor || !file.endsWith('.html') || ids(file).has(anchor)) return undefined;
  return 'no such heading';
}

const pages = readdirSync(site, { recursive: true })
  .filter((file) => file.endsWith('.html'))
  .map((file) => join(site, file));
let links = 0;
for (const page of pages) {
  const found = new Set(
    Array.from(readFileSync(page, 'utf8').matchAll(LINK), ([, link]) => link.replaceAll('&amp;', '&')),
  );
  links += found.size;
  for (const link of found) {
    const wrong = flaw(page, link);
    if (wrong === undefined) continue;
    process.exitCode = 1;
    console.error(`${relative(site, page)}: ${link}: ${wrong}`);
  }
}
console.log(`${pages.length} pages, ${links} links`);
