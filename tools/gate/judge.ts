import { dirname, join, relative, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

/**
 * Types and lint of one program, which is read once for both: `node tools/gate/judge.ts store`, or `web`. Together they judge every
 * file that `eslint .` does; a TypeScript file that is in neither program is a fault.
 */
const root = join(import.meta.dirname, '../..');
const webFolders = ['web', 'tools/screenshots'];
const parts: Record<string, { tsconfig: string; look: string[]; skip: string[] }> = {
  store: { tsconfig: 'tsconfig.json', look: ['.'], skip: webFolders },
  web: { tsconfig: 'web/tsconfig.json', look: webFolders, skip: [] },
};
const part = parts[process.argv[2] ?? ''];
if (!part) throw new Error(`Say which: ${Object.keys(parts).join(' or ')}.`);

const host: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => root,
  getCanonicalFileName: (path) => path,
  getNewLine: () => '\n',
};

function readProgram(tsconfig: string): ts.Program {
  const path = join(root, tsconfig);
  const read = ts.readConfigFile(path, (file) => ts.sys.readFile(file));
  const parsed = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(path), undefined, path);
  const { fileNames, options, errors } = parsed;
  const wrong = read.error ? [read.error, ...errors] : errors;
  if (wrong.length > 0) throw new Error(ts.formatDiagnostics(wrong, host));
  return ts.createProgram(fileNames, options);
}

const within = (folder: string, path: string): boolean =>
  !relative(join(root, folder), path).startsWith('..');

const program = readProgram(part.tsconfig);
/** What is read only because these files import it is judged with the program that it belongs to, or is a package. */
const judged = program
  .getSourceFiles()
  .map((file) => ({ file, path: resolve(file.fileName) }))
  .filter(({ path }) => part.look.some((folder) => within(folder, path)))
  .filter(({ path }) => !part.skip.some((folder) => within(folder, path)))
  .filter(({ file }) => !program.isSourceFileFromExternalLibrary(file));
const mistakes = ts.sortAndDeduplicateDiagnostics(
  judged.flatMap(({ file }) => ts.getPreEmitDiagnostics(program, file)),
);
process.stdout.write(ts.formatDiagnosticsWithColorAndContext(mistakes, host));

const eslint = new ESLint({
  cwd: root,
  ignorePatterns: part.skip.map((folder) => `${folder}/**`),
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false, programs: [program] } },
  },
});
const results = await eslint.lintFiles(part.look);
const formatter = await eslint.loadFormatter('stylish');
process.stdout.write(await formatter.format(results));
if (mistakes.length > 0 || results.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
