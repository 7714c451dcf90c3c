import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { languageCodes, ownLanguage, type Language } from '../../server/src/contract/languages.ts';

/**
 * Builds the pages into `web/build`, a folder for each language, unless what they are made of is what it was. Where the tools to build are
 * not installed, pages that were built elsewhere from these very sources will do.
 */
const web = join(import.meta.dirname, '..');
const builder = join(web, '../node_modules/@react-router/dev/bin.cjs');
const stampOf = (language: Language) => join(web, 'build', language, '.made-of');

const outdated = languageCodes
  .map((language) => ({ language, wanted: madeOf(language), made: madeBefore(language) }))
  .filter(({ wanted, made }) => made !== wanted);
if (outdated.length > 0) {
  if (!existsSync(builder)) giveUp(outdated.every(({ made }) => made === undefined));
  process.stdout.write('Building the pages (once, and after each change) …\n');
  await Promise.all(outdated.map(build));
}

function madeBefore(language: Language): string | undefined {
  const stamp = stampOf(language);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/** The same in every folder and on every machine. Of words only a language's own, and English, are in its build; the back office is in one, which prints cards in all of them. */
function madeOf(language: Language): string {
  const hash = createHash('sha256');
  const add = (path: string) =>
    hash.update(relative(web, path).split(sep).join('/')).update(readFileSync(path));
  const isElsewhere = (path: string) => {
    const name = relative(web, path).split(sep).join('/');
    const words = /(?:^app\/words|\/contract\/food-names)\/([a-z]{2})[/.]/.exec(name)?.[1];
    if (words !== undefined && ![words, ownLanguage].includes(language) && words !== ownLanguage)
      return true;
    return language !== ownLanguage && /^app\/(admin|words\/en\/admin)/.test(name);
  };
  for (const folder of ['app', 'public', 'server', '../server/src/contract']) {
    const entries = readdirSync(join(web, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
      if (!isElsewhere(path)) add(path);
  }
  for (const file of [
    'vite.config.ts',
    'react-router.config.ts',
    'package.json',
    '../package-lock.json',
  ])
    add(join(web, file));
  return hash.digest('hex');
}

async function build({ language, wanted }: { language: Language; wanted: string }): Promise<void> {
  const building = spawn(process.execPath, [builder, 'build'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production', LARDER_BUILD_LANGUAGE: language },
  });
  let said = '';
  for (const stream of [building.stdout, building.stderr])
    stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const status = await new Promise((resolve) => building.on('close', resolve));
  if (status !== 0) {
    process.stderr.write(said);
    process.exit(1);
  }
  writeFileSync(stampOf(language), wanted);
}

function giveUp(nothingIsMade: boolean): never {
  const what = nothingIsMade
    ? 'The pages are not built'
    : 'The pages in web/build were built from other sources than these';
  process.stderr.write(
    `${what}, and the tools that build them are not installed: run npm ci && npm run build once, then npm prune --omit=dev, or copy web/build from a machine that did.\n`,
  );
  process.exit(1);
}
