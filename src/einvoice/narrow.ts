import type { Statement } from '../statement/statement.ts';

/** For now: what Factur-X BASIC and BASIC WL have no room for. */
export function narrowToBasic<S extends Statement>(statement: S, profile: 'facturx-basic' | 'facturx-basic-wl'): S {
  return profile === 'facturx-basic' ? statement : statement;
}
