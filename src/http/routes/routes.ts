import { correctionRoutes } from './correction-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { deliveryRoutes } from './endpoints/delivery-routes.ts';
import { endpointRoutes } from './endpoints/endpoint-routes.ts';
import { invoiceRoutes } from './invoice-routes.ts';
import { reportRoutes } from './report-routes.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './session-routes.ts';

/** The whole API. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  // Before the invoices: `/invoices/counts` is no id.
  ...reportRoutes,
  ...invoiceRoutes,
  ...correctionRoutes,
  ...endpointRoutes,
  ...deliveryRoutes,
  ...directoryRoutes,
];
