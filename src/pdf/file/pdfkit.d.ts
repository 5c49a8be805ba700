/// <reference path="../fonts/fontkit.d.ts" />
/** What we use of pdfkit, its undocumented parts included; its published types need those of Node. */
declare module 'pdfkit' {
  import type { FontkitFont } from 'fontkit';

  export interface Reference {
    readonly data: { [key: string]: unknown };
    compress: boolean;
    end(bytes?: Uint8Array): void;
  }

  /** A font of one file: which glyphs of it are used, their widths and characters. */
  export interface EmbeddedFont {
    readonly id: string;
    readonly subset: { includeGlyph(id: number): number };
    readonly widths: (number | undefined)[];
    readonly unicode: (readonly number[] | undefined)[];
    ref(): Reference;
  }

  export interface StructureContent {
    readonly refs: readonly unknown[];
  }

  export interface StructureElement {
    readonly dictionary: Reference;
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }

  export default class PDFDocument {
    constructor(options: {
      readonly size: readonly [number, number];
      readonly margin: number;
      readonly autoFirstPage: boolean;
      readonly pdfVersion: '1.7';
      readonly subset: 'PDF/A-3a';
      readonly tagged: boolean;
      readonly displayTitle: boolean;
      readonly lang: string;
      readonly font: null;
      readonly info: { readonly [key: string]: string | Date };
    });
    readonly page: {
      readonly fonts: { [id: string]: Reference };
      readonly xobjects: { [label: string]: Reference };
    };
    readonly _font: EmbeddedFont;
    addPage(): this;
    addContent: (operators: string) => PDFDocument;
    /** Bytes of the file so far, and what adds some; a text is a line. */
    _offset: number;
    _write: (data: Uint8Array | string) => void;
    appendXML(xml: string): void;
    registerFont(name: string, font: FontkitFont): this;
    font(name: string): this;
    ref(data: { readonly [key: string]: unknown }): Reference;
    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options?: { readonly type?: string; readonly actual?: string }): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    file(
      bytes: Uint8Array,
      options: {
        readonly name: string;
        readonly type: string;
        readonly relationship: string;
        readonly description?: string;
        readonly creationDate: Date;
        readonly modifiedDate: Date;
      },
    ): unknown;
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: unknown) => void): this;
    end(): void;
  }

  export interface StructureOptions {
    readonly alt?: string;
    readonly lang?: string;
    readonly scope?: 'Column' | 'Row';
    readonly bbox?: readonly [number, number, number, number];
  }
}
