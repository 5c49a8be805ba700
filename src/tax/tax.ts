/**
 * VAT categories of EN 16931 (UNCL 5305): S standard, Z zero rated, E exempt, AE reverse charge, K intra-community
 * supply, G export, O outside the scope, L IGIC (Canary Islands), M IPSI (Ceuta and Melilla), B split payment (Italy).
 */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'L' | 'M' | 'B';

/** The VAT categories, for validation. */
export const vatCategories: readonly VatCategory[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'];

/** A tax scheme; any text, these are usual. Rows of `VAT` follow the rules of EN 16931. */
export type TaxScheme = 'VAT' | 'GST' | 'sales' | (string & Record<never, never>);

/** Why no tax is charged: a VATEX code (CEF list), a text, or both (BT-120, BT-121). */
export interface Exemption {
  /** BT-121, such as `VATEX-EU-IC`. */
  readonly code?: string;
  /** BT-120. */
  readonly text?: string;
}

/**
 * One rate of one tax scheme, as a catalogue holds it.
 *
 * A rate that changes is a second tax of the same `code`: the tax date of a line picks the one that is valid.
 */
export interface Tax {
  /** The host's own code, such as `"vat-19"`; unique in a tenant together with `validFrom`. */
  readonly code: string;
  /** What a reader of the invoice sees, such as `"VAT"`. */
  readonly name: string;
  /** Such as `VAT` or `GST`. */
  readonly scheme: TaxScheme;
  /** Percent, such as `"19"` or `"10.75"`; `null` for VAT category O only (BR-O-05). */
  readonly rate: string | number | null;
  /** Required if `scheme` is `"VAT"` (BT-118), and refused otherwise. */
  readonly category?: VatCategory;
  /** Required for E, AE, K, G and O; refused for S, Z, L, M and B (BR-E-10, BR-S-10 …). */
  readonly exemption?: Exemption;
  /** The authority that levies it, such as `"US-CA"`. */
  readonly jurisdiction?: string;
  /** ISO date: the first tax date that it applies to; left out: it always did. */
  readonly validFrom?: string;
  /** ISO date: the last tax date that it applies to; left out: until further notice. */
  readonly validUntil?: string;
  /**
   * The customer withholds it and pays it to the authorities (IRPF, ritenuta d'acconto, TDS). It is never part of the
   * invoice's taxes or of its total, and lowers what is payable. It has a scheme of its own, no category, and a rate up
   * to 100. Default `false`.
   */
  readonly withheld?: boolean;
}

/** A level that may decide the taxes of a line. */
export type TaxSource = 'line' | 'exemption' | 'add_on' | 'customer' | 'billing_entity' | 'resolver';

/** Where the taxes of a line came from; `resolver_as_filed`: the resolver stated amounts that were not checked. */
export type LineTaxSource = TaxSource | 'resolver_as_filed';

/** The tax sources in their order of precedence: the first that names any wins. */
export const taxSources: readonly TaxSource[] = [
  'line',
  'exemption',
  'add_on',
  'customer',
  'billing_entity',
  'resolver',
];

/** At which step tax is rounded to minor units. */
export type TaxLevel = 'rate' | 'line' | 'document';

/** The tax levels, for validation. */
export const taxLevels: readonly TaxLevel[] = ['rate', 'line', 'document'];
