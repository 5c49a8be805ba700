/** A file that the page loads, compressed. */
export interface Asset {
  readonly type: string;
  /** Base64 of gzip. */
  readonly gzip: string;
}

/** The files by their names, and the ones that the page starts with. Written by `npm run desk`. */
export declare const assets: {
  readonly script: string;
  readonly style: string;
  /** What `script` imports. */
  readonly preload: readonly string[];
  readonly files: { readonly [name: string]: Asset };
};
