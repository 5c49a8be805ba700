import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { invoiceLeaf } from '../invoice/documents/require-document.ts';
import { list } from '../validation/combine.ts';
import { anyObject, oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { callback, optionFaults } from '../validation/require-options.ts';
import { leaf, type ObjectShape } from '../validation/shape.ts';
import { accentLeaf } from './brand/accent.ts';
import { logoLeaf } from './brand/check-logo.ts';
import { en } from './labels/en.ts';
import type { Brand, DocumentOptions } from './options.ts';

const brandShape: ObjectShape<Brand> = /* @__PURE__ */ object<Brand>({
  name: optional(text()),
  logo: optional(logoLeaf),
  accent: optional(accentLeaf),
  footer: optional(list(list(text(), { max: 8 }), { max: 2 })),
});

const localeLeaf = /* @__PURE__ */ leaf<string>({ type: 'string' }, (value, path) =>
  isLocale(value)
    ? undefined
    : fault('field.value', path, `${show(value)} is not a language tag of BCP 47; pass one such as "de" or "en-GB"`),
);

/** The shape of {@link DocumentOptions}. */
export const documentOptionsShape: ObjectShape<DocumentOptions> = /* @__PURE__ */ object<DocumentOptions>({
  invoice: optional(invoiceLeaf),
  locale: optional(localeLeaf),
  languages: optional(list(anyObject<NonNullable<DocumentOptions['languages']>[number]>())),
  paper: optional(oneOf(['A4', 'letter'])),
  brand: optional(brandShape),
  labels: optional(anyObject<NonNullable<DocumentOptions['labels']>>()),
  mentions: optional(oneOf(['auto', 'none'])),
  notes: optional(list(text(5000), { max: 50 })),
  show: optional(oneOf(['as_issued', 'settlement'])),
  template: optional(callback<NonNullable<DocumentOptions['template']>>('(sheet) => page(sheet)')),
});

/**
 * Refuse options that a renderer does not know or cannot use.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value`, `document.accent_invalid`,
 * `document.logo_invalid`
 */
export function requireDocumentOptions(options: unknown, renderer: string, shape: ObjectShape<object>): void {
  const faults = optionFaults(shape, options, renderer);
  throwFaults(faults.length > 0 ? faults : labelFaults((options as DocumentOptions).labels ?? {}));
}

function labelFaults(labels: NonNullable<DocumentOptions['labels']>): readonly Fault[] {
  return Object.entries(labels).flatMap(([key, value]: [string, unknown]) => {
    const at = pointer('/labels', key);
    if (!Object.hasOwn(en, key) || key === 'language' || key === 'direction')
      return [fault('field.unknown', at, `${show(key)} is not a label; the labels are the members of the type Labels`)];
    return value === undefined || typeof value === 'string'
      ? []
      : [fault('field.type', at, `${show(value)} is not text; pass a string`)];
  });
}

/** Whether a value is a language tag that `Intl` takes. */
export function isLocale(value: unknown): value is string {
  try {
    return typeof value === 'string' && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
