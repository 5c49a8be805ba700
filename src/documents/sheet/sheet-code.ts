/** A QR code. */
export interface SheetCode {
  /** What is encoded. */
  readonly payload: string;
  /** Rows of modules, `true` is dark; without the quiet zone of 4 modules. */
  readonly modules: readonly (readonly boolean[])[];
  /** Printed below it. */
  readonly caption: string;
  /** Read aloud instead of it. */
  readonly alt: string;
}
