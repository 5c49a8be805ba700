import { stdnum } from 'stdnum';

/** The answer of a stdnum validator. */
export type Verdict =
  | { readonly isValid: true; readonly compact: string }
  | { readonly isValid: false; readonly error: { readonly name: string } };

/** The part of a stdnum module that is used here. */
export interface NumberModule {
  readonly name: string;
  readonly validate: (value: string) => Verdict;
}

/**
 * A stdnum validator, such as `numberModule('DE', 'vat')`.
 *
 * stdnum is imported as a whole, because its single files are not public; the build bundles it, so that it loads as one file.
 *
 * @throws {Error} while loading, if the installed stdnum has no such validator: otherwise ids would pass unchecked
 */
export function numberModule(country: string, name: string): NumberModule {
  const found = stdnum[country]?.[name];
  if (found === undefined)
    throw new Error(`stdnum has no validator ${country}.${name}; install the version that oneoff asks for`);
  return found;
}
