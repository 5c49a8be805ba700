/** What the address says of a screen. */
export interface LateProps {
  readonly id?: string;
  readonly edit?: string;
  readonly duplicate?: string;
  readonly customer?: string;
  readonly kind?: string;
}
