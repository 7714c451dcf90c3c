import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, wholeInQuery } from '../../contract/fields.ts';
import { csvResponse, body, json, route, type Contract } from '../../contract/route.ts';
import { permissions, roleNames } from '../../contract/staff-roles.ts';

const role = z.enum(roleNames).openapi('Role');

const memberSchema = z
  .object({
    staffNo: fields.number,
    email: z.string(),
    role,
    since: z.iso.datetime(),
    version: fields.version,
  })
  .openapi('StaffMember');

const invitationSchema = z
  .object({
    invitationNo: fields.number,
    email: z.string(),
    role,
    invitedAt: z.iso.datetime(),
    invitedBy: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('Invitation');

const staffSchema = z
  .object({ members: z.array(memberSchema), invitations: z.array(invitationSchema) })
  .openapi('Staff');

const done = json(z.object({ done: z.literal(true) }), 'Done.');
const staffInPath = z.object({ staffNo: numberInPath });
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const contract = {
  readMyRole: route({
    method: 'get',
    path: '/api/admin/me',
    access: 'staff',
    summary: 'What I may do in the back office',
    responses: {
      200: json(
        z.object({ email: z.string(), role, permissions: z.array(z.enum(permissions)) }),
        'My role.',
      ),
    },
    refusals: [],
  }),
  listStaff: route({
    method: 'get',
    path: '/api/admin/staff',
    access: 'manage-staff',
    summary: 'Who works here, and who was asked to',
    responses: { 200: json(staffSchema, 'By e-mail.') },
    refusals: [],
  }),
  exportStaff: route({
    method: 'get',
    path: '/api/admin/staff-csv',
    access: 'manage-staff',
    summary: 'Who works here, as a file',
    request: { query: queryOf({}) },
    responses: { 200: csvResponse },
    refusals: [],
  }),
  inviteStaff: route({
    method: 'post',
    path: '/api/admin/staff/invitations',
    access: 'manage-staff',
    summary: 'Invite somebody by letter; an invitation to the same address is replaced',
    request: { body: body(z.strictObject({ email: fields.custEmail, role })) },
    responses: { 201: json(invitationSchema, 'The invitation, good for seven days.') },
    refusals: ['already-staff'],
  }),
  withdrawInvitation: route({
    method: 'delete',
    path: '/api/admin/staff/invitations/{invitationNo}',
    access: 'manage-staff',
    summary: 'Take an invitation back',
    request: { params: z.object({ invitationNo: numberInPath }) },
    responses: { 200: done },
    refusals: ['invitation-not-found'],
  }),
  changeRole: route({
    method: 'patch',
    path: '/api/admin/staff/{staffNo}',
    access: 'manage-staff',
    summary: 'Give another role, over the version you saw; it holds from the next request',
    request: {
      params: staffInPath,
      body: body(z.strictObject({ role, version: fields.version })),
    },
    responses: { 200: json(memberSchema, 'With the new role.') },
    refusals: ['staff-not-found', 'last-owner', 'precondition-failed'],
  }),
  removeStaff: route({
    method: 'delete',
    path: '/api/admin/staff/{staffNo}',
    access: 'manage-staff',
    summary: 'Take somebody off the staff; every session of theirs ends',
    request: {
      params: staffInPath,
      query: queryOf({ version: wholeInQuery(1, 9_999_999_999).unwrap() }),
    },
    responses: { 200: done },
    refusals: ['staff-not-found', 'last-owner', 'precondition-failed'],
  }),
  readInvitation: route({
    method: 'post',
    path: '/api/staff/invitation',
    access: 'everyone',
    summary: 'What an invitation is for, to whoever holds its letter',
    request: { body: body(z.strictObject({ token })) },
    responses: { 200: json(z.object({ email: z.string(), role }), 'The invitation.') },
    refusals: ['invitation-not-found'],
  }),
  joinStaff: route({
    method: 'post',
    path: '/api/staff/join',
    access: 'customer',
    summary: 'Take up an invitation to the address of my account',
    request: { body: body(z.strictObject({ token })) },
    responses: { 200: json(z.object({ role }), 'My role.') },
    refusals: ['not-signed-in', 'already-staff', 'invitation-not-found', 'invitation-of-another'],
  }),
} satisfies Contract;
