// Write the list of entries into the files that cannot import it: package.json, tsconfig.json and typedoc.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { filesOfEntries } from './files-of-entries.ts';

for (const [file, edit] of Object.entries(filesOfEntries)) {
  const url = new URL(`../${file}`, import.meta.url);
  writeFileSync(url, `${JSON.stringify(edit(JSON.parse(readFileSync(url, 'utf8'))), null, 2)}\n`);
}
