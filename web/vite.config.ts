import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { ownLanguage } from '../server/src/contract/languages.ts';
import { languageOfBuild } from './server/language-of-build.ts';
import { wordsOf } from './server/words-of.ts';

const language = languageOfBuild();
/** Of what there is in each language, what this build's pages are told in: the office prints cards in all of them. */
const spoken = `(?:${[...new Set([ownLanguage, language])].join('|')})`;

export default defineConfig({
  plugins: [wordsOf(language), reactRouter()],
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
                  test: new RegExp(
                    String.raw`/contract/(food-names/${spoken}\.|legal-pages)|/app/(style|kit/(?!agreed|both-values|card-paper|copy-field|country-select|field|food-picker|invoice-sheet|kept-card|passkey|phone|price-lines|printed-card|qr-code|recipe-card|rich-text|ring|say|send-button|tender-state|use-conflicts|use-while-still|who-runs-it)|words/${spoken}/(shop|food|language|measures)|storefront/(signs|language-|sandbox/banner))`,
                  ),
                },
                // And what only those need that have fields to fill in,
                {
                  name: 'forms',
                  test: new RegExp(
                    String.raw`/contract/people-text|/app/(kit/(field|food-picker|say|send-button)|words/${spoken}/problems)`,
                  ),
                },
                // that show many meals,
                {
                  name: 'cards',
                  test: new RegExp(
                    String.raw`/app/(kit/(recipe-card|use-conflicts)|words/${spoken}/menu|storefront/cart/where-form)`,
                  ),
                },
                // that show what a box costs,
                {
                  name: 'buy',
                  test: new RegExp(
                    String.raw`/app/(kit/(country-select|price-lines|tender-state)|words/${spoken}/(balance|codes))`,
                  ),
                },
                // or by which one comes in.
                {
                  name: 'enter',
                  test: new RegExp(
                    String.raw`/app/(storefront/sign-in/(enter|code-step|passkey-way|send-again)|storefront/checkout/(agreement|checkout\.module)|kit/passkey\.|words/${spoken}/(agreements|passkeys))`,
                  ),
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
