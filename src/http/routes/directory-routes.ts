import { type DirectoryRecord, keyOf, type RecordKind, recordKeys } from '../../directory/directory-records.ts';
import { NotFoundError, ValidationError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { taxCodeOf, taxKey } from '../../tax/tax-key.ts';
import { fromRow } from '../../validation/row.ts';
import { defineRoute } from './define-route.ts';
import { listRoute } from './list-records.ts';
import { numberSeriesRoute } from './number-series-route.ts';
import { recordNameFaults, unreachableName } from './record-name-faults.ts';
import type { Resource } from './resource.ts';
import type { Answers, Route, Services } from './route.ts';
import { type RecordPlace, removeRecord, saveRecord } from './save-record.ts';

const READ = { tag: 'Directory', needs: 'directory', scope: 'directory:read' } as const;
const WRITE = { tag: 'Directory', needs: 'directory', scope: 'directory:write' } as const;

/** Sellers, customers, catalogue and taxes, for hosts that keep them here. */
export const directoryRoutes: readonly Route[] = [
  ...routesOf({
    kind: 'billingEntities',
    path: '/billing-entities',
    schema: 'BillingEntity',
    noun: 'a billing entity',
    plural: 'billing entities',
    missing: 'billing_entity.not_found',
    find: (directory, tenant, id) => directory.billingEntity(tenant, id),
  }),
  numberSeriesRoute,
  ...routesOf({
    kind: 'customers',
    path: '/customers',
    schema: 'Customer',
    noun: 'a customer',
    plural: 'customers',
    missing: 'customer.not_found',
    find: (directory, tenant, id) => directory.customer(tenant, id),
  }),
  ...routesOf({
    kind: 'addOns',
    path: '/add-ons',
    schema: 'AddOn',
    noun: 'an add-on',
    plural: 'add-ons',
    missing: 'add_on.not_found',
    find: async (directory, tenant, code) => (await directory.addOns(tenant, [code]))[0] ?? null,
  }),
  ...routesOf({
    kind: 'taxes',
    path: '/taxes',
    schema: 'Tax',
    noun: 'a tax',
    plural: 'taxes',
    missing: 'tax.not_found',
    find: async (directory, tenant, key) =>
      (await directory.taxes(tenant, [taxCodeOf(key)])).find((one) => taxKey(one) === key) ?? null,
  }),
];

function routesOf<K extends RecordKind>(resource: Resource<K>): readonly Route[] {
  const { kind, path, schema, noun } = resource;
  const title = kind.replace(/^./, (first) => first.toUpperCase());
  // The member that names a record is the parameter in the path.
  const key = recordKeys[kind];
  const one = `${path}/{${key}}`;
  const record: Answers = { status: 200, schema, tagged: 'content' };
  const load = async (
    { directory, tenant }: Pick<Services, 'directory' | 'tenant'>,
    name: string,
  ): Promise<DirectoryRecord<K>> => {
    const found = await resource.find(directory, tenant, name);
    if (found === null)
      throw new NotFoundError(
        resource.missing,
        `${noun.replace(/^an? /, '')} ${show(name)} does not exist in this tenant`,
        { [key]: name },
      );
    return found;
  };
  const placeOf = ({ directory, tenant }: Pick<Services, 'directory' | 'tenant'>, name: string): RecordPlace<K> => ({
    directory,
    tenant,
    kind,
    key: name,
    find: () => resource.find(directory, tenant, name),
  });
  return [
    defineRoute({
      ...WRITE,
      method: 'POST',
      path,
      operationId: `create${schema}`,
      summary: `Add ${noun}; one that exists already is refused. A member that is null is absent.`,
      body: `${schema}Input`,
      answers: {
        ...record,
        status: 201,
        location: (stored: DirectoryRecord<K>) => `${path}/${encodeURIComponent(keyOf(kind, stored))}`,
      },
      run: async ({ directory, tenant, body }) => {
        throwFaults(unreachableName(kind, body));
        const record = fromRow<unknown>(body) as DirectoryRecord<K>;
        await asBody(kind, directory.add(tenant, { [kind]: [record] }));
        return record;
      },
    }),
    listRoute(resource, title),
    defineRoute({
      ...READ,
      method: 'GET',
      path: one,
      operationId: `get${schema}`,
      summary: `Read ${noun}.`,
      answers: record,
      run: ({ id, ...services }) => load(services, id),
    }),
    defineRoute({
      ...WRITE,
      method: 'PUT',
      path: one,
      operationId: `save${schema}`,
      summary: `Add or replace ${noun}. Invoices keep the copies that they were issued with. A member that is null is absent. \`If-None-Match: *\` only adds.`,
      body: `${schema}Input`,
      takesTag: true,
      answers: record,
      run: async ({ id, body, preconditions, ...services }) => {
        const record = fromRow<unknown>(body) as DirectoryRecord<K>;
        throwFaults(recordNameFaults(kind, id, record));
        await asBody(kind, saveRecord(placeOf(services, id), record, preconditions));
        return record;
      },
    }),
    defineRoute({
      ...WRITE,
      method: 'DELETE',
      path: one,
      operationId: `delete${schema}`,
      summary: `Remove ${noun}. Invoices keep the copies that they were issued with.`,
      takesTag: true,
      answers: { status: 204 },
      run: async ({ id, preconditions, ...services }) => {
        await load(services, id);
        await removeRecord(placeOf(services, id), preconditions);
      },
    }),
  ];
}

/** Faults of the only record of a list, with paths into that record: it is the whole body here. */
async function asBody(kind: RecordKind, stored: Promise<void>): Promise<void> {
  try {
    await stored;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const prefix = `/${kind}/0`;
    const faults = error.faults.map((one) =>
      one.path.startsWith(prefix) ? { ...one, path: one.path.slice(prefix.length) } : one,
    );
    throw new ValidationError(faults);
  }
}
