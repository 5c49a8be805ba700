import type { DeskBrand, DeskCsrf, DeskCustomField, DeskLinks } from '../desk-options.ts';
import { start } from './start.tsx';
import { adopt } from './style/adopt.ts';
import { css } from './style/css.ts';

/** What {@link mountDesk} takes. */
export interface MountOptions {
  /** Where the API is, such as `"/billing"`. */
  readonly api: string;
  /** Headers of every call, such as a bearer token; asked again for each. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** BCP 47; default: the caller's, else the browser's. */
  readonly locale?: string;
  readonly brand?: DeskBrand;
  readonly signIn?: string;
  readonly csrf?: DeskCsrf;
  readonly links?: DeskLinks;
  readonly customFields?: readonly DeskCustomField[];
}

/**
 * Show the desk in an element of the host's own page.
 *
 * Its screens are in the query of the page's address. Its style is a sheet of its own in the layer `desk`, which any
 * style of the page outweighs. A token stays in the host's script: it is never written into the page.
 *
 * @example
 * ```ts
 * await mountDesk(document.querySelector('#invoices')!, {
 *   api: '/billing',
 *   headers: async () => ({ Authorization: `Bearer ${await token()}` }),
 * });
 * ```
 */
export async function mountDesk(element: Element, options: MountOptions): Promise<void> {
  adopt(css);
  await start(element, { brand: { name: 'Invoices' }, locale: 'browser', embedded: true, ...options });
}
