/** The document: paper is white in every theme. */
export const paper: string = `
.paper { color: #16181d; background: #fff; padding: 1.4rem; min-height: 24rem; font-size: .87rem; border-radius: var(--desk-radius); border: 1px solid var(--desk-line); color-scheme: light; --desk-line: #d3d7de; overflow-wrap: anywhere; }
.flush > .paper { border: 0; padding: clamp(1rem, 4vw, 2.5rem); font-size: .95rem; }
.paper.blank { display: grid; place-items: center; color: #565d69; text-align: center; }
.paper header { margin-bottom: 1.6rem; }
.paper address { font-style: normal; margin-bottom: 1.4rem; }
.paper .facts { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 0 0 1rem; }
.paper .facts dt { font-size: .85em; color: #565d69; } .paper .facts dd { margin: 0; }
.paper table { width: 100%; border-collapse: collapse; margin-bottom: 1rem; }
.paper th { text-align: start; border-bottom: 1px solid #999; padding: .2rem .25rem; }
.paper th { overflow-wrap: normal; }
@media (max-width: 500px) { .paper table { font-size: .87em; } }
.paper th.number { text-align: end; }
.paper td { vertical-align: top; padding: .3rem .25rem; }
.paper td.number { white-space: nowrap; }
.paper td small { color: #565d69; white-space: pre-line; }
.paper .heading { display: block; margin: 0; }
.paper .sums { max-width: 22rem; margin-inline-start: auto; }
.paper .memo { white-space: pre-line; }
`;
