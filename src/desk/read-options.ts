import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { InvoicingHandler } from '../http/create-invoicing-handler.ts';
import { list } from '../validation/combine.ts';
import { flag, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { record } from '../validation/record.ts';
import { optionFaults } from '../validation/require-options.ts';
import { type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import type { DeskBrand, DeskCsrf, DeskCustomField, DeskLinks, DeskOptions } from './desk-options.ts';

/** Checked options, with their defaults. */
export interface DeskMount extends DeskOptions {
  readonly basePath: string;
  readonly brand: DeskBrand;
  readonly theme: NonNullable<DeskOptions['theme']>;
  readonly locale: string;
  readonly frameAncestors: readonly string[];
}

/** The CSS variables that a theme may set. */
const VARIABLES = [
  'accent',
  'ink',
  'dim',
  'ground',
  'sheet',
  'line',
  'bad',
  'good',
  'warn',
  'font',
  'radius',
  'density',
];

function matching(pattern: RegExp, what: string): Leaf<string> {
  return leaf({ type: 'string' }, (value, path) =>
    typeof value === 'string' && pattern.test(value)
      ? undefined
      : fault('field.value', path, `${show(value)} is not ${what}`),
  );
}

const handlerLeaf: Leaf<InvoicingHandler> = leaf({}, (value, path) => {
  if (typeof value === 'function' && typeof (value as Partial<InvoicingHandler>).basePath === 'string')
    return undefined;
  const why = typeof value === 'string' ? 'the page calls the API of its own origin only' : 'its basePath is needed';
  return fault(
    'field.type',
    path,
    `${show(value)} is not a handler (${why}); pass what createInvoicingHandler returned`,
  );
});

/** A path, a query or a page of the web; nothing that runs, such as `javascript:`. */
const urlLeaf: Leaf<string> = matching(
  /^(?:https?:\/\/[^\s]+|\.{0,2}\/(?!\/)[^\s]*|\?[^\s]*)$/,
  'an http(s) URL or a relative one, such as "/login?return={return}"',
);

const names = (keys: readonly string[], noun: string): Leaf<string> =>
  leaf({ type: 'string' }, (value, path) =>
    keys.includes(value as string)
      ? undefined
      : fault('field.unknown', path, `${show(value)} is not a ${noun}; they are ${keys.join(', ')}`),
  );

function mapOf<T>(key: Leaf<string>, value: Shape<T>, noun: string): Shape<{ readonly [key: string]: T }> {
  return record({
    key,
    value,
    max: 1000,
    tooMany: (count, max) => fault('list.too_long', '', `${count} members, at most ${max} are allowed`, { max }),
    noun,
  });
}

const localeLeaf: Leaf<string> = leaf({ type: 'string' }, (value, path) => {
  if (value === 'browser' || (typeof value === 'string' && isLocale(value))) return undefined;
  return fault('field.value', path, `${show(value)} is not a language tag; pass one such as "de-AT", or "browser"`);
});

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

const optionsShape: ObjectShape<DeskOptions> = object<DeskOptions>({
  handler: { ...handlerLeaf, example: 'what createInvoicingHandler returned' } as Leaf<InvoicingHandler>,
  basePath: optional(
    matching(/^(?:\/[\w.~-]+)*$/, 'a path; pass one such as "/admin/invoices", without a final slash'),
  ),
  brand: optional(
    object<DeskBrand>({
      name: text(),
      logo: optional(
        matching(
          /^(?:data:image\/(?:png|svg\+xml)[;,][^\s]*|\/(?!\/)[^\s]*)$/,
          'a logo; pass a data: URL of a PNG or SVG, or a path of this origin',
        ),
      ),
    }),
  ),
  theme: optional(
    mapOf(
      names(VARIABLES, 'variable of the theme'),
      matching(/^[\w#%(),.\s/-]+$/, 'a CSS value of letters, digits and #%(),./-'),
      "a map of values, such as { accent: '#0b6' }",
    ),
  ),
  locale: optional(localeLeaf),
  texts: optional(
    mapOf(
      localeLeaf,
      mapOf(text(), text(1000), 'a map of texts by key'),
      "a map, such as { nl: { 'nav.invoices': 'Facturen' } }",
    ),
  ),
  signIn: optional(urlLeaf),
  csrf: optional(
    object<DeskCsrf>({
      cookie: matching(/^[\w!#$%&'*+.^`|~-]+$/, 'the name of a cookie'),
      header: matching(/^[\w-]+$/, 'the name of a header'),
    }),
  ),
  frameAncestors: optional(
    list(matching(/^https?:\/\/[\w.:[\]-]+$/, 'an origin; pass scheme, host and port, such as "https://app.example"')),
  ),
  links: optional(object<DeskLinks>({ customer: optional(urlLeaf), addOn: optional(urlLeaf) })),
  customFields: optional(
    list(
      object<DeskCustomField>({
        name: text(40),
        label: optional(text()),
        options: optional(list(text(500))),
        required: optional(flag),
      }),
    ),
  ),
});

/**
 * Check the options and fill in the defaults.
 *
 * @throws {ValidationError} every fault at once: `field.*`, `text.*`, `list.too_long`
 */
export function readDeskOptions(options: DeskOptions): DeskMount {
  const faults: readonly Fault[] = optionFaults(optionsShape, options, 'createDesk');
  throwFaults(faults);
  const { basePath = '', brand = { name: 'Invoices' }, theme = {}, locale = 'browser', frameAncestors = [] } = options;
  return { ...options, basePath, brand, theme, locale, frameAncestors };
}
