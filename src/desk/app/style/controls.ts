/** Buttons, fields, dialogs. */
export const controls: string = `
.desk button, .desk .button { font: inherit; display: inline-flex; align-items: center; justify-content: center; gap: .4rem;
  min-height: 36px; padding: .3rem .8rem; color: var(--desk-ink); background: var(--desk-sheet); border: 1px solid var(--desk-line);
  border-radius: var(--desk-radius); text-decoration: none; cursor: pointer; }
.desk button:hover, .desk .button:hover { border-color: var(--desk-dim); }
.desk .primary { background: var(--desk-accent); border-color: var(--desk-accent); color: var(--on-accent); font-weight: 600; }
.desk .danger { color: var(--desk-bad); border-color: var(--desk-bad); }
.desk .primary.danger { background: var(--desk-bad); color: var(--desk-sheet); }
.desk button:disabled { opacity: .55; cursor: default; }
.desk button[aria-busy=true] { opacity: .7; cursor: progress; }
.desk button.icon { padding: 0; min-width: 32px; min-height: 32px; }
.desk button.small { min-height: 28px; font-size: .9rem; }
.desk button.link { border: 0; background: none; padding: 0; color: var(--desk-accent); text-decoration: underline; text-align: start; min-height: 24px; }
.desk :is(a, button, input, select, textarea, summary):focus-visible { outline: 2px solid var(--desk-accent); outline-offset: 2px; }
.desk :is(input:not([type=checkbox], [type=radio]), select, textarea) { font: inherit; width: 100%; min-height: 36px; padding: .35rem .55rem;
  color: var(--desk-ink); background: var(--desk-sheet); border: 1px solid color-mix(in srgb, var(--desk-dim) 65%, var(--desk-sheet));
  border-radius: var(--desk-radius); }
.desk textarea { resize: vertical; field-sizing: content; }
.desk :is(input, select, textarea):disabled { background: var(--desk-ground); color: var(--desk-dim); opacity: 1; }
.desk [aria-invalid=true] { border-color: var(--desk-bad) !important; box-shadow: inset 0 0 0 1px var(--desk-bad); }
.desk ::placeholder { color: var(--desk-dim); opacity: 1; }
.desk input[type=checkbox], .desk input[type=radio] { width: 18px; height: 18px; margin: 3px; accent-color: var(--desk-accent); }
.field { min-width: 0; }
.field label, .desk legend { display: block; font-size: .87rem; color: var(--desk-dim); margin-bottom: .2rem; padding: 0; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr)); gap: .7rem .8rem; margin-bottom: .8rem; align-items: start; }
.desk fieldset { border: 0; margin: 0 0 .8rem; padding: 0; min-width: 0; }
.desk .choice { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; }
.desk .choice label { display: flex; align-items: center; gap: .3rem; min-height: 28px; }
.desk .faults, .desk .warnings ul { list-style: none; margin: .25rem 0 0; padding: 0; color: var(--desk-bad); font-size: .9rem; }
.desk .faults li::before { content: "⚠ "; }
.combobox { position: relative; }
.combobox ul { position: absolute; z-index: 5; inset-inline: 0; min-width: min(24rem, 82vw); max-height: 19rem; overflow: auto; margin: 2px 0 0; padding: .25rem;
  list-style: none; background: var(--desk-sheet); border: 1px solid var(--desk-dim); border-radius: var(--desk-radius); box-shadow: 0 8px 24px #0003; }
.combobox li { padding: .4rem .55rem; border-radius: 4px; cursor: pointer; display: flex; justify-content: space-between; gap: 1rem; overflow-wrap: anywhere; }
.combobox li[aria-selected=true], .combobox li:hover { background: color-mix(in srgb, var(--desk-accent) 16%, var(--desk-sheet)); }
.combobox li.none { color: var(--desk-dim); cursor: default; background: none; }
.desk dialog { color: inherit; background: var(--desk-sheet); border: 1px solid var(--desk-line); border-radius: calc(var(--desk-radius) * 1.5);
  padding: 1.25rem; width: min(34rem, calc(100vw - 1.5rem)); max-height: calc(100vh - 2rem); overflow: auto; }
.desk dialog.wide { width: min(46rem, calc(100vw - 1.5rem)); }
.desk dialog::backdrop { background: #0007; }
.desk dialog header { margin-bottom: .8rem; align-items: start; flex-wrap: nowrap; }
.desk dialog { overflow-wrap: anywhere; } .desk dialog h2 { font-size: 1.15rem; margin: 0; }
.desk dialog .field:not(.fields > *) { margin-bottom: .7rem; }
.desk dialog footer { margin-top: 1rem; }
.badge { display: inline-block; white-space: nowrap; font-size: .85rem; padding: .05rem .55rem; border: 1px solid var(--desk-dim); border-radius: 99px; color: var(--desk-ink); }
.badge::before { content: "○ "; } .badge.draft::before { content: "✎ "; } .badge.hold::before { content: "‖ "; }
.badge.draft, .badge.hold { border-style: dashed; }
.badge.paid { color: var(--desk-good); border-color: currentColor; } .badge.paid::before { content: "✓ "; }
.badge.late { color: var(--desk-bad); border-color: currentColor; font-weight: 600; } .badge.late::before { content: "! "; }
.badge.void { color: var(--desk-dim); text-decoration: line-through; } .badge.void::before { content: "× "; }
@media (forced-colors: active) { .desk .primary { border-width: 2px; } .top nav a[aria-current] { border-color: Highlight; } }
`;
