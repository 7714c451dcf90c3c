import { json, route, type Contract } from '../../contract/route.ts';
import { everything } from './everything.ts';

export const contract = {
  readEverything: route({
    method: 'get',
    path: '/api/me/everything',
    access: 'customer',
    summary: 'Everything that the shop keeps about me, as a file',
    responses: { 200: json(everything, 'Everything, the newest order first.') },
    refusals: ['not-signed-in'],
  }),
} satisfies Contract;
