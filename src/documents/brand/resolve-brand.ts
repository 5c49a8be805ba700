import type { StatementSeller } from '../../statement/statement-party.ts';
import type { Brand } from '../options.ts';
import type { ResolvedBrand } from '../sheet/resolved-brand.ts';
import { longColour, readable } from './accent.ts';

const DEFAULT_ACCENT = '#0b5cff';

/** The dark background of {@link ResolvedBrand.accentTextDark}. */
const DARK = '#16181d';

/** A brand with what it leaves out filled in, and its accent made readable. */
export function resolveBrand(brand: Brand, seller: StatementSeller): ResolvedBrand {
  const accent = longColour(brand.accent ?? DEFAULT_ACCENT);
  return {
    name: brand.name ?? seller.tradingName ?? seller.name ?? '',
    logo: brand.logo ?? null,
    accent,
    accentText: readable(accent, '#ffffff', '#000000'),
    accentTextDark: readable(accent, DARK, '#ffffff'),
  };
}
