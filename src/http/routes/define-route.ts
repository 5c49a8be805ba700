import type { ComponentName } from './documents.ts';
import type { Route } from './route.ts';

/** A route of any body and query, its `run` typed by both. */
export function defineRoute<const Body extends ComponentName = never, Query = never>(route: Route<Body, Query>): Route {
  return route as unknown as Route;
}
