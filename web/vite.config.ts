import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { languageOfBuild } from './server/language-of-build.ts';
import { wordsOf } from './server/words-of.ts';

export default defineConfig({
  plugins: [wordsOf(languageOfBuild()), reactRouter()],
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
                  test: /\/contract\/(food-names\/|legal-pages)|\/app\/(style|kit\/(?!agreed|both-values|card-paper|copy-field|country-select|field|food-picker|invoice-sheet|kept-card|measures|passkey|phone|price-lines|printed-card|qr-code|recipe-card|rich-text|ring|say|send-button|tender-state|use-conflicts|use-while-still|who-runs-it)|words\/[a-z]+\/(shop|food|language)|storefront\/(signs|language-|sandbox\/banner))/,
                },
                // And what only those need that have fields to fill in,
                {
                  name: 'forms',
                  test: /\/contract\/people-text|\/app\/(kit\/(field|food-picker|say|send-button)|words\/[a-z]+\/problems)/,
                },
                // that show many meals,
                {
                  name: 'cards',
                  test: /\/app\/(kit\/(recipe-card|use-conflicts)|words\/[a-z]+\/menu|storefront\/cart\/where-form)/,
                },
                // that show what a box costs,
                {
                  name: 'buy',
                  test: /\/app\/(kit\/(country-select|price-lines|tender-state)|words\/[a-z]+\/(balance|codes))/,
                },
                // or by which one comes in.
                {
                  name: 'enter',
                  test: /\/app\/(storefront\/sign-in\/(enter|code-step|passkey-way|send-again)|storefront\/checkout\/(agreement|checkout\.module)|kit\/passkey\.|words\/[a-z]+\/(agreements|passkeys))/,
                },
              ],
            },
          },
        },
      },
    },
    // Whole and for production: to run the pages the store needs no package of theirs, and reads no variable to choose React's build.
    // Of these libraries a page takes a little: loaded whole, they hold more memory than the shop.
    ssr: {
      build: { rolldownOptions: { input: './server/render.ts' } },
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
      resolve: { noExternal: true },
    },
  },
});
