import type { InvoicingHandler } from '../http/create-invoicing-handler.ts';

/** Whose page it is. */
export interface DeskBrand {
  readonly name: string;
  /** A `data:` URL of a PNG or SVG, or a path of the same origin, such as `"/logo.svg"`. */
  readonly logo?: string;
}

/** The host's double-submit token: the value of the cookie is sent in the header. */
export interface DeskCsrf {
  readonly cookie: string;
  readonly header: string;
}

/** Templates of links into the host's own pages; `{id}` becomes the id or the code. */
export interface DeskLinks {
  readonly customer?: string;
  readonly addOn?: string;
}

/** A custom field of an invoice with an input of its own; others are pairs of name and value. */
export interface DeskCustomField {
  readonly name: string;
  /** What the reader sees; default the name. */
  readonly label?: string;
  /** The values to choose from; left out: any text. */
  readonly options?: readonly string[];
  readonly required?: boolean;
}

/** Values of the CSS variables by their names without `--desk-`: `{ accent: '#0b6', radius: '4px' }`. */
export interface DeskTheme {
  readonly [variable: string]: string;
}

/** Words by language and key: `{ en: { 'nav.invoices': 'Bills' } }`. A new language is a new key, such as `"nl"`. */
export interface DeskTexts {
  readonly [locale: string]: { readonly [key: string]: string };
}

/** What {@link createDesk} takes. */
export interface DeskOptions {
  /** The API of the same origin; only its `basePath` is read. The browser calls it with the host's own session. */
  readonly handler: InvoicingHandler;
  /** Where the page is mounted, such as `"/admin/invoices"`; default `""`. */
  readonly basePath?: string;
  /** Default `{ name: 'Invoices' }`. */
  readonly brand?: DeskBrand;
  readonly theme?: DeskTheme;
  /** BCP 47, or `"browser"`, the default. Texts exist in English, German and French; numbers and dates in every locale. */
  readonly locale?: string;
  readonly texts?: DeskTexts;
  /** Where an ended session leads; `{return}` becomes the page's own address. */
  readonly signIn?: string;
  readonly csrf?: DeskCsrf;
  /** Origins whose pages may frame this one; default none. */
  readonly frameAncestors?: readonly string[];
  readonly links?: DeskLinks;
  readonly customFields?: readonly DeskCustomField[];
}
