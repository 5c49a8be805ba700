import type { Fault } from '../../errors/fault.ts';

/** What the check of a billing entity's number series found; no faults if the record is safe to save. */
export interface NumberSeriesCheck {
  readonly faults: readonly Fault[];
}
