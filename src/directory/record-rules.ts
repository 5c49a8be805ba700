import type { CodeListContext } from '../code-lists/code-leaf.ts';
import type { Currency } from '../money/currency.ts';

/** What records are checked by, beside their shapes. */
export interface RecordRules extends CodeListContext {
  /** The host's own currencies. */
  readonly currencies?: readonly Currency[];
}
