import type { VNode } from 'preact';
import { showAmount, showShort } from '../number/show-amount.ts';
import { go } from '../state/routes.ts';
import { t } from '../texts/t.ts';

/** One bar: its figure as the API gave it. A Number serves its height only. */
export interface Bar {
  readonly label: string;
  readonly amount: string;
  /** A second, lighter bar beside it. */
  readonly beside?: string;
  readonly href?: string;
}

const WIDTH = 600;
const HEIGHT = 200;
const GUTTER = 64;
const FOOT = 26;
const HEAD = 20;

/** A bar chart with round ticks, a summary for screen readers, and its figures as a table. */
export function Bars(props: {
  readonly title: string;
  readonly currency: string;
  readonly bars: readonly Bar[];
  readonly besideLabel?: string;
}): VNode {
  const { title, bars, currency, besideLabel } = props;
  const highest = Math.max(...bars.flatMap(({ amount, beside }) => [Number(amount), Number(beside ?? 0)]), 0);
  const step = niceStep(highest);
  const count = Math.max(1, Math.ceil(highest / step));
  const top = step * count;
  const plot = HEIGHT - FOOT - HEAD;
  const y = (value: number): number => HEAD + plot - (value / top) * plot;
  const slot = (WIDTH - GUTTER) / Math.max(bars.length, 1);
  const summary = bars.map(({ label, amount }) => `${label}: ${showAmount(amount, currency)}`).join(', ');
  return (
    <section class="sheet chart">
      <h2>{title}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${summary}`}>
        {Array.from({ length: count + 1 }, (_, index) => (
          <g key={index}>
            <line class="tick" x1={GUTTER} x2={WIDTH} y1={y(index * step)} y2={y(index * step)} />
            <text x={GUTTER - 8} y={y(index * step) + 4} text-anchor="end">
              {showShort(index * step, currency)}
            </text>
          </g>
        ))}
        {bars.map(({ label, amount, beside, href }, index) => {
          const left = GUTTER + index * slot + slot * 0.15;
          const width = slot * (beside === undefined ? 0.7 : 0.42);
          const height = (value: number): number => Math.max(plot + HEAD - y(value), 0);
          return (
            <g key={label} class={href && 'opens'} onClick={() => href !== undefined && go(href.slice(1))}>
              <rect
                x={left}
                y={y(Math.max(Number(amount), 0))}
                width={width}
                height={height(Math.max(Number(amount), 0))}
                rx="2"
              />
              {beside !== undefined && (
                <rect
                  class="beside"
                  x={left + width + 1}
                  y={y(Number(beside))}
                  width={slot * 0.26}
                  height={height(Number(beside))}
                  rx="2"
                />
              )}
              {beside === undefined && Number(amount) > 0 && (
                <text x={left + slot * 0.35} y={y(Number(amount)) - 4} text-anchor="middle">
                  {showShort(Number(amount), currency)}
                </text>
              )}
              <text x={left + slot * 0.35} y={HEIGHT - 8} text-anchor="middle">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{t('chart.table')}</summary>
        <table class="list">
          <tbody>
            {bars.map(({ label, amount, beside, href }) => (
              <tr key={label}>
                <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
                <td class="number">{showAmount(amount, currency)}</td>
                {beside !== undefined && (
                  <td class="number dim">
                    {besideLabel} {showAmount(beside, currency)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** A step of 1, 2 or 5 times a power of ten that gives about four ticks. */
function niceStep(highest: number): number {
  if (highest <= 0) return 1;
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const [factor = 10] = [1, 2, 5, 10].filter((one) => one * power >= rough);
  return factor * power;
}
