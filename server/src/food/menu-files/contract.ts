import { z } from '@hono/zod-openapi';
import { listFile, listReport } from '../../contract/list-file.ts';
import { queryOf, words } from '../../contract/fields.ts';
import { body, csvResponse, json, route, type Contract } from '../../contract/route.ts';
import { shownQuery } from '../archive/schemas.ts';
import { menuFields } from '../recipes/schemas.ts';
import { listFiles } from './list-files.ts';

export const contract = {
  exportIngredients: route({
    method: 'get',
    path: '/api/admin/ingredients-csv',
    access: ['see-menu', 'see-stock'],
    summary: 'Ingredients as a file, as they are filtered',
    request: {
      query: queryOf({
        q: words(80).optional(),
        unsettled: z.literal('true').optional(),
        archived: shownQuery,
      }),
    },
    responses: { 200: csvResponse },
    refusals: [],
  }),
  exportRecipes: route({
    method: 'get',
    path: '/api/admin/recipes-csv',
    access: 'see-menu',
    summary: 'Status, place and preparation of recipes as a file, as they are filtered',
    request: {
      query: queryOf({
        q: words(80).optional(),
        status: menuFields.status.optional(),
        archived: shownQuery,
      }),
    },
    responses: { 200: csvResponse },
    refusals: [],
  }),
  importListFile: route({
    method: 'post',
    path: '/api/admin/list-files/{listFile}',
    access: 'change-menu',
    summary: 'Read ingredients or recipes from such a file: all of it, or nothing',
    description:
      'A dry run answers what it would do with every wrong row named; writing refuses where there is one. What the file does not name stays as it is.',
    request: {
      params: z.object({ listFile: z.enum(listFiles) }),
      body: body(listFile),
    },
    responses: { 200: json(listReport, 'What was written, or would be.') },
    refusals: ['file-wrong'],
  }),
} satisfies Contract;
