/** Lists, filters, tabs, charts. */
export const lists: string = `
.tabs { display: flex; gap: .2rem 1.1rem; flex-wrap: wrap; border-bottom: 1px solid var(--desk-line); margin-bottom: 1rem; }
.tabs a { padding: .4rem 0; color: var(--desk-dim); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.tabs a[aria-current] { color: var(--desk-ink); border-color: var(--desk-accent); font-weight: 600; }
.count { margin-inline-start: .35rem; font-size: .8rem; padding: 0 .4rem; border-radius: 99px; background: var(--desk-line); color: var(--desk-ink); font-weight: 400; }
.filters { display: flex; flex-wrap: wrap; gap: .6rem; align-items: start; margin-bottom: 1rem; }
.filters > input { max-width: 26rem; }
.filters.fields { display: grid; }
.desk .chip { border-radius: 99px; }
.more-filters { flex-basis: 100%; }
.desk summary { cursor: pointer; padding: .3rem 0; min-height: 28px; }
.more-filters[open] .fields { margin-top: .4rem; }
.list { width: 100%; border-collapse: collapse; }
.list th { text-align: start; font-weight: 600; font-size: .87rem; color: var(--desk-dim); }
.list th.number { text-align: end; }
.list :is(th, td) { padding: calc(.5rem * var(--desk-density)) .8rem; border-bottom: 1px solid var(--desk-line); white-space: nowrap; }
.list td.name { white-space: normal; overflow-wrap: anywhere; }
.list tr:last-child td { border-bottom: 0; }
.list tbody tr:hover { background: color-mix(in srgb, var(--desk-accent) 5%, transparent); }
.list tbody tr[aria-selected=true] { background: color-mix(in srgb, var(--desk-accent) 12%, transparent); }
.list .pick { width: 1px; padding-inline-end: 0; }
.list .opens { display: inline-block; min-height: 24px; }
.more { text-align: center; }
.selection { padding: .6rem .8rem; border-top: 1px solid var(--desk-line); background: var(--desk-ground); position: sticky; inset-block-end: 0; }
.plain { list-style: none; margin: 0 !important; padding: 0 !important; }
.plain > li { padding: .45rem 0; border-bottom: 1px solid var(--desk-line); }
.plain > li:last-child { border: 0; }
.credit-lines .row > select, .credit-lines .row > input { width: 11rem !important; }
.history { list-style: none; margin: 0; padding: 0; }
.history li { padding: .35rem 0 .35rem .9rem; border-inline-start: 2px solid var(--desk-line); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 1rem; }
.desk .tile { display: block; color: inherit; text-decoration: none; }
.tile strong { display: block; font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; }
@media (min-width: 320px) { .tile.sum { grid-column: span 2; } }
@media (max-width: 700px) { .tile strong { font-size: 1.3rem; } }
.tile:hover { border-color: var(--desk-dim); }
.tiles .sheet { margin-bottom: 0; } .tiles { margin-bottom: 1rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 0 1rem; }
.chart svg { width: 100%; height: auto; display: block; font-size: 12px; fill: var(--desk-dim); overflow: visible; }
.chart rect { fill: var(--desk-accent); } .chart rect.beside { fill: color-mix(in srgb, var(--desk-accent) 40%, var(--desk-sheet)); }
.chart g.opens { cursor: pointer; } @media (max-width: 700px) { .chart svg { font-size: 17px; } } .chart .tick { stroke: var(--desk-line); }
.actions { margin-bottom: 1rem; }
@media (max-width: 700px) { .cards thead { display: none; } .cards :is(tbody, td) { display: block; } .cards tr { display: grid; grid-template-columns: 1fr auto; gap: .15rem .8rem; padding: .55rem .8rem; border-bottom: 1px solid var(--desk-line); }
  .cards tr:last-child { border: 0; } .cards td { padding: 0 !important; border: 0; } .cards .total { grid-row: 1; grid-column: 2; font-weight: 600; } .cards .state { text-align: end; }
  .list :is(th, td) { padding-inline: .45rem; } .list .pick, .list th:first-child:has(.hidden) { display: none; } .list td { font-size: .93rem; }
  .list td:has(.badge) { white-space: normal; } .badge { white-space: normal; } }
`;
