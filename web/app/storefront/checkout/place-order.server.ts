import { redirect } from 'react-router';
import {
  shortageChoices,
  type ShortageChoice,
} from '../../../../server/src/contract/substitutions.ts';
import type { Priced } from '../../kit/api-types.ts';
import { answerOf, write } from '../../kit/answers.server.ts';
import { agreedIn } from '../../kit/agreed-to.ts';
import { textOf } from '../../kit/form.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import { placeOf } from './place-query.ts';

/** The form of the checkout as it was sent: shown again when something has to be mended. */
type Typed = {
  name: string;
  phone: string;
  address: string;
  country: string;
  postcode: string;
  note: string;
  /** What the address book should call it; empty: it stays out. */
  saveAs: string;
  day: string;
  confirmedAge: string;
  /** A card that was used before; empty: another. Undefined where there is none to choose. */
  card: string | undefined;
  /** A code that nobody has used yet. */
  code: string;
  /** What was seen to be left to pay. */
  dueCents: number | undefined;
  remember: boolean;
  /** What is to happen where something is missing; undefined: nothing was said. */
  ifMissing: ShortageChoice | undefined;
  /** What was chosen when the page was opened. */
  ifMissingSeen: string;
  key: string;
};
export type Refused = {
  problem?: Problem;
  typed?: Typed;
  priced?: Priced;
  /** A code was used instead of an order placed. */
  usedCode?: boolean;
};

export function typedIn(form: FormData): Typed {
  return {
    name: textOf(form, 'name'),
    phone: textOf(form, 'phone'),
    address: textOf(form, 'address'),
    country: textOf(form, 'country'),
    postcode: textOf(form, 'postcode').trim(),
    note: textOf(form, 'note').trim(),
    saveAs: textOf(form, 'saveAs').trim(),
    day: textOf(form, 'deliveryDay'),
    confirmedAge: textOf(form, 'confirmedAge'),
    card: form.has('card') ? textOf(form, 'card') : undefined,
    code: textOf(form, 'code').trim(),
    dueCents: textOf(form, 'due') === '' ? undefined : Number(textOf(form, 'due')),
    remember: form.has('remember'),
    ifMissing: shortageChoices.find((it) => it === textOf(form, 'ifMissing')),
    ifMissingSeen: textOf(form, 'ifMissingSeen'),
    key: textOf(form, 'key'),
  };
}

/** What the API is told of the card that was chosen. */
export const cardToUse = (card: string | undefined) => (card ? { methodRef: card } : {});

/** Where to go on: to pay, if there is something to pay now; else to the order, which says how it stands. */
async function nextAfter(
  api: Visit['api'],
  orderNo: number,
  card: string | undefined,
): Promise<string> {
  const order = `/account/orders/${orderNo}`;
  const param = { orderNo: String(orderNo) };
  const asked = await answerOf(
    api.api.orders[':orderNo'].payment.$post({ param, json: cardToUse(card) }),
  );
  if (asked.ok) return asked.body.url ?? `${order}?placed=1`;
  return asked.problem.code === 'nothing-to-pay' ? `${order}?placed=1` : order;
}
/** What of where it goes was said beside the address. */
export const whereOf = ({ country, postcode, note }: Typed) => ({
  ...placeOf({ country, postcode }),
  ...(note === '' ? {} : { note }),
});

/**
 * Written before the order, so that no box is packed against it, where it was changed here: a page that stood open takes back nothing that was
 * chosen elsewhere meanwhile. What contains what they named before stays left out. Answers why not.
 */
async function keepIfMissing(
  request: Request,
  { me }: Visit['api']['api'],
  { ifMissing: choice, ifMissingSeen }: Typed,
): Promise<Problem | undefined> {
  if (!choice || choice === ifMissingSeen) return undefined;
  const known = await write(request, me.substitutions.$get());
  if (!known.ok) return known.problem;
  const json = { choice, never: known.body.never };
  const kept = await write(request, me.substitutions.$put({ json }));
  return kept.ok ? undefined : kept.problem;
}

/** Places the order under the key of its form, or answers why not. However often it is sent, it is one order, and leads to it. */
export async function placeOrder(
  request: Request,
  { api }: Visit,
  form: FormData,
): Promise<Refused> {
  const typed = typedIn(form);
  const { name, phone, address, day, key, confirmedAge, dueCents } = typed;
  const where = whereOf(typed);
  const unkept = await keepIfMissing(request, api.api, typed);
  if (unkept) return { problem: unkept, typed };
  const asked = await write(
    request,
    api.api.orders.$post({
      header: { 'idempotency-key': key },
      json: {
        basketVersion: Number(textOf(form, 'version')),
        totalCents: Number(textOf(form, 'total')),
        ...(dueCents === undefined ? {} : { dueCents }),
        deliveryDay: day,
        deliverTo: { name, phone, address, ...where },
        ...(confirmedAge === '' ? {} : { confirmedAge: Number(confirmedAge) }),
        ...agreedIn(form),
      },
    }),
  );
  if (asked.ok) {
    // The order stands whether or not the profile and the address book take the address.
    if (typed.remember) {
      const me = await answerOf(api.api.me.$get());
      if (me.ok) {
        const { version } = me.body;
        const nothing = { country: null, postcode: null, note: null };
        await api.api.me.$patch({
          json: { name, phone, address, ...nothing, ...where, version },
        });
      }
    }
    if (typed.saveAs !== '')
      await api.api.me.addresses.$post({
        json: { label: typed.saveAs, name, phone, address, ...where },
      });
    throw redirect(await nextAfter(api, asked.body.orderNo, typed.card), 303);
  }
  const { problem } = asked;
  switch (problem.code) {
    case 'basket-already-ordered':
      throw redirect(`/account/orders/${String(problem['orderNo'])}?already=1`, 303);
    case 'idempotency-key-reused':
      throw redirect('/account/orders?already=1', 303);
    default:
      return { problem, typed };
  }
}
