import type { RecordKind } from '../../directory/directory-records.ts';
import { recordKeys } from '../../directory/directory-records.ts';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { SearchedKind } from '../../ports/directory-search.ts';
import type { RecordQuery } from '../../ports/directory-store.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { fromRow } from '../../validation/row.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { defineRoute } from './define-route.ts';
import { pageQueryShape } from './page-query-shape.ts';
import type { Resource } from './resource.ts';
import type { Answers, Route } from './route.ts';

interface SearchParameters extends RecordQuery {
  readonly q?: string;
}

const searchShape: ObjectShape<SearchParameters> = object<SearchParameters>({
  ...pageQueryShape.fields,
  q: optional(text(200)),
});

/** The list of a kind of record; customers and add-ons can be searched, also by who drafts invoices with them. */
export function listRoute<K extends RecordKind>(resource: Resource<K>, title: string): Route {
  const { kind, path, schema, plural } = resource;
  const answers: Answers = { status: 200, schema, many: 'page' };
  const base = { method: 'GET', path, operationId: `list${title}`, tag: 'Directory', scope: 'directory:read' } as const;
  if (kind !== 'customers' && kind !== 'addOns') {
    return defineRoute<never, RecordQuery>({
      ...base,
      needs: 'directory',
      summary: `A page of the ${plural}, in the order of their ${recordKeys[kind]}s.`,
      query: pageQueryShape,
      answers,
      run: ({ directory, tenant, query }) => directory.list(tenant, kind, query),
    });
  }
  return defineRoute<never, SearchParameters>({
    ...base,
    needs: 'records',
    alsoFor: ['invoices:draft'],
    summary: `A page of the ${plural}, in the order of their ${recordKeys[kind]}s; \`q\` finds those that contain all of its words.`,
    query: searchShape,
    answers,
    run: async ({ directory, search, tenant, query: { q, ...page } }) => {
      if (directory !== undefined && q === undefined) return directory.list(tenant, kind, page);
      if (search !== undefined) {
        const { items, nextCursor } = await search.search(tenant, kind as SearchedKind, { ...page, text: q ?? '' });
        return { items: items.map((row: object) => fromRow<unknown>(row)), nextCursor };
      }
      const message = `the directory of this host cannot search; leave q out, and read the ${plural} page by page`;
      throw new ValidationError([fault('field.unknown', '/q', message)]);
    },
  });
}
