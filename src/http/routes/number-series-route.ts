import { validateBillingEntity } from '../../directory/billing-entity.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { fromRow } from '../../validation/row.ts';
import { defineRoute } from './define-route.ts';
import type { NumberSeriesCheck } from './number-series-check.ts';
import { recordNameFaults } from './record-name-faults.ts';
import type { Route } from './route.ts';

/** Asks, before a billing entity is saved, whether its series would come to a number that is taken. */
export const numberSeriesRoute: Route = defineRoute({
  tag: 'Directory',
  needs: 'directory',
  scope: 'directory:write',
  method: 'POST',
  path: '/billing-entities/{id}/check-number-series',
  operationId: 'checkNumberSeries',
  summary:
    'Check the number series of a billing entity against the numbers that are taken, before it is saved: `faults`, none if the change is safe. Nothing is stored.',
  body: 'BillingEntityInput',
  answers: { status: 200, schema: 'NumberSeriesCheck' },
  run: async ({ invoicing, id, body }): Promise<NumberSeriesCheck> => {
    const { currencies, policy } = invoicing;
    const record = fromRow<unknown>(body);
    throwFaults(recordNameFaults('billingEntities', id, record));
    throwFaults(validateBillingEntity(record, '', { currencies, codeLists: policy.codeLists }));
    return { faults: await invoicing.checkNumberSeries(body) };
  },
});
