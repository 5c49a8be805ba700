import type { DeskBrand, DeskCsrf, DeskCustomField, DeskLinks } from '../desk-options.ts';

/** How the page runs: what the shell or the host's own page hands it. */
export interface PageOptions {
  /** Where the API is, relative to the page or absolute on its origin. */
  readonly api: string;
  readonly brand: DeskBrand;
  readonly locale: string;
  readonly signIn?: string;
  readonly csrf?: DeskCsrf;
  readonly links?: DeskLinks;
  readonly customFields?: readonly DeskCustomField[];
  readonly frameAncestors?: readonly string[];
  /** The file of the host's texts under `assets/`. */
  readonly texts?: string;
  /** Headers of every call, such as a bearer token. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** Whether the address bar belongs to a host's own page. */
  readonly embedded?: boolean;
}

let current: PageOptions = { api: '.', brand: { name: 'Invoices' }, locale: 'browser' };

/** The options of this page. */
export function pageOptions(): PageOptions {
  return current;
}

/** Set them, once, before anything is shown. */
export function setPageOptions(options: PageOptions): void {
  current = options;
}
