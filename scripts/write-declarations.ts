// Write the declarations of dist/ as TypeScript emits them, and take needless imports out of the JavaScript.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);

// No module has side effects, so an import for their sake only costs the time to load a file.
for (const name of readdirSync('dist').filter((file) => file.endsWith('.js'))) {
  const file = join('dist', name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^import "\.\/[\w-]+\.js";\n/gm, ''));
}

// TypeScript before 5.0 refuses an import of a file by its extension .ts.
for (const name of readdirSync('dist/types', { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join('dist/types', name);
  const relative = /((?:from|import)\s*\(?['"]\.{1,2}\/[^'"]+)\.ts(['"])/g;
  writeFileSync(file, readFileSync(file, 'utf8').replace(relative, '$1.js$2'));
}
