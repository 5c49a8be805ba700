import { readFileSync } from 'node:fs';
import type { Options } from 'tsup';
import ts from 'typescript';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

function mayHaveEffects(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  const suspect =
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isTemplateExpression(node);
  return suspect || (ts.forEachChild(node, mayHaveEffects) ?? false);
}

function markConstants(source: string, file: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022);
  const constants = tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap((statement) => statement.declarationList.declarations)
    .flatMap(({ initializer }) => (initializer !== undefined && mayHaveEffects(initializer) ? [initializer] : []));
  return constants.reverse().reduce((text, node) => {
    const [start, end] = [node.getStart(tree), node.getEnd()];
    return `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`;
  }, source);
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
