import type { assets } from './assets.d.ts';
import type { DeskMount } from './read-options.ts';

/** The page without data: everything in it is public. URLs are relative, so that it works under any prefix. */
export function shellOf(mount: DeskMount, files: typeof assets, extra: readonly string[]): string {
  const { basePath, handler, brand, locale, signIn, csrf, links, customFields, frameAncestors } = mount;
  const up = basePath
    .split('/')
    .slice(1)
    .map(() => '..');
  const api = [...up, ...handler.basePath.split('/').slice(1)].join('/') || '.';
  const texts = extra.find((name) => name.startsWith('texts'));
  const options = { api, brand, locale, signIn, csrf, links, customFields, frameAncestors, texts };
  const styles = [files.style, ...extra.filter((name) => name.endsWith('.css'))];
  return `<!doctype html>
<html lang="${locale === 'browser' ? 'en' : escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(brand.name)}</title>
<link rel="icon" href="data:,">
${styles.map((name) => `<link rel="stylesheet" href="assets/${name}">`).join('\n')}
${files.preload.map((name) => `<link rel="modulepreload" href="assets/${name}">`).join('\n')}
<script type="application/json" id="desk">${escapeJson(options)}</script>
<script type="module" src="assets/${files.script}"></script>
</head>
<body><div id="root"></div></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end its element, nor be read as another script. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
