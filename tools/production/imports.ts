import { readFileSync } from 'node:fs';
import { isBuiltin, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The packages that a program asks for in any of its files, each by its own name, without what is asked for inside it. */
export function packagesOf(...programs: string[]): Set<string> {
  const packages = new Set<string>();
  const files = new Set(programs);
  for (const file of files)
    for (const asked of askedIn(file)) {
      if (/^\.{1,2}\//.test(asked)) files.add(join(dirname(file), asked));
      else if (!isBuiltin(asked)) packages.add(nameOf(asked));
    }
  return packages;
}

/** What a file imports when it runs, types left aside. */
function askedIn(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const code = path.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const asked: string[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) asked.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isCallExpression(node) && asks(node.expression)) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return asked;
}

/** `import(…)`, `require(…)` and what bundlers make of it, and `createRequire(…).resolve(…)`. */
function asks(called: ts.Node): boolean {
  if (called.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(called)) return /^_*require$/.test(called.text);
  return (
    ts.isPropertyAccessExpression(called) &&
    called.name.text === 'resolve' &&
    ts.isCallExpression(called.expression) &&
    ts.isIdentifier(called.expression.expression) &&
    called.expression.expression.text === 'createRequire'
  );
}

const nameOf = (asked: string): string =>
  asked
    .split('/')
    .slice(0, asked.startsWith('@') ? 2 : 1)
    .join('/');
