/** A picture of a brand. Its bytes are checked: they begin as its type does, and nothing in them is fetched. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  /** What it says, for those who cannot see it. */
  readonly alt: string;
}

/** How a sheet looks: a host's brand, checked, with what it leaves out filled in. */
export interface ResolvedBrand {
  /** Shown where there is no logo. */
  readonly name: string;
  readonly logo: Logo | null;
  /** `#rrggbb`: bars and rules. */
  readonly accent: string;
  /** The accent for text on white: darkened until its contrast is 4.5:1 (WCAG AA). */
  readonly accentText: string;
  /** The accent for text on the dark background `#16181d`, lightened likewise. */
  readonly accentTextDark: string;
}
