import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { union } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';

/** The profiles of e-invoices that have a name. */
export const eInvoiceProfiles = [
  'en16931',
  'xrechnung',
  'peppol',
  'facturx-basic-wl',
  'facturx-basic',
  'facturx-en16931',
  'facturx-extended',
  'facturx-fr',
] as const;

/** The profiles that have a name. */
export type EInvoiceProfileName = (typeof eInvoiceProfiles)[number];

/** A specification of your own, such as another country's: the rules of EN 16931 alone are checked. */
export interface CustomProfile {
  /** BT-24. */
  readonly specification: string;
  /** BT-23. */
  readonly process?: string;
}

/** What an e-invoice follows. */
export type EInvoiceProfile = EInvoiceProfileName | CustomProfile;

/** The e-invoice that a customer gets: one of a profile, or on purpose none. */
export type EInvoiceChoice = EInvoiceProfile | 'none';

const names: readonly string[] = [...eInvoiceProfiles, 'none'];

const nameLeaf: Leaf<EInvoiceChoice> = leaf({ type: 'string', enum: names }, (value, path) =>
  typeof value === 'string' && names.includes(value)
    ? undefined
    : fault(
        'einvoice.profile_unknown',
        path,
        `${show(value)} is not a profile; pass one of ${names.join(', ')}, or { specification, process }`,
      ),
);

const customShape: ObjectShape<CustomProfile> = object<CustomProfile>({
  specification: text(),
  process: optional(text()),
});

/** The shape of an {@link EInvoiceChoice}. */
export const eInvoiceChoiceShape: Shape<EInvoiceChoice> = union([nameLeaf, customShape], (value) =>
  isPlainObject(value) ? customShape : nameLeaf,
);
