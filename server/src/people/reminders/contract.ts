import { z } from '@hono/zod-openapi';
import { body, json, route, type Contract } from '../../contract/route.ts';

const choice = z.strictObject({
  wanted: z.boolean().openapi({
    description: 'Whether letters come that are not about an order on its way: how the meals were.',
  }),
});
const chosen = choice.extend({
  saidAt: z.iso.datetime().nullable().openapi({ description: 'Null: nobody has said anything.' }),
});
const keyInPath = z.object({ reminderKey: z.string().min(20).max(400) });

export const contract = {
  readMyReminders: route({
    method: 'get',
    path: '/api/me/reminders',
    access: 'customer',
    summary: 'Whether I want letters that remind',
    responses: { 200: json(chosen, 'What I said last.') },
    refusals: ['not-signed-in'],
  }),
  chooseMyReminders: route({
    method: 'put',
    path: '/api/me/reminders',
    access: 'customer',
    summary: 'Say whether I want letters that remind',
    request: { body: body(choice) },
    responses: { 200: json(chosen, 'What is written down.') },
    refusals: ['not-signed-in'],
  }),
  readReminders: route({
    method: 'get',
    path: '/api/reminders/{reminderKey}',
    access: 'everyone',
    summary: 'Whether somebody wants letters that remind, by the link in one of them',
    request: { params: keyInPath },
    responses: { 200: json(chosen, 'What they said last.') },
    refusals: ['reminder-link-unknown'],
  }),
  chooseReminders: route({
    method: 'put',
    path: '/api/reminders/{reminderKey}',
    access: 'everyone',
    summary: 'Stop letters that remind, or have them again, by the link in one of them',
    request: { params: keyInPath, body: body(choice) },
    responses: { 200: json(chosen, 'What is written down.') },
    refusals: ['reminder-link-unknown'],
  }),
} satisfies Contract;
