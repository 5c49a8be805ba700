import type { TaxId, TaxIdVerification } from '../directory/tax-id.ts';

/**
 * What a register says of a tax id.
 *
 * Keep the `verification` of a registered id in the customer's record: each invoice then freezes it. An id that is not
 * registered has one too, as evidence for the files of the host. `unavailable` says nothing about the id.
 */
export type TaxIdAnswer =
  | { readonly status: 'registered' | 'not_registered'; readonly verification: TaxIdVerification }
  | {
      readonly status: 'unavailable';
      readonly reason: string;
      /** `false` where asking again later would bring the same answer, such as wrong credentials. */
      readonly retryable: boolean;
    };

/** Asks a register whether a tax id is in force: `viesCheck` and `hmrcCheck` of `oneoff/tax-ids`, or one of your own. */
export interface TaxIdCheck {
  /**
   * Asks once. A register that fails, refuses or is too slow is an answer, `unavailable`, and no error.
   *
   * @throws {ValidationError} for an id that the register cannot know: the codes of `validateTaxId`
   */
  check(taxId: Pick<TaxId, 'country' | 'value'>, options?: { readonly signal?: AbortSignal }): Promise<TaxIdAnswer>;
}
