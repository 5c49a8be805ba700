/** A strip of a page that is never cut: some lines of text, a row of a table, a picture. */
export interface Strip {
  /** In points. */
  readonly height: number;
  /** Stays on the page of the strip that follows. */
  readonly keepWithNext: boolean;
  /** The table that it belongs to: its head is repeated on each page. */
  readonly table: FlowTable | null;
  /** Space above, left out at the top of a page. */
  readonly gap: number;
}

/** What a table adds to the pages that it runs over. */
export interface FlowTable {
  /** Of the head, which is above the first strip of the table on each page. */
  readonly headHeight: number;
  /** Of the rows for the subtotal at a page's end and at the next one's start; 0 for a table without. */
  readonly carryHeight: number;
}

/** The position of a strip. */
interface Placed<S extends Strip> {
  readonly strip: S;
  /** The upper edge, in points from the top of the page. */
  readonly y: number;
}

/** A page. */
export interface FlowPage<S extends Strip> {
  readonly strips: readonly Placed<S>[];
  /** The table whose head is on this page, and where; a page can have several. */
  readonly heads: readonly { readonly table: NonNullable<S['table']>; readonly y: number }[];
  /** The position of the subtotal carried forward, below the head of the table that began on an earlier page. */
  readonly carried: Carry<S> | null;
  /** The position of the subtotal at the end, if a table continues. */
  readonly subtotal: Carry<S> | null;
}

/** A subtotal. */
interface Carry<S extends Strip> {
  readonly table: NonNullable<S['table']>;
  readonly y: number;
}

/** The upper and lower edge of what a page can hold. */
export interface Frame {
  readonly top: number;
  readonly bottom: number;
}

const PRECISION = 0.001;

/**
 * Put strips on pages.
 *
 * Strips that keep together go to the next page together. Where they are higher than a whole page they are parted, after
 * as many as fit. A page that ends inside a table keeps room for the subtotal.
 *
 * @param first - the first page; @param next - the others
 */
export function flowPages<S extends Strip>(strips: readonly S[], first: Frame, next: Frame): readonly FlowPage<S>[] {
  const pages: FlowPage<S>[] = [];
  let page = emptyPage<S>(first, null);
  const turn = (table: S['table']): void => {
    pages.push({ ...page, subtotal: carryOf<S>(table, page.y) });
    page = emptyPage<S>(next, table);
  };
  const following = new Map(strips.map((strip, at) => [strip, strips[at + 1]]));
  for (const group of groupsOf(strips)) {
    if (!fits(page, group, following) && page.strips.length > 0) turn(goesOn(page, group));
    for (const strip of group) {
      // Only a group that is higher than a page is cut here.
      if (!fits(page, [strip], following) && page.strips.length > 0) turn(goesOn(page, [strip]));
      page = put(page, strip);
    }
  }
  return [...pages, page];
}

interface OpenPage<S extends Strip> extends FlowPage<S> {
  readonly y: number;
  readonly bottom: number;
}

function emptyPage<S extends Strip>({ top, bottom }: Frame, table: S['table']): OpenPage<S> {
  if (table === null) return { strips: [], heads: [], carried: null, subtotal: null, y: top, bottom };
  const y = top + table.headHeight;
  const carried = carryOf<S>(table, y);
  return { strips: [], heads: [{ table, y: top }], carried, subtotal: null, y: y + table.carryHeight, bottom };
}

function carryOf<S extends Strip>(table: S['table'], y: number): Carry<S> | null {
  return table !== null && table.carryHeight > 0 ? { table, y } : null;
}

/** The table that is cut when a page ends before these strips. */
function goesOn<S extends Strip>(page: OpenPage<S>, group: readonly S[]): S['table'] {
  const table = group[0]?.table ?? null;
  return table !== null && page.strips.at(-1)?.strip.table === table ? table : null;
}

function fits<S extends Strip>(
  page: OpenPage<S>,
  group: readonly S[],
  following: ReadonlyMap<S, S | undefined>,
): boolean {
  let filled = page;
  for (const strip of group) filled = put(filled, strip);
  const last = group.at(-1);
  const table = last?.table ?? null;
  const reserve = last !== undefined && table !== null && following.get(last)?.table === table ? table.carryHeight : 0;
  return filled.y + reserve <= page.bottom + PRECISION;
}

function put<S extends Strip>(page: OpenPage<S>, strip: S): OpenPage<S> {
  const table: S['table'] = strip.table;
  const atTop = page.strips.length === 0;
  let { y, heads } = page;
  if (!atTop) y += strip.gap;
  if (table !== null && !heads.some((head) => head.table === table)) {
    heads = [...heads, { table, y }];
    y += table.headHeight;
  }
  return { ...page, heads, strips: [...page.strips, { strip, y }], y: y + strip.height };
}

function groupsOf<S extends Strip>(strips: readonly S[]): readonly (readonly S[])[] {
  const groups: S[][] = [];
  let open: S[] | undefined;
  for (const strip of strips) {
    if (open === undefined) {
      open = [];
      groups.push(open);
    }
    open.push(strip);
    if (!strip.keepWithNext) open = undefined;
  }
  return groups;
}
