import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a reader looks up, by headings; what their members refer to follows under the same heading. */
const SECTIONS: readonly (readonly [title: string, text: string, names: readonly string[]])[] = [
  ['Records', 'What the directory of the host answers.', ['BillingEntity', 'Customer', 'AddOn', 'Tax']],
  ['Policy', 'Billing defaults, as plain data; `policies.standard` is the default.', ['Policy']],
  [
    'Inputs',
    'What the commands take.',
    [
      'OneOffInvoiceInput',
      'DraftUpdate',
      'FinalizeInput',
      'OpenInput',
      'VoidInput',
      'PaymentInput',
      'ReversalInput',
      'WriteOffInput',
      'WriteOffReversalInput',
      'CreditNoteInput',
      'ReissueInput',
      'InvoiceQuery',
    ],
  ],
  ['Documents', 'What the commands answer, and what the store keeps.', ['Invoice', 'CreditNote', 'InvoiceSummary']],
];

const INTRODUCTION = `# Fields

Every member of every record, input and document, with its type and its unit. Amounts, quantities and rates are decimal texts in major units and percent; days are ISO dates, moments are ISO instants in UTC. A member with \`?\` may be absent. Written from the types by \`UPDATE_GOLDEN=1 npx vitest run --project golden field-reference\`; \`jsonSchemas\` of \`oneoff/schemas\` has the same as JSON Schema, and \`npm run docs\` writes the functions too.
`;

/** The page of all fields. */
export function fieldReference(): string {
  const reader = createReader();
  const seen = new Set<string>();
  const sections = SECTIONS.map(([title, text, names]) => {
    const types = reader.reach(names).filter((name) => !seen.has(name));
    for (const name of types) seen.add(name);
    return `## ${title}\n\n${text}\n\n${types.map((name) => reader.table(name)).join('\n')}`;
  });
  return [INTRODUCTION, ...sections].join('\n');
}

interface Reader {
  /** These types, and those with members of their own that theirs refer to. */
  reach(names: readonly string[]): readonly string[];
  table(name: string): string;
}

/** The types of one member in several variants: `string | null` and `string` are `string | null`. */
function joined(texts: readonly string[]): string {
  const bar = ' \\| ';
  const parts = texts.some((text) => text.includes('{')) ? texts : texts.flatMap((text) => text.split(bar));
  const one = new Set(parts);
  if (one.has('boolean')) for (const part of ['true', 'false']) one.delete(part);
  return [...one].join(bar);
}

function createReader(): Reader {
  const config = ts.readConfigFile(`${root}tsconfig.src.json`, ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entries = ['src/index.ts', 'src/core.ts'].map((file) => root + file);
  const program = ts.createProgram(entries, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const exported = new Map<string, ts.Symbol>();
  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
    for (const symbol of checker.getExportsOfModule(module)) exported.set(symbol.name, target(symbol));
  }

  function target(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function symbolOf(name: string): ts.Symbol {
    const symbol = exported.get(name);
    if (symbol === undefined) throw new Error(`no entry exports a type ${name}`);
    return symbol;
  }

  const typeOf = (name: string): ts.Type => checker.getDeclaredTypeOfSymbol(symbolOf(name));

  const variantsOf = (name: string): readonly ts.Type[] => {
    const type = typeOf(name);
    return type.isUnion() ? type.types : [type];
  };

  /** A member of a type, with its declarations in all variants of the type that have it. */
  interface Member {
    readonly name: string;
    readonly symbols: readonly ts.Symbol[];
    readonly nodes: readonly ts.TypeNode[];
    readonly only: readonly ts.Type[] | undefined;
  }

  function membersOf(name: string): readonly Member[] {
    const variants = variantsOf(name);
    const members = new Map<string, { symbol: ts.Symbol; variant: ts.Type }[]>();
    for (const variant of variants)
      for (const symbol of checker.getPropertiesOfType(variant))
        if (isData(symbol)) members.set(symbol.name, [...(members.get(symbol.name) ?? []), { symbol, variant }]);
    return [...members].map(([member, found]) => ({
      name: member,
      symbols: found.map(({ symbol }) => symbol),
      nodes: [...new Set(found.map(({ symbol }) => nodeOf(symbol) as ts.TypeNode))],
      only: found.length < variants.length ? found.map(({ variant }) => variant) : undefined,
    }));
  }

  const nodeOf = (member: ts.Symbol): ts.TypeNode | undefined => {
    const declaration = member.declarations?.[0];
    return declaration !== undefined && ts.isPropertySignature(declaration) ? declaration.type : undefined;
  };

  function isData(member: ts.Symbol): boolean {
    return nodeOf(member) !== undefined && !ts.isFunctionTypeNode(nodeOf(member) as ts.TypeNode);
  }

  /** Names of types of ours in the text of a type. */
  function namesIn(node: ts.Node, found = new Set<string>()): Set<string> {
    if (ts.isTypeReferenceNode(node)) {
      const name = node.typeName.getText();
      const symbol = checker.getSymbolAtLocation(node.typeName);
      if (symbol !== undefined && exported.get(name) === target(symbol)) found.add(name);
    }
    node.forEachChild((child) => {
      namesIn(child, found);
    });
    return found;
  }

  /** A type with members, not a text with a name. */
  function hasTable(name: string): boolean {
    const isObject = (one: ts.Type) => (one.flags & ts.TypeFlags.Object) !== 0;
    return variantsOf(name).every(isObject) && !isInline(name) && membersOf(name).length > 0;
  }

  /** An alias whose own text says all, such as `{ days: number } | { dayOfMonth: number }`. */
  function isInline(name: string): boolean {
    const node = aliasOf(name);
    return node !== undefined && namesIn(node).size === 0 && node.getText().length < 160;
  }

  function aliasOf(name: string): ts.TypeNode | undefined {
    const declaration = symbolOf(name).declarations?.[0];
    return declaration !== undefined && ts.isTypeAliasDeclaration(declaration) ? declaration.type : undefined;
  }

  /** `draft`, `held` or `now` for a name that stands for a few texts. */
  function choices(name: string): string {
    const type = typeOf(name);
    const texts = type.isUnion() ? type.types : [type];
    if (!texts.every((one) => one.isStringLiteral()) || texts.length > 12) return '';
    return texts.map((one) => `\`${(one as ts.StringLiteralType).value}\``).join(', ');
  }

  const codeOf = (node: ts.TypeNode): string =>
    node.getText().replace(/\s+/g, ' ').replaceAll('readonly ', '').replace(/^\| /, '').replaceAll('|', '\\|');

  function typeText({ nodes }: Member): string {
    const text = `\`${joined(nodes.map(codeOf))}\``;
    const names = [...new Set(nodes.flatMap((node) => [...namesIn(node)]))];
    const links = names.filter(hasTable).map((name) => `[${name}](#${name.toLowerCase()})`);
    const lists = names.filter((name) => !hasTable(name)).map(choices);
    if (links.length === 1 && text === `\`${names[0]}\``) return links[0] ?? '';
    const aliases = names.flatMap((name) => {
      const alias = !hasTable(name) && choices(name) === '' ? aliasOf(name) : undefined;
      return alias === undefined ? [] : [`${name}: \`${codeOf(alias)}\``];
    });
    return [text, ...lists.filter((list) => list !== ''), ...aliases, ...links].join('<br>');
  }

  /** `Only where ...` for a member that not every variant has, when a text tells the variants apart. */
  function condition(name: string, { only }: Member): string {
    if (only === undefined) return '';
    const texts = only.map((variant) => {
      const mark = checker.getPropertiesOfType(variant).find((one) => one.name === 'type');
      const node = mark === undefined ? undefined : nodeOf(mark);
      return node?.getText().replaceAll("'", '`');
    });
    if (texts.includes(undefined)) throw new Error(`${name} has variants that no text tells apart`);
    return `Only where \`type\` is ${texts.join(' or ')}.`;
  }

  function textOf(symbol: ts.Symbol): string {
    const parts = symbol.getDocumentationComment(checker).map((part) => part.text.replace(/^[^|]*\|/, ''));
    const text = parts.join('').replace(/\{@link (\w+)\}/g, '`$1`');
    return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
  }

  return {
    reach(names) {
      const found = new Set<string>();
      const visit = (name: string): void => {
        if (found.has(name) || !hasTable(name)) return;
        found.add(name);
        for (const { nodes } of membersOf(name))
          for (const node of nodes) for (const next of namesIn(node)) visit(next);
      };
      for (const name of names) symbolOf(name);
      for (const name of names) visit(name);
      return [...found];
    },
    table(name) {
      const rows = membersOf(name).map((member) => {
        const [symbol] = member.symbols as [ts.Symbol];
        const optional = symbol.flags & ts.SymbolFlags.Optional ? '?' : '';
        const meaning = [textOf(symbol), condition(name, member)].filter((text) => text !== '').join(' ');
        return `| \`${member.name}${optional}\` | ${typeText(member)} | ${meaning} |`;
      });
      const text = textOf(symbolOf(name));
      return `### ${name}\n\n${text}\n\n| member | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
    },
  };
}
