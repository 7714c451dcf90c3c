import { z } from '@hono/zod-openapi';
import { json } from '../contract/route.ts';
import { route, type Contract } from '../contract/route.ts';

const state = z.object({ status: z.literal('ok') });

export const contract = {
  checkHealth: route({
    method: 'get',
    path: '/api/health',
    access: 'everyone',
    summary: 'Is the process alive?',
    responses: { 200: json(state, 'Yes.') },
    refusals: [],
  }),
  checkReady: route({
    method: 'get',
    path: '/api/ready',
    access: 'everyone',
    summary: 'Can the store sell?',
    responses: { 200: json(state, 'Yes.') },
    refusals: ['not-ready'],
  }),
} satisfies Contract;
