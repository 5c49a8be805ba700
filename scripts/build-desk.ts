// Build the page of oneoff/desk into a module that holds its files: no paths on a disk, so that it runs everywhere.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { css } from '../src/desk/app/style/css.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The page's files, compressed, by their names. */
export async function buildDesk(): Promise<void> {
  const { outputFiles, metafile } = await build({
    entryPoints: { page: `${root}src/desk/app/page.ts` },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    metafile: true,
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  });
  const { code } = await transform(css, { loader: 'css', minify: true });
  const style = `desk-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.css`;
  const pack = (type: string, bytes: Uint8Array | string): object => ({
    type,
    gzip: gzipSync(bytes, { level: 9 }).toString('base64'),
  });
  const files = Object.fromEntries([
    [style, pack('text/css; charset=utf-8', code)],
    ...outputFiles.map(({ path, contents }) => [basename(path), pack('text/javascript; charset=utf-8', contents)]),
  ]);
  const [entry, output] =
    Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('page.ts')) ?? [];
  const preload = (output?.imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => basename(path));
  const assets = { script: basename(entry ?? ''), style, preload, files };
  writeFileSync(`${root}src/desk/assets.js`, `export const assets = ${JSON.stringify(assets)};\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildDesk();
