/** Colours, the frame, and what every screen has. */
export const base: string = `
:root, :host { --desk-accent: #1d5dbf; --desk-ink: #16181d; --desk-dim: #565d69; --desk-ground: #f4f5f7; --desk-sheet: #fff;
  --desk-line: #d3d7de; --desk-bad: #b3261e; --desk-good: #1a6b3c; --desk-warn: #8a5300; --desk-radius: 6px;
  --desk-density: 1; --desk-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --on-accent: #fff; color-scheme: light; }
:root[data-theme=dark] { --desk-accent: #8ab4ff; --desk-ink: #e7e9ee; --desk-dim: #a5adba; --desk-ground: #14161a;
  --desk-sheet: #1d2026; --desk-line: #3b414c; --desk-bad: #ff9a91; --desk-good: #7fd8a3; --desk-warn: #f0bd6a;
  --on-accent: #0d1b33; color-scheme: dark; }
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --desk-accent: #8ab4ff; --desk-ink: #e7e9ee;
  --desk-dim: #a5adba; --desk-ground: #14161a; --desk-sheet: #1d2026; --desk-line: #3b414c; --desk-bad: #ff9a91;
  --desk-good: #7fd8a3; --desk-warn: #f0bd6a; --on-accent: #0d1b33; color-scheme: dark; } }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; }
#root { min-height: 100vh; }
.desk { font: 15px/1.45 var(--desk-font); color: var(--desk-ink); background: var(--desk-ground); min-height: 100vh;
  display: flex; flex-direction: column; }
.desk h1 { font-size: 1.5rem; line-height: 1.2; margin: 0; outline: none; overflow-wrap: anywhere; }
.desk h2 { font-size: 1rem; margin: 0 0 .6rem; }
.desk h3 { font-size: .9rem; margin: 1rem 0 .4rem; color: var(--desk-dim); }
.desk p { margin: 0 0 .6rem; }
.desk a { color: var(--desk-accent); }
.desk .dim, .desk .hint { color: var(--desk-dim); }
.desk .hint { font-size: .85rem; margin: .2rem 0 0; }
.desk .number { text-align: end; font-variant-numeric: tabular-nums; }
.desk .bad-text { color: var(--desk-bad); }
.desk .bad-text:empty { display: none; }
.desk small { display: block; font-size: .85em; }
.desk kbd { font: inherit; border: 1px solid var(--desk-line); border-radius: 4px; padding: 0 .35em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: -999rem; padding: .6rem 1rem; background: var(--desk-sheet); z-index: 9; }
.skip:focus { inset-inline-start: 0; }
.row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.row.between { justify-content: space-between; }
.row.end { justify-content: flex-end; }
.top { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: center; padding: .45rem 1.25rem;
  background: var(--desk-sheet); border-bottom: 1px solid var(--desk-line); }
.top nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.top nav a { color: var(--desk-dim); text-decoration: none; padding: .5rem 0 .4rem; border-bottom: 2px solid transparent; }
.top nav a:hover { color: var(--desk-ink); }
.top nav a[aria-current] { color: var(--desk-ink); border-color: var(--desk-accent); font-weight: 600; }
.brand { display: flex; gap: .5rem; align-items: center; overflow-wrap: anywhere; }
.brand img { height: 24px; }
.who { margin-inline-start: auto; display: flex; gap: .5rem; align-items: center; overflow-wrap: anywhere; }
main { flex: 1; width: 100%; max-width: 1480px; margin: 0 auto; padding: 1.25rem; outline: none; }
.heading { margin-bottom: 1rem; }
.sheet { background: var(--desk-sheet); border: 1px solid var(--desk-line); border-radius: var(--desk-radius);
  padding: calc(1rem * var(--desk-density)); margin-bottom: 1rem; }
.sheet.flush { padding: 0; overflow: hidden; }
.sheet.bad { border-color: var(--desk-bad); }
.sheet.bad:focus { outline: 2px solid var(--desk-bad); }
.sheet ul { margin: 0; padding-inline-start: 1.2rem; }
.empty { text-align: center; padding: 2.5rem 1rem; }
.empty .row { justify-content: center; }
.banner { padding: .6rem 1.25rem; background: color-mix(in srgb, var(--desk-warn) 14%, var(--desk-sheet));
  border-block-end: 1px solid var(--desk-warn); }
main .banner { border: 1px solid var(--desk-warn); border-radius: var(--desk-radius); margin-bottom: 1rem; }
.banner.bad { background: color-mix(in srgb, var(--desk-bad) 12%, var(--desk-sheet)); border-color: var(--desk-bad); }
.columns { display: grid; gap: 1rem; align-items: start; }
@media (min-width: 1000px) { .columns { grid-template-columns: minmax(0, 1fr) 380px; } }
.columns > * { min-width: 0; }
.toasts { position: fixed; inset-block-end: 4.5rem; inset-inline-end: 1rem; z-index: 8; max-width: min(26rem, calc(100vw - 2rem)); }
.toast { display: flex; gap: .8rem; align-items: center; justify-content: space-between; background: var(--desk-ink);
  color: var(--desk-sheet); padding: .5rem .6rem .5rem 1rem; border-radius: var(--desk-radius); box-shadow: 0 4px 16px #0004; }
.desk .toast button { color: inherit; background: none; border-color: transparent; }
.skeleton { min-height: 8rem; border-radius: var(--desk-radius); animation: appear .2s .15s both; background: var(--desk-line); opacity: .5; }
@keyframes appear { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; } }
.narrow-only { display: none !important; }
@media (max-width: 700px) { .wide-only { display: none !important; } main { padding: .75rem; } .top { padding: .45rem .75rem; }
  .brand + nav { order: 1; width: 100%; } .top .new { padding-block: .3rem; } }
@media (max-width: 999px) { .narrow-only { display: inline-flex !important; } }
@media print { .top, .bar, .toasts, .actions, .heading, .banner, .side, .skip { display: none !important; }
  .columns.shows-paper .side, .editor .side { display: block !important; } .editor .columns > section { display: none; }
  .sheet { border: 0; } .desk { background: #fff; } main { padding: 0; } }
`;
