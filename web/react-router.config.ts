import type { Config } from '@react-router/dev/config';
import { prefixOf } from '../server/src/contract/languages.ts';
import { languageOfBuild } from './server/language-of-build.ts';

const language = languageOfBuild();

export default {
  appDirectory: 'app',
  basename: prefixOf(language) || '/',
  buildDirectory: `build/${language}`,
  ssr: true,
} satisfies Config;
