import { toAgreeTo } from '../../../../server/src/contract/household.ts';
import { answerOf } from '../../kit/answers.server.ts';
import type { Cart, CartLine } from '../../kit/api-types.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem, type Answer, type Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';

/** A line that was taken out, with all it needs to come back. */
export type Removed = Pick<
  CartLine,
  'lineId' | 'recipeNo' | 'slug' | 'servings' | 'changes' | 'acknowledged'
>;
export type JustRemoved = Removed & { name: string | null };
/** `code`: what was typed, where it was refused. */
export type Changed = { problem?: Problem; removed?: JustRemoved; code?: string };

type Write = { line: CartLine; servings?: number; acknowledged?: CartLine['acknowledged'] };

const fine = (answer: Answer<Cart>): Changed => (answer.ok ? {} : { problem: answer.problem });
const gone: Changed = { problem: ownProblem('line-not-found') };

/** One change of the box, as a form asks for it: `intent` says which, `line` whose, `version` which box was seen. */
export async function changeCart({ api }: Visit, form: FormData): Promise<Changed> {
  const intent = textOf(form, 'intent');
  if (intent === 'leave-order') return leaveOrder(api, textOf(form, 'order'));
  if (intent === 'place') return sendTo(api, form);
  if (intent === 'code') return enterCode(api, textOf(form, 'code').trim());
  if (intent === 'code-out')
    return fine(await answerOf(api.api.cart.code.$put({ json: { code: null } })));
  if (intent === 'save-balance' || intent === 'use-balance') {
    const json = { saves: intent === 'save-balance' };
    return fine(await answerOf(api.api.cart.balance.$put({ json })));
  }
  if (intent === 'undo') return putBack(api, textOf(form, 'removed'));
  const [action = '', lineId = ''] = intent.split(' ');
  const cart = await answerOf(api.api.cart.$get({ query: {} }));
  if (!cart.ok) return { problem: cart.problem };
  if (action === 'leave-out') return leaveOut(api, cart.body, lineId);
  const line = cart.body.lines.find((known) => known.lineId === lineId);
  if (!line) return gone;
  const version = Number(textOf(form, 'version'));
  const put = async ({
    servings = line.servings,
    acknowledged = line.acknowledged,
  }: Omit<Write, 'line'>) => {
    const { recipeNo, changes } = line;
    const json = { recipeNo, servings, changes, acknowledged, version };
    return fine(await answerOf(api.api.cart.lines[':lineId'].$put({ param: { lineId }, json })));
  };
  switch (action) {
    case 'servings':
      return put({ servings: Math.min(24, Math.max(1, Number(intent.split(' ')[2]))) });
    case 'acknowledge': {
      const agreed = form.getAll('agreed').includes(lineId);
      return put({ acknowledged: agreed && line.quote ? toAgreeTo(line.quote) : [] });
    }
    case 'remove': {
      const query = { version: String(version) };
      const answer = await answerOf(
        api.api.cart.lines[':lineId'].$delete({ param: { lineId }, query }),
      );
      const { recipeNo, slug, name, servings, changes, acknowledged } = line;
      const removed = { lineId, recipeNo, slug, name, servings, changes, acknowledged };
      return answer.ok ? { removed } : { problem: answer.problem };
    }
    default:
      return { problem: ownProblem('invalid-input') };
  }
}

/** Takes out what the menu of a week does not have, one meal after the other. */
async function leaveOut(api: Visit['api'], cart: Cart, week: string): Promise<Changed> {
  const missing = cart.weeks?.find((it) => it.week === week)?.missing ?? [];
  let { version } = cart;
  for (const lineId of missing) {
    const query = { version: String(version) };
    const answer = await answerOf(
      api.api.cart.lines[':lineId'].$delete({ param: { lineId }, query }),
    );
    if (!answer.ok) return { problem: answer.problem };
    ({ version } = answer.body);
  }
  return {};
}

/** Says where the box is to go. */
export async function sendTo(api: Visit['api'], form: FormData): Promise<Changed> {
  const orNull = (name: string) => textOf(form, name).trim() || null;
  const json = { postcode: orNull('postcode'), country: orNull('country') };
  return fine(await answerOf(api.api.cart.place.$put({ json })));
}

/** Nothing typed asks for nothing. */
export async function enterCode(api: Visit['api'], code: string): Promise<Changed> {
  if (code === '') return {};
  const answer = await answerOf(api.api.cart.code.$put({ json: { code } }));
  return answer.ok ? {} : { problem: answer.problem, code };
}

/** Left already is what was asked for. */
async function leaveOrder(api: Visit['api'], orderNo: string): Promise<Changed> {
  const param = { orderNo };
  const answer = await answerOf(api.api.cart.order[':orderNo'].$delete({ param }));
  return answer.ok || answer.problem.code === 'order-not-found' ? {} : fine(answer);
}

async function putBack(api: Visit['api'], written: string): Promise<Changed> {
  const removed = readRemoved(written);
  if (!removed) return gone;
  const { lineId, recipeNo, servings, changes, acknowledged } = removed;
  const json = { recipeNo, servings, changes, acknowledged };
  return fine(await answerOf(api.api.cart.lines[':lineId'].$put({ param: { lineId }, json })));
}

/** Undefined for what this store did not write; the API checks the rest. */
export function readRemoved(written: string | null): Removed | undefined {
  try {
    const read: unknown = JSON.parse(written ?? '');
    return typeof read === 'object' && read !== null && 'lineId' in read
      ? (read as Removed)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a browser navigates, as forms do before scripts load; otherwise a script asks. */
export const wantsPage = (request: Request): boolean =>
  request.headers.get('accept')?.includes('text/html') ?? false;
