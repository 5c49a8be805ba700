/** The words of another language: the same keys. */
export type TextsLike<T> = { readonly [K in keyof T]: string };
