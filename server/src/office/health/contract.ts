import { z } from '@hono/zod-openapi';
import { healthFaultCodes } from '../../contract/health-faults.ts';
import { json, route, type Contract } from '../../contract/route.ts';

const faultSchema = z.object({
  code: z.enum(healthFaultCodes),
  since: z.iso.datetime().nullable().openapi({
    description:
      'Since when, or since when this server knows; of `backup-old`, when the last backup was made.',
  }),
  count: z.number().int().nullable().openapi({ description: 'How many it is about.' }),
  title: z.string(),
  means: z.string().openapi({ description: 'What customers notice.' }),
  todo: z.string().openapi({ description: 'What somebody can do about it.' }),
});

const healthSchema = z
  .object({ isWell: z.boolean(), faults: z.array(faultSchema) })
  .openapi('Health', { description: 'The worst first.' });

export const contract = {
  readHealth: route({
    method: 'get',
    path: '/api/admin/health',
    access: 'see-health',
    summary: 'What is wrong with the store',
    description:
      'For operators and their software. Says nothing while the database is away: then the answer is 503, as at `/api/ready`.',
    responses: { 200: json(healthSchema, 'As it is now.') },
    refusals: [],
  }),
} satisfies Contract;
