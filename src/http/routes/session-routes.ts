import { type PricingContextQuery, pricingContextShape } from '../../service/commands/pricing-context.ts';
import { defineRoute } from './define-route.ts';
import type { Route } from './route.ts';
import { servedParts } from './served-part.ts';
import type { Session } from './session.ts';

/** What a page needs before it shows anything. */
export const sessionRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/session',
    operationId: 'getSession',
    summary: 'Who calls, what the caller may do, and what this API serves.',
    tag: 'Session',
    scope: null,
    answers: { status: 200, schema: 'Session' },
    run: async ({ invoicing, caller, serves, documentTypes, tenant }): Promise<Session> => {
      const { name, locale, scopes } = caller;
      const sellers = await invoicing.billingEntities();
      return {
        tenant,
        scopes,
        caller: { ...(name !== undefined && { name }), ...(locale !== undefined && { locale }) },
        serves: servedParts.filter((part) => serves.includes(part) || (part === 'sending' && invoicing.sends)),
        documents: documentTypes,
        policy: invoicing.policy,
        currencies: invoicing.currencies,
        billingEntities: sellers.map(({ id, name: title, currency, timeZone }) => ({
          id,
          name: title,
          currency,
          timeZone,
        })),
      };
    },
  }),
  defineRoute<never, PricingContextQuery>({
    method: 'GET',
    path: '/pricing-context',
    operationId: 'getPricingContext',
    summary: 'The records, the policy and the day to price an invoice with, by the same core as the server.',
    tag: 'Session',
    scope: 'invoices:read',
    query: pricingContextShape,
    answers: { status: 200, schema: 'PricingContext' },
    run: ({ invoicing, query }) => invoicing.pricingContext(query),
  }),
];
