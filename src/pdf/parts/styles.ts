import type { TextStyle } from '../text/typesetter.ts';

export const INK = '#14181f';
/** 5.9:1 on white (WCAG AA). */
const MUTED = '#5a6270';
export const RULE = '#dfe3e8';

const style = (weight: TextStyle['weight'], size: number, leading: number, color: string = INK): TextStyle => ({
  weight,
  size,
  leading,
  color,
});

type StyleName =
  | 'brand'
  | 'tiny'
  | 'recipient'
  | 'address'
  | 'label'
  | 'value'
  | 'title'
  | 'text'
  | 'strong'
  | 'muted'
  | 'small'
  | 'head'
  | 'heading'
  | 'total'
  | 'stamp';

/** The texts of a page; the accent colour comes from the brand. */
export const styles: Readonly<Record<StyleName, TextStyle>> = {
  brand: style('semibold', 18, 24),
  tiny: style('regular', 7, 9.6, MUTED),
  recipient: style('medium', 10, 14),
  address: style('regular', 10, 14),
  label: style('regular', 8, 12.4, MUTED),
  value: style('medium', 8, 12.4),
  title: style('semibold', 19, 25),
  text: style('regular', 9, 13.2),
  strong: style('medium', 9, 13.2),
  muted: style('regular', 9, 13.2, MUTED),
  small: style('regular', 8, 11.2, MUTED),
  head: style('medium', 7.5, 10.4, MUTED),
  heading: style('semibold', 9, 13.2),
  total: style('semibold', 12.5, 18),
  stamp: style('semibold', 90, 100, '#f0e2e2'),
};
