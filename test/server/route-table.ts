import type { Route } from '../../src/http/routes/route.ts';
import { routes } from '../../src/http/routes/routes.ts';

/** The routes as tables of Markdown, one per tag. */
export function routeTables(): string {
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  return tags.map((tag) => tableOf(tag)).join('\n\n');
}

function tableOf(tag: Route['tag']): string {
  const rows = routes.filter((route) => route.tag === tag).map(rowOf);
  return [`### ${tag}`, '', '| route | scope | does | headers |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowOf({ method, path, scope, alsoFor = [], summary, takesKey, takesVersion }: Route): string {
  const headers = [takesKey && '`Idempotency-Key`', takesVersion && '`If-Match`'].filter(Boolean).join(', ');
  return `| \`${method} ${path}\` | ${scope === null ? 'any' : [scope, ...alsoFor].map((one) => `\`${one}\``).join(' or ')} | ${summary.replaceAll('|', '\\|')} | ${headers} |`;
}
