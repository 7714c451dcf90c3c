import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ownLanguage, type Language } from '../../server/src/contract/languages.ts';

const words = join(import.meta.dirname, '../app/words');

/** The alias of decision 7: pages name the words of the shop's own language, and a build takes those of its language in their place. */
export function wordsOf(language: Language): Plugin {
  return {
    name: 'words-of',
    enforce: 'pre',
    resolveId(source, importer) {
      const file = /\/words\/en\/([a-z0-9-]+\.ts)$/.exec(source)?.[1];
      const isOfWords = importer?.replaceAll('\\', '/').includes('/app/words/') ?? false;
      if (language === ownLanguage || file === undefined || isOfWords) return null;
      const path = join(words, language, file);
      if (!existsSync(path)) throw new Error(`${language} has no words for ${file}.`);
      return path;
    },
  };
}
