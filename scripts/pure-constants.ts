import { readFileSync } from 'node:fs';
import type { Options } from 'tsup';
import ts from 'typescript';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The nodes that keep a bundler from dropping an expression, but for functions, whose bodies do not run. */
function suspects(node: ts.Node): ts.Node[] {
  if (ts.isFunctionLike(node)) return [];
  const inner: ts.Node[] = [];
  ts.forEachChild(node, (child) => void inner.push(...suspects(child)));
  const calls = ts.isCallExpression(node) || ts.isNewExpression(node);
  const callee = calls ? node.expression : undefined;
  const others =
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isTemplateExpression(node);
  return [...(calls || others ? [node] : []), ...inner.filter((one) => one !== callee)];
}

function markConstants(source: string, file: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const constants = tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap((statement) => statement.declarationList.declarations)
    .flatMap(({ initializer }) => initializer ?? []);
  const marks = constants.flatMap((initializer) => {
    const found = suspects(initializer);
    const onlyCalls = found.every((node) => ts.isCallExpression(node) || ts.isNewExpression(node));
    // A mark says that a call may be dropped; whatever else may run is put into a call of its own.
    if (onlyCalls) return found.map((node) => ({ at: node.getStart(tree), text: '/* @__PURE__ */ ' }));
    return [
      { at: initializer.getStart(tree), text: '/* @__PURE__ */ (() => (' },
      { at: initializer.getEnd(), text: '))()' },
    ];
  });
  return marks
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: mark }) => text.slice(0, at) + mark + text.slice(at), source);
}

/**
 * Mark the constants of every module as free of side effects.
 *
 * One file holds many modules once built, so `sideEffects: false` no longer lets a bundler drop the tables and shapes
 * that a host does not use: `{ calculate }` alone would bring those of every decision.
 */
export const pureConstants: Plugin = {
  name: 'pure-constants',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: markConstants(readFileSync(path, 'utf8'), path),
      loader: 'ts',
    }));
  },
};
