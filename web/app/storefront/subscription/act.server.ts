import { data, redirect } from 'react-router';
import { write } from '../../kit/answers.server.ts';
import type { Receipt } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** Does what a button of the subscription's page says, and leads to its receipt; or answers why not. */
export async function act(request: Request, { api }: Visit, form: FormData): Promise<Problem> {
  const subscriptionNo = textOf(form, 'subscriptionNo');
  const [what = '', week = ''] = textOf(form, 'intent').split(' ');
  const asked = await write(request, ask(api, { what, week, subscriptionNo }, form));
  if (!asked.ok) return asked.problem;
  const { content } = asked.body;
  const isAsked = content.what === didOf[what] && (week === '' || content.week === week);
  const query = isAsked
    ? `told=${content.seq}&of=${subscriptionNo}`
    : // Said again it changes nothing, and the last receipt may be of something else.
      `was=${subscriptionNo}`;
  throw redirect(`/account/subscription?${query}`, 303);
}

const didOf: Partial<Record<string, Receipt['content']['what']>> = {
  skip: 'skipped',
  unskip: 'unskipped',
  pause: 'paused',
  resume: 'resumed',
  cancel: 'cancelled',
};

/** What has no body says its type all the same: no form of another site can. */
const asJson = { headers: { 'content-type': 'application/json' } };

type Said = { what: string; week: string; subscriptionNo: string };

function ask({ api }: Visit['api'], { what, week, subscriptionNo }: Said, form: FormData) {
  const one = api.subscriptions[':subscriptionNo'];
  const param = { subscriptionNo };
  switch (what) {
    case 'skip':
      return one.weeks[':week'].skip.$post({ param: { subscriptionNo, week } }, asJson);
    case 'unskip':
      return one.weeks[':week'].unskip.$post({ param: { subscriptionNo, week } }, asJson);
    case 'pause':
      return one.pause.$post({ param, json: { until: textOf(form, 'until') || null } });
    case 'resume':
      return one.resume.$post({ param }, asJson);
    case 'cancel':
      return one.cancel.$post({ param, json: { reason: textOf(form, 'reason') || null } });
    default:
      throw data(null, { status: 400 });
  }
}
