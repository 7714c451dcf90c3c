import type { Images, Objects } from '../../platform/platform.ts';
import { handle } from '../../http/handle.ts';
import { openReadyPages, negotiationOf } from '../../http/ready-pages.ts';
import { routeOf } from '../../http/route-of.ts';
import { router } from '../../http/router.ts';
import { Refusal } from '../../refusal.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { Editing } from '../edits/edits.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { contract } from './contract.ts';
import { readFileName } from './picture-names.ts';
import { changePicture, pictureFile, setPicture } from './pictures.ts';

/** Pictures of recipes: staff hangs them, everybody sees them. */
export const routes = (parts: Editing & { objects: Objects; images: Images }) =>
  handle(contract, {
    hangPicture: async (c) => {
      const source = new Uint8Array(await c.req.arrayBuffer());
      const { recipeNo } = c.req.valid('param');
      const seen = seenIn(c.req.valid('query'));
      return c.json(
        hungOf(await changePicture(parts, recipeNo, source, seen, actorOf(c.var))),
        200,
      );
    },
    removePicture: async (c) => {
      const { recipeNo } = c.req.valid('param');
      const seen = seenIn(c.req.valid('query'));
      return c.json(hungOf(await setPicture(parts, recipeNo, null, seen, actorOf(c.var))), 200);
    },
  }).route('/', fileRoutes(parts));

const seenIn = ({ instead }: { instead: string }) => (instead === 'none' ? null : instead);

const hungOf = ({ picture, editionNo }: Recipe) => ({ picture, editionNo });

/** The files themselves; they are no API, so the document does not list them. */
function fileRoutes(parts: { objects: Objects }) {
  // A name is given to one content only.
  const pages = openReadyPages({ version: () => '' });
  const routes = router();
  routes.get('/pictures/:file', async (c) => {
    const file = c.req.param('file');
    const object = readFileName(file) ? await pictureFile(parts, file) : undefined;
    if (!object) throw new Refusal('route-not-found');
    const about = { ...object, route: routeOf(c) };
    return pages.answer(file, about, () => object.body, negotiationOf(c));
  });
  return routes;
}
