import { correctionRoutes } from './correction-routes.ts';
import { endpointRoutes } from './endpoint-routes.ts';
import { invoiceRoutes } from './invoice-routes.ts';
import { masterRoutes } from './master-routes.ts';
import type { Route } from './route.ts';

/** The whole API. */
export const routes: readonly Route[] = [...invoiceRoutes, ...correctionRoutes, ...endpointRoutes, ...masterRoutes];
