import { z } from '@hono/zod-openapi';
import { fields, oneKitchenInQuery, queryOf } from '../../contract/fields.ts';
import { json } from '../../contract/route.ts';
import {
  purchaseListSchema,
  portioningSheetSchema,
  labelsSchema,
  cardsSchema,
  reconciliationSchema,
} from './reply.ts';
import { route, type Contract } from '../../contract/route.ts';

const ofDay = z.object({ date: fields.date });
const ofKitchen = queryOf({ kitchen: oneKitchenInQuery });

export const contract = {
  readPurchaseList: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/purchase-list',
    access: 'cook',
    replica: true,
    summary:
      'What the day needs of each ingredient, what is likely to be ordered yet, and what to buy',
    request: { params: ofDay, query: ofKitchen },
    responses: { 200: json(purchaseListSchema, 'By name.') },
    refusals: ['kitchen-not-found'],
  }),
  readPortioningSheet: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/portioning-sheet',
    access: 'cook',
    summary: 'What to portion, by recipe, changes and servings',
    request: { params: ofDay, query: ofKitchen },
    responses: { 200: json(portioningSheetSchema, 'By recipe.') },
    refusals: ['kitchen-not-found'],
  }),
  readLabels: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/labels',
    access: 'send-boxes',
    summary: 'A label for each line and one for each box',
    request: { params: ofDay, query: ofKitchen },
    responses: { 200: json(labelsSchema, 'By order and line.') },
    refusals: ['kitchen-not-found'],
  }),
  readCards: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/cards',
    access: 'cook',
    summary: 'The recipe cards that go into the boxes of the day',
    description:
      'Each as its customer changed the meal, in the language that they read, with what the label of its bag warns of.',
    request: { params: ofDay, query: ofKitchen },
    responses: { 200: json(cardsSchema, 'By order and line.') },
    refusals: ['kitchen-not-found'],
  }),
  readReconciliation: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/reconciliation',
    access: 'cook',
    summary: 'Whether the sheets and the stock ledger add up',
    request: { params: ofDay, query: ofKitchen },
    responses: { 200: json(reconciliationSchema, 'What differs, if any.') },
    refusals: ['kitchen-not-found'],
  }),
} satisfies Contract;
