/** The error of a delivery whose tries were used up before one left a result. */
export const USED_UP =
  'every try was used up without a result: the processes that made them ended, or lost their lease';
