import { createRoute, z } from '@hono/zod-openapi';
import { numberInPath } from '../../contract/fields.ts';
import { openReadyPages, wishOf } from '../../http/ready-pages.ts';
import { json, pictureBody, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import { Refusal } from '../../refusal.ts';
import type { WithCatalogue } from '../menu/menu.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { readFileName } from './picture-names.ts';
import { changePicture, pictureFile, setPicture } from './pictures.ts';

const address = '/api/admin/recipes/{recipeNo}/picture';
const recipeNo = z.object({ recipeNo: numberInPath });

const hungSchema = z
  .object({
    picture: z.string().nullable().openapi({
      description: 'Its files are this and `-320`, `-640` or `-960`, then `.avif` or `.webp`.',
    }),
    editionNo: z.number().int().openapi({ description: 'A picture makes a new edition.' }),
  })
  .openapi('RecipePicture');

/** Pictures of recipes: staff hangs them, everybody sees them. */
export const pictureRoutes = (shop: WithCatalogue) =>
  router()
    .openapi(
      createRoute({
        method: 'put',
        path: address,
        ...administratorsOnly,
        summary: 'Hang a picture on a recipe; it is cut to 4:3 in every size',
        request: { params: recipeNo, body: pictureBody },
        responses: {
          200: json(hungSchema, 'The picture hangs.'),
          ...refusals('recipe-not-found', 'picture-unreadable', 'picture-too-small'),
        },
      }),
      async (c) => {
        const source = new Uint8Array(await c.req.arrayBuffer());
        const { recipeNo } = c.req.valid('param');
        return c.json(hungOf(await changePicture(shop, recipeNo, source)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: address,
        ...administratorsOnly,
        summary: 'Take the picture off a recipe',
        request: { params: recipeNo },
        responses: {
          200: json(hungSchema, 'No picture hangs.'),
          ...refusals('recipe-not-found'),
        },
      }),
      async (c) => c.json(hungOf(await setPicture(shop, c.req.valid('param').recipeNo, null)), 200),
    )
    .route('/', fileRoutes(shop));

const hungOf = ({ picture, editionNo }: Recipe) => ({ picture, editionNo });

/** The files themselves; they are no API, so the document does not list them. */
function fileRoutes(shop: WithCatalogue) {
  // A name is given to one content only.
  const pages = openReadyPages({ version: () => '' });
  const routes = router();
  routes.get('/pictures/:file', async (c) => {
    const file = c.req.param('file');
    const object = readFileName(file) ? await pictureFile(shop, file) : undefined;
    if (!object) throw new Refusal('route-not-found');
    return pages.answer(file, object, () => object.body, wishOf(c));
  });
  return routes;
}
