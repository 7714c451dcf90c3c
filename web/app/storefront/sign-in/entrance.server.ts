import { data, redirect, redirectDocument } from 'react-router';
import { localPath } from '../../../../server/src/contract/local-path.ts';
import { answerOf } from '../../kit/answers.server.ts';
import type { Visit } from '../../visit.server.ts';
import { enter } from './enter.server.ts';
import type { Entering, Ways } from './entering.ts';

/** Whoever is signed in already goes on; the checkout lets people in itself. */
export async function beforeEntering(request: Request, { api }: Visit): Promise<Ways> {
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get('to'), '/account');
  if (/^\/checkout(\?|$)/.test(to)) throw redirect('/checkout?as=guest');
  const me = await answerOf(api.api.me.$get());
  if (me.ok) throw redirectDocument(to);
  return waysFrom(searchParams.get('to'));
}

function waysFrom(to: string | null): Ways {
  const query = to === null ? '' : `?${new URLSearchParams({ to }).toString()}`;
  return { signIn: `/sign-in${query}`, signUp: `/sign-up${query}`, forgot: '/forgot-password' };
}

/** One step in; then on to where they wanted, administrators to the back office by way of their second factor. */
export async function enterAndGoOn(
  request: Request,
  visit: Visit,
): Promise<ReturnType<typeof data<Entering>>> {
  const entering = await enter(visit, await request.formData());
  if (entering !== 'entered') return data(entering);
  const me = await answerOf(visit.api.api.me.$get());
  const staff = me.ok && me.body.groups.includes('administrators');
  if (staff && !me.body.mfa) throw redirectDocument('/admin/second-factor', 303);
  const to = new URL(request.url).searchParams.get('to');
  throw redirectDocument(localPath(to, staff ? '/admin' : '/account'), 303);
}
