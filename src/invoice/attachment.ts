/** A document that supports an invoice (BG-24): with its content, or with the address where it is. */
export interface Attachment {
  /** BT-122, and the name of the file (BT-125-2). */
  readonly name: string;
  /** BT-123. */
  readonly description?: string;
  /** BT-125-1; required with `content`. */
  readonly mimeType?: string;
  /** BT-125: the bytes, as base64 text. */
  readonly content?: string;
  /** BT-124: where the document is, instead of its content. */
  readonly url?: string;
}

/** {@link Attachment} as it is given: the content as bytes, or as base64 text. */
export type AttachmentInput = Omit<Attachment, 'content'> & { readonly content?: string | Uint8Array };

/** An attachment as it is stored. */
export function presentAttachment({ content, ...others }: AttachmentInput): Attachment {
  if (content === undefined) return others;
  return { ...others, content: typeof content === 'string' ? content : base64Of(content) };
}

/** The bytes of a typed array or a Buffer, of whichever realm, else `undefined`. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : undefined;
}

/** Bytes as base64 text. */
export function base64Of(bytes: Uint8Array): string {
  // One call with a million arguments overflows the stack.
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return btoa(parts.join(''));
}

/** How many bytes a base64 text stands for, or `undefined` if it is not base64. */
export function base64Bytes(text: string): number | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
}
