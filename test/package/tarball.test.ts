import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
const [{ files }] = JSON.parse(packed.stdout) as [{ files: { path: string }[] }];
const shipped = files.map(({ path }) => path);

it.each(shipped.filter((path) => path.endsWith('.md')))('%s links to nothing that does not ship', (page) => {
  // Links and pictures in prose; code blocks may show any text.
  const prose = readFileSync(join(root, page), 'utf8').replaceAll(/^ *```.*?^ *```$/gms, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => normalize(join(dirname(page), target.split('#')[0] ?? '')).replace(/\/$/, ''));
  const missing = targets.filter((target) => !shipped.some((path) => path === target || path.startsWith(`${target}/`)));
  expect(missing).toEqual([]);
});

it('ships the documentation, the examples and the security policy, and no tests', () => {
  for (const path of ['docs/README.md', 'examples/quickstart.ts', 'examples/acme.ts', 'SECURITY.md', 'LICENSE'])
    expect(shipped).toContain(path);
  expect(shipped.filter((path) => /^(?:test|src|bench|docs\/api)\//.test(path))).toEqual([]);
});
