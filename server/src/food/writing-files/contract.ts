import { z } from '@hono/zod-openapi';
import { queryOf, numberInPath, words } from '../../contract/fields.ts';
import { route, type Contract } from '../../contract/route.ts';
import { shownQuery } from '../archive/schemas.ts';
import { menuFields } from '../recipes/schemas.ts';
import { formats } from './formats.ts';

const format = z.enum(formats).openapi({ description: 'For which program, or for all: JSON-LD.' });
const file = z.string().openapi({ format: 'binary' });

export const contract = {
  exportRecipe: route({
    method: 'get',
    path: '/api/admin/recipes/{recipeNo}/file',
    access: 'see-menu',
    summary: 'One recipe as a file for another program',
    request: { params: z.object({ recipeNo: numberInPath }), query: queryOf({ format }) },
    responses: {
      200: {
        description: 'The file.',
        content: {
          'application/ld+json': { schema: file },
          'text/plain': { schema: file },
          'application/zip': { schema: file },
        },
      },
    },
    refusals: ['recipe-not-found'],
  }),
  exportLibrary: route({
    method: 'get',
    path: '/api/admin/recipe-files',
    access: 'see-menu',
    summary: 'Recipes as a zip for another program, as they are filtered',
    request: {
      query: queryOf({
        format,
        q: words(80).optional(),
        status: menuFields.status.optional(),
        archived: shownQuery,
      }),
    },
    responses: {
      200: { description: 'The zip.', content: { 'application/zip': { schema: file } } },
    },
    refusals: [],
  }),
} satisfies Contract;
