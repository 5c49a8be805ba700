/** An element of a document that was read; names without their prefix. */
export interface XmlNode {
  readonly name: string;
  /** By local name; attributes of other namespaces are left out. */
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlNode[];
  /** Trimmed; `""` where there are children. */
  readonly text: string;
}

/** Reads the children of one element, each once, and knows which were not asked for. */
export interface NodeReader {
  /** The text of the element at a path of names; `undefined` where it is not there or blank. */
  readonly text: (...path: readonly string[]) => string | undefined;
  /** The only child of that name. */
  readonly one: (name: string) => NodeReader | undefined;
  /** All children of that name. */
  readonly all: (name: string) => readonly NodeReader[];
  /** An attribute of the element itself. */
  readonly attribute: (name: string) => string | undefined;
  /** The element's own text. */
  readonly own: string | undefined;
  readonly name: string;
  /** Its path, such as `Invoice/AccountingSupplierParty`. */
  readonly path: string;
}

/** What readers of one document share. */
export interface Reading {
  /** Elements that were asked for. */
  readonly seen: Set<XmlNode>;
  /** Says that an element that may be there once is there twice. */
  readonly twice: (path: string) => void;
}

/** A reader of an element. */
export function readerOf(node: XmlNode, reading: Reading, path: string = node.name): NodeReader {
  const all = (name: string): readonly NodeReader[] =>
    node.children
      .filter((child) => child.name === name)
      .map((child) => {
        reading.seen.add(child);
        return readerOf(child, reading, `${path}/${name}`);
      });
  const one = (name: string): NodeReader | undefined => {
    const [first, second] = all(name);
    if (second !== undefined) reading.twice(second.path);
    return first;
  };
  const text = (...names: readonly string[]): string | undefined => {
    let at: NodeReader | undefined = self;
    for (const name of names) at = at?.one(name);
    return at?.own;
  };
  const self: NodeReader = {
    text,
    one,
    all,
    attribute: (name) => node.attributes[name]?.trim() || undefined,
    own: node.text === '' ? undefined : node.text,
    name: node.name,
    path,
  };
  return self;
}

/** The paths of the elements that nobody asked for; a subtree by its root. */
export function unseen(node: XmlNode, seen: ReadonlySet<XmlNode>, path: string = node.name): readonly string[] {
  return node.children.flatMap((child) => {
    const at = `${path}/${child.name}`;
    return seen.has(child) ? unseen(child, seen, at) : [at];
  });
}
