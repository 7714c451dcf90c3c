import { isLanguage, ownLanguage, type Language } from '../../server/src/contract/languages.ts';

/** Pages are built once for each language; the build of the shop's own language has the back office as well. */
export const languageOfBuild = (): Language => {
  const said = process.env['LARDER_BUILD_LANGUAGE'] ?? ownLanguage;
  if (!isLanguage(said)) throw new Error(`There are no words in ${said}.`);
  return said;
};
