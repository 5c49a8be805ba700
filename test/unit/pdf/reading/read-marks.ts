/** What one content stream paints and how it is marked. */
export interface Marks {
  /** Painting operators outside any marked content, which is neither read aloud nor an artifact. */
  readonly unmarked: readonly string[];
  /** Marked-content identifiers, in order. */
  readonly ids: readonly number[];
  /** Sequences that are left open, or closed once too often. */
  readonly unbalanced: number;
  /** Content that is read, inside of an artifact, or the other way round. */
  readonly nested: number;
}

/** Operators that put something on a page (ISO 32000-1, annex A). */
const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI']);
const TOKEN = /\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9a-fA-F\s]*>|\[|\]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/gs;

/** Read the marks of the content of one page. */
export function readMarks(content: string): Marks {
  const open: ('artifact' | 'content' | 'span')[] = [];
  const ids: number[] = [];
  const unmarked: string[] = [];
  let unbalanced = 0;
  let nested = 0;
  let operands: string[] = [];
  for (const [token] of content.matchAll(TOKEN)) {
    if (/^[-+.\d(<>[\]/]/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === 'BDC' || token === 'BMC') {
      const at = operands.indexOf('/MCID');
      const kind = operands[0] === '/Artifact' ? 'artifact' : at < 0 ? 'span' : 'content';
      if (at >= 0) ids.push(Number(operands[at + 1]));
      if (kind === 'artifact' ? open.length > 0 : kind === 'content' && open.length > 0) nested += 1;
      open.push(kind);
    } else if (token === 'EMC') {
      if (open.pop() === undefined) unbalanced += 1;
    } else if (PAINTING.has(token) && !open.some((kind) => kind !== 'span')) unmarked.push(token);
    operands = [];
  }
  return { unmarked, ids, unbalanced: unbalanced + open.length, nested };
}
