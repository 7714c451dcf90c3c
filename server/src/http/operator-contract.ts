import { z } from '@hono/zod-openapi';
import { json } from '../contract/route.ts';
import { route, type Contract } from '../contract/route.ts';

const state = z.object({ status: z.literal('ok') });
const readyState = state.extend({
  degraded: z.array(z.enum(['outbox', 'disk', 'replica'])).openapi({
    description:
      'What is late or in danger while the store sells. `outbox`: letters and other work after orders have waited for five minutes, or were given up; `disk`: mail and pictures have no room; `replica`: the copy of the database is away or behind, and the database itself is asked in its place.',
  }),
});

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
    description:
      'For load balancers. 503 with `reasons`: `database`, it does not answer or does not write; `disk`, there is no room for orders.',
    responses: { 200: json(readyState, 'Yes.') },
    refusals: ['not-ready'],
  }),
} satisfies Contract;
