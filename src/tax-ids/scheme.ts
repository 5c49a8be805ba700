import type { NumberModule, Verdict } from './number-module.ts';

/** One kind of tax id of one country. */
export interface TaxIdScheme {
  /** Such as `"vat"`. */
  readonly type: string;
  /** For messages, such as `"German VAT Number"`. */
  readonly name: string;
  /** A well-formed id, as this library writes it. */
  readonly example: string;
  /** The prefix of the written id; `""` if it has none. */
  readonly prefix: string;
  /** Prefixes that callers may write instead. */
  readonly otherPrefixes: readonly string[];
  readonly validate: (value: string) => Verdict;
}

/**
 * A VAT number, written with its country's prefix as EN 16931 wants it (BR-CO-9; Greece is `EL`).
 *
 * @param example - a well-formed number with its prefix
 */
export function vat(
  module: NumberModule,
  prefix: string,
  example: string,
  otherPrefixes: readonly string[] = [],
): TaxIdScheme {
  return { ...prefixed('vat', module, prefix, example), otherPrefixes };
}

/** Any tax id that is written with a prefix. */
export function prefixed(type: string, module: NumberModule, prefix: string, example: string): TaxIdScheme {
  return { type, name: module.name, example, prefix, otherPrefixes: [], validate: module.validate };
}

/** Any other tax id, written without prefix. */
export function id(type: string, module: NumberModule, example: string): TaxIdScheme {
  return prefixed(type, module, '', example);
}
