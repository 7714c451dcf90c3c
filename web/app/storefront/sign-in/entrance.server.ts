import { data, redirect, redirectDocument, type RouterContextProvider } from 'react-router';
import { localPath } from '../../../../server/src/contract/local-path.ts';
import { answerOf, orThrow } from '../../kit/answers.server.ts';
import { withoutLanguage } from '../../kit/in-language.ts';
import { textOf } from '../../kit/form.ts';
import { keptContext, readKept } from '../../kept.server.ts';
import { visitOf } from '../../visit.server.ts';
import { enter } from './enter.server.ts';
import type { Entering, Ways } from './entering.ts';

type Asked = { request: Request; context: Readonly<RouterContextProvider> };

/** Whoever is signed in already goes on, unless a form waits to be sent again; the checkout lets people in itself. */
export async function beforeEntering({ request, context }: Asked): Promise<Ways> {
  const { searchParams } = new URL(request.url);
  const { api, publicApi } = visitOf(context);
  const { origin: passkeys } = orThrow(await answerOf(api.auth.passkey.$get()));
  const agreesTo = await (await publicApi.api.agreements.$get()).json();
  const ways = { ...waysFrom(searchParams.get('to')), passkeys, agreesTo };
  const kept = context.get(keptContext);
  if (kept) return { ...ways, kept };
  const to = withoutLanguage(localPath(searchParams.get('to'), '/account'));
  if (/^\/checkout(\?|$)/.test(to)) throw redirect('/checkout?as=guest');
  const me = await answerOf(api.api.me.$get());
  if (me.ok) throw redirectDocument(to);
  return ways;
}

function waysFrom(to: string | null): Omit<Ways, 'agreesTo'> {
  const query = to === null ? '' : `?${new URLSearchParams({ to }).toString()}`;
  return { signIn: `/sign-in${query}`, signUp: `/sign-up${query}`, forgot: '/forgot-password' };
}

/** One step in; then on to where they wanted, administrators to the back office by way of their second factor. */
export async function enterAndGoOn({
  request,
  context,
}: Asked): Promise<ReturnType<typeof data<Entering | 'entered'>>> {
  const visit = visitOf(context);
  const form = await request.formData();
  const kept = readKept(textOf(form, 'kept'));
  if (kept) context.set(keptContext, kept);
  const entering = await enter(visit, form);
  if (entering !== 'entered' || kept) return data(entering);
  const me = await answerOf(visit.api.api.me.$get());
  const staff = me.ok && me.body.role !== null;
  if (staff && !me.body.mfa) throw redirectDocument('/admin/second-factor', 303);
  const to = new URL(request.url).searchParams.get('to');
  throw redirectDocument(withoutLanguage(localPath(to, staff ? '/admin' : '/account')), 303);
}
