// Renders a page and a PDF in workerd, the runtime of Cloudflare Workers, without the modules of Node.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @param {new (options: object) => { dispatchFetch(url: string, init?: object): Promise<Response>; dispose(): Promise<void> }} Miniflare */
export async function renderInWorkerd(Miniflare) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./documents-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd'],
    // pdfkit takes its own address for the name of a file that it brings along.
    define: { 'import.meta.url': '"https://worker.example/worker.js"' },
  });
  const worker = new Miniflare({ modules: true, script: outputFiles[0].text, compatibilityDate: '2026-01-01' });
  const page = await worker.dispatchFetch('http://localhost/', { headers: { accept: 'text/html' } });
  assert.match(await page.text(), /^<!doctype html>.*Hooli &amp; Söhne/);
  const file = await worker.dispatchFetch('http://localhost/', { headers: { accept: 'application/pdf' } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  assert.equal(new TextDecoder().decode(bytes.subarray(0, 8)), '%PDF-1.7');
  await worker.dispose();
  console.log(`workerd rendered a page and a PDF of ${bytes.length} bytes`);
}
