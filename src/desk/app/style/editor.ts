/** The editor: rows are a grid, because a table with automatic widths is laid out again on every key. How wide a row may be follows from its own width in the reader's text size. */
export const editor: string = `
.fields.head { grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr)); }
.fields.head .wide { grid-column: span 2; }
.lines { container: lines / inline-size; }
.line { display: grid; grid-template-columns: 1.6rem minmax(9rem, 1fr) 6rem 8rem 4.6rem 7.6rem 6.7rem; gap: .3rem .6rem; align-items: start; padding: .45rem 0; }
.line > :is(span, .index) { padding-top: .45rem; }
.line.titles { padding: .2rem 0 .3rem; border-bottom: 1px solid var(--desk-line); font-size: .87rem; font-weight: 600; color: var(--desk-dim); }
.line.titles > span { padding-top: 0; }
.group { border-bottom: 1px solid var(--desk-line); content-visibility: auto; contain-intrinsic-size: auto 88px; }
.group:focus-within { content-visibility: visible; }
.line .amount { overflow-wrap: anywhere; }
.tools { display: flex; gap: 3px; } .tools svg { display: block; margin: auto; }
.group:last-child { margin-bottom: .7rem; }
.desk textarea.quiet { border-color: transparent; background: none; font-size: .9rem; min-height: 30px; padding-block: .2rem; margin-top: 2px; resize: none; }
.desk textarea.quiet:is(:hover, :focus) { border-color: var(--desk-line); }
.group > .faults { padding: 0 0 .5rem 2.2rem; }
.details { margin: 0 0 .5rem 2.2rem !important; padding: .6rem .8rem 0 !important; background: var(--desk-ground); border-radius: var(--desk-radius); }
.foot { display: grid; gap: 1rem 2rem; margin-top: 1rem; }
@media (min-width: 700px) { .foot { grid-template-columns: minmax(0, 1fr) minmax(17rem, 22rem); } }
.panel summary { font-weight: 600; }
.dot { display: inline-block; width: 9px; height: 9px; margin-inline-start: .5rem; border-radius: 50%; background: var(--desk-accent); }
.pairs .row, .row.nowrap { flex-wrap: nowrap; }
.sums { margin: 0 0 .6rem; }
.sums > div { display: flex; justify-content: space-between; gap: 1.2rem; padding: .2rem 0; }
.sums dt { max-width: 65%; overflow-wrap: break-word; }
.sums dt.whole { flex: none; white-space: nowrap; }
.sums dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; min-width: 30%; }
.sums .grand { font-weight: 700; font-size: 1.12em; border-top: 1px solid var(--desk-line); margin-top: .25rem; padding-top: .4rem; }
.sums > .grand:first-child { border-top: 0; margin-top: 0; padding-top: .2rem; }
.totals.part .sums { opacity: .6; }
.check { font-size: .9rem; color: var(--desk-dim); } .check.good::before { content: "✓ "; color: var(--desk-good); }
.check.bad { color: var(--desk-bad); } .check.warn { color: var(--desk-warn); }
.desk .warnings ul, .desk ul.warnings { color: var(--desk-warn); list-style: none; padding: 0; margin: 0; }
.desk .warnings li::before { content: "⚠ "; }
.bar { position: sticky; inset-block-end: 0; z-index: 6; display: flex; flex-wrap: wrap; gap: .5rem .6rem; align-items: center;
  margin: 0 -1.25rem -1.25rem; padding: .6rem 1.25rem; background: var(--desk-sheet); border-top: 1px solid var(--desk-line); }
.bar .total { margin-inline-start: auto; font-size: 1.15rem; font-variant-numeric: tabular-nums; }
.bar .keys { font-size: .87rem; }
.editor { min-height: calc(100vh - 5.85rem); display: flex; flex-direction: column; }
.editor .bar { margin-top: auto; }
.side { position: sticky; top: 1rem; }
.editor .side { max-height: calc(100vh - 6rem); overflow: auto; }
@media (max-width: 999px) { .side { position: static; } .editor .side { max-height: none; } .editor .columns:not(.shows-paper) .side { display: none; }
  .editor .columns.shows-paper > section { display: none; } .bar .keys { display: none; } }
@media (max-width: 700px) { .bar { margin: 0 -.75rem -.75rem; padding: .5rem .75rem; gap: .4rem; } .bar button { flex: none; padding-inline: .5rem; font-size: .9rem; } .bar .total { order: -1; flex-basis: 100%; margin: 0; text-align: end; font-size: 1.05rem; } .fields.head .wide { grid-column: 1 / -1; } }
@container lines (max-width: 47rem) { .line.titles { display: none; }
  .line { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 3.8rem; } .line .index { display: none; } .line [data-title]::before { content: attr(data-title); font-size: .87rem; color: var(--desk-dim); } .line .item { grid-column: 1 / -1; }
  .line .tools { grid-row: 3; grid-column: 1; } .line .tax { grid-row: 2; grid-column: 3; padding-top: 1.75rem; text-align: end; } .line .amount { grid-row: 3; grid-column: 2 / 4; padding-top: .3rem; font-weight: 600; }
  .group > .faults { padding-inline-start: 0; } .details { margin-inline-start: 0 !important; } }
`;
