import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { XmlNode } from './node.ts';
import { decodeText, readAttributes } from './parse-tag.ts';

/** Largest document in bytes of UTF-8. */
const MAX_BYTES: number = 2 * 1024 * 1024;
/** An e-invoice needs 12. */
const MAX_DEPTH = 32;
const MAX_ELEMENTS = 400_000;

interface Open {
  readonly qualified: string;
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly namespaces: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  text: string;
}

/**
 * The root element of an XML document.
 *
 * Only what an e-invoice needs: elements, attributes, text, CDATA, comments, the five entities of XML and character
 * references. A document type is refused, so no entity can be declared and none can expand; depth and size are bounded.
 *
 * @param namespaces - those whose elements are read; another one is refused
 * @throws {ValidationError} `einvoice.xml_invalid`, `einvoice.xml_too_large`
 */
export function parseXml(xml: string, namespaces: ReadonlySet<string>): XmlNode {
  checkSize(xml);
  const stack: Open[] = [];
  let root: XmlNode | undefined;
  let elements = 0;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    const text = xml.slice(at, start < 0 ? xml.length : start);
    addText(stack.at(-1), text, at);
    if (start < 0) break;
    if (xml.startsWith('<!--', start)) at = skip(xml, start + 4, '-->');
    else if (xml.startsWith('<![CDATA[', start)) at = cdata(xml, start, stack.at(-1));
    else if (xml.startsWith('<?', start)) at = skip(xml, start + 2, '?>');
    else if (xml.startsWith('<!', start)) throw invalid('a document type is not allowed; leave it out', start);
    else {
      const end = endOfTag(xml, start);
      if (xml[start + 1] === '/') {
        const node = close(stack, xml.slice(start + 2, end).trimEnd(), start);
        const parent = stack.at(-1);
        if (parent === undefined) root = node;
        else parent.children.push(node);
      } else {
        if (root !== undefined) throw invalid('there is more than one root element', start);
        elements++;
        if (stack.length >= MAX_DEPTH || elements > MAX_ELEMENTS)
          throw tooLarge(`it is nested deeper than ${MAX_DEPTH} elements, or has more than ${MAX_ELEMENTS}`);
        const isEmpty = xml[end - 1] === '/';
        const open = openTag(xml.slice(start + 1, isEmpty ? end - 1 : end), start, stack.at(-1), namespaces);
        if (!isEmpty) stack.push(open);
        else if (stack.length === 0) root = nodeOf(open);
        else stack.at(-1)?.children.push(nodeOf(open));
      }
      at = end + 1;
    }
  }
  if (root === undefined || stack.length > 0)
    throw invalid('an element is not closed, or the document has no element', xml.length);
  return root;
}

function checkSize(xml: string): void {
  if (typeof xml !== 'string') throw invalid('pass the document as a string', 0);
  const isLarge =
    xml.length > MAX_BYTES || (xml.length * 3 > MAX_BYTES && new TextEncoder().encode(xml).length > MAX_BYTES);
  if (isLarge) throw tooLarge('it has more than 2 MB');
}

function addText(open: Open | undefined, raw: string, at: number): void {
  if (raw.trim() === '') {
    if (open !== undefined) open.text += raw;
    return;
  }
  if (open === undefined) throw invalid('there is text outside of the root element', at);
  open.text += decodeText(raw, (message) => invalid(message, at));
}

function skip(xml: string, from: number, end: string): number {
  const found = xml.indexOf(end, from);
  if (found < 0) throw invalid(`"${end}" is missing`, from);
  return found + end.length;
}

function cdata(xml: string, start: number, open: Open | undefined): number {
  const end = skip(xml, start, ']]>');
  if (open === undefined) throw invalid('there is text outside of the root element', start);
  open.text += xml.slice(start + 9, end - 3);
  return end;
}

/** The `>` that ends a tag: one inside quotes does not. */
function endOfTag(xml: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < xml.length; at++) {
    const character = xml[at] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
    else if (character === '<') break;
  }
  throw invalid('a tag is not closed', start);
}

function openTag(tag: string, at: number, parent: Open | undefined, allowed: ReadonlySet<string>): Open {
  const named = /^([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=\s|$)/.exec(tag);
  if (named === null) throw invalid(`"<${tag.slice(0, 40)}" is not a tag`, at);
  const [qualified, prefix = '', name = ''] = named;
  const read = readAttributes(tag.slice(qualified.length), (message) => invalid(message, at));
  const namespaces =
    read.namespaces.size === 0 ? parent?.namespaces : new Map([...(parent?.namespaces ?? []), ...read.namespaces]);
  const namespace = namespaces?.get(prefix.slice(0, -1));
  if (namespace === undefined || !allowed.has(namespace)) {
    throw invalid(`<${qualified}> is of no namespace of UBL or CII (${namespace ?? 'undeclared'})`, at);
  }
  return { qualified, name, attributes: read.attributes, namespaces: namespaces ?? new Map(), children: [], text: '' };
}

function close(stack: Open[], qualified: string, at: number): XmlNode {
  const open = stack.pop();
  if (open?.qualified !== qualified) throw invalid(`</${qualified.slice(0, 40)}> closes no open element`, at);
  if (open.children.length > 0 && open.text.trim() !== '') {
    throw invalid(`<${qualified}> has text beside its elements`, at);
  }
  return nodeOf(open);
}

function nodeOf({ name, attributes, children, text }: Open): XmlNode {
  return { name, attributes, children, text: text.trim() };
}

function invalid(message: string, at: number): ValidationError {
  return new ValidationError([
    fault('einvoice.xml_invalid', '', `the XML cannot be read at character ${at}: ${message}`, { at }),
  ]);
}

function tooLarge(message: string): ValidationError {
  return new ValidationError([fault('einvoice.xml_too_large', '', `the XML is too large to be read: ${message}`)]);
}
