import { z } from '@hono/zod-openapi';
import { numberInPath, queryOf } from '../../contract/fields.ts';
import { pictureBody, json } from '../../contract/route.ts';
import { menuFields } from '../recipes/schemas.ts';
import { route, type Contract } from '../../contract/route.ts';

export const recipeNo = z.object({ recipeNo: numberInPath });

const hungSchema = z
  .object({
    picture: z.string().nullable().openapi({
      description: 'Its files are this and `-320`, `-640` or `-960`, then `.avif` or `.webp`.',
    }),
    editionNo: z.number().int().openapi({ description: 'A picture makes a new edition.' }),
  })
  .openapi('RecipePicture');

/** A picture's name says what is in it, so it is its own version. */
const hangsNow = queryOf({
  instead: z
    .union([z.literal('none'), menuFields.picture])
    .openapi({ description: 'The picture that you saw hang there, or `none`.' }),
});

export const contract = {
  hangPicture: route({
    method: 'put',
    path: '/api/admin/recipes/{recipeNo}/picture',
    access: 'change-menu',
    summary: 'Hang a picture on a recipe; it is cut to 4:3 in every size',
    request: { params: recipeNo, query: hangsNow, body: pictureBody },
    responses: { 200: json(hungSchema, 'The picture hangs.') },
    refusals: [
      'recipe-not-found',
      'precondition-failed',
      'picture-unreadable',
      'picture-too-small',
    ],
  }),
  removePicture: route({
    method: 'delete',
    path: '/api/admin/recipes/{recipeNo}/picture',
    access: 'change-menu',
    summary: 'Take the picture off a recipe',
    request: { params: recipeNo, query: hangsNow },
    responses: { 200: json(hungSchema, 'No picture hangs.') },
    refusals: ['recipe-not-found', 'precondition-failed'],
  }),
} satisfies Contract;
