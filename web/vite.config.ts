import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * A page is sent the words that it says, and no others: words do nothing by being loaded, and `const { shop, food } = words` is looked up
 * name by name, as the bundler can only leave out what it sees named.
 */
const wordsOfThePage: Plugin = {
  name: 'words-of-the-page',
  transform: (code, id) => {
    if (id.includes('/app/words/')) return { code, map: null, moduleSideEffects: false };
    if (!code.includes('} = words;')) return undefined;
    return code.replace(/const \{ ([\w, ]+) \} = words;/g, (_all, names: string) =>
      names
        .split(', ')
        .map((name) => `const ${name} = words.${name};`)
        .join(' '),
    );
  },
};

export default defineConfig({
  plugins: [wordsOfThePage, reactRouter()],
  build: { assetsInlineLimit: 0, reportCompressedSize: false },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
                // What nearly every page needs, in one script and one style sheet rather than in a dozen small ones.
                {
                  name: 'shop',
                  test: /\/app\/(styles|parts|words\/en\/(shop|food)|storefront\/signs)/,
                },
              ],
            },
          },
        },
      },
    },
    ssr: {
      build: { rolldownOptions: { input: './server/render.ts' } },
      // Of these libraries a page takes a little: loaded whole, they hold more memory than the shop.
      resolve: { noExternal: true },
    },
  },
});
