import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** `llms.txt`: what the library is, and where a program that reads documentation finds each page. */
export function llmsText(): string {
  const introduction = /^# oneoff\n\n(.*?)\n\n/s.exec(read('README.md'))?.[1] ?? '';
  const rows = [...read('docs/README.md').matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \| (.*) \|$/gm)];
  const pages = rows.map(
    ([, title, file, when]) => `- [${title}](docs/${file}): read it when ${withPaths(when ?? '')}`,
  );
  const entries = [...read('README.md').matchAll(/^\| (`oneoff.*?`) \| (.*) \|$/gm)];
  return [
    `# oneoff\n\n> ${introduction.replaceAll('\n', ' ')}\n`,
    `The package is ESM with types; these files ship in it. Code blocks that open with \`ts runnable\` are complete programs, and examples/ has more.\n`,
    `## Documentation\n\n${pages.join('\n')}\n`,
    `## Entries\n\n${entries.map(([, name, what]) => `- ${name}: ${what}`).join('\n')}\n`,
    `## Optional\n\n- [Changelog](CHANGELOG.md)\n- [Contributing](CONTRIBUTING.md)\n- [Examples](examples)\n`,
  ].join('\n');
}

const withPaths = (text: string): string => text.replaceAll(/\]\(([^):]+)\)/g, '](docs/$1)');
