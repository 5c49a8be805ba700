declare module 'bidi-js' {
  export interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
    getReorderSegments(
      text: string,
      embedding: { readonly levels: Uint8Array },
      start?: number,
      end?: number,
    ): readonly (readonly [number, number])[];
    getMirroredCharacter(char: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
