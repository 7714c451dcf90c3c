import type { Language } from '../../contract/languages.ts';
import type { OrderLetter, Wording } from '../../checkout/after-order/letter.ts';
import { isolated } from '../../contract/people-text.ts';
import type { ReceiptContent } from '../receipts/receipt.ts';

/** What was done, as it is told at once: the letter that goes with a receipt. */
export function receiptLetter(
  content: ReceiptContent,
  to: { name: string | null; email: string },
  timeZone: string,
  wording: Wording,
  /** The box before it, if one was ordered. */
  before?: ReceiptContent,
): OrderLetter {
  const { subscription: words } = wording.words;
  const { subscriptionNo, seq, what, takenBack, stillComes, next, at } = content;
  const moment = (iso: string) => wording.moment(new Date(iso), timeZone);
  const boxes = stillComes.map(({ orderNo, day }) => ({ orderNo, day: wording.day(day) }));
  const after =
    what === 'ordered'
      ? []
      : [next ? words.next(wording.day(next.day), moment(next.chargedFrom)) : words.noNext];
  return {
    id: `subscription-${subscriptionNo}-${seq}`,
    to: to.email,
    subject: words.subjects[what],
    language: wording.language,
    text: [
      wording.words.hello(isolated(to.name ?? to.email)),
      told(content, wording, moment),
      ...dearer(content, before, wording),
      ...(takenBack.length > 0 ? [words.takenBack(takenBack)] : []),
      ...(boxes.length > 0 ? [words.stillComes(boxes)] : []),
      ...after,
      words.said(moment(at), seq),
      words.keep(`${wording.siteUrl}/account/subscription`),
      wording.shopName,
    ].join('\n\n'),
  };
}

/** A box that costs more than the one before it, of as many meals and servings, says so before it is charged. */
function dearer(
  { order, plan }: ReceiptContent,
  before: ReceiptContent | undefined,
  wording: Wording,
): string[] {
  const last = before?.order;
  if (!order || !last || last.currency !== order.currency) return [];
  if (before.plan.meals !== plan.meals || before.plan.servings !== plan.servings) return [];
  const more = order.totalCents - last.totalCents;
  return more > 0 ? [wording.words.subscription.dearer(wording.money(more, order.currency))] : [];
}

function told(
  { what, plan, week, day, why, order }: ReceiptContent,
  wording: Wording,
  moment: (iso: string) => string,
): string {
  const { subscription: words } = wording.words;
  const { meals, servings, everyWeeks, pausedUntil } = plan;
  switch (what) {
    case 'subscribed':
      return words.subscribed(meals, servings, everyWeeks);
    case 'changed':
      return words.changed(meals, servings, everyWeeks);
    case 'skipped':
      return words.skipped(wording.day(week ?? ''));
    case 'unskipped':
      return words.unskipped(wording.day(week ?? ''));
    case 'paused':
      return words.paused(pausedUntil === null ? null : wording.day(pausedUntil));
    case 'resumed':
      return words.resumed;
    case 'cancelled':
      return words.cancelled;
    case 'ordered':
      return words.ordered(
        wording.day(day ?? ''),
        order ? wording.money(order.totalCents, order.currency) : '',
        order ? moment(order.chargedFrom) : '',
      );
    case 'failed':
      return words.failed(wording.day(day ?? ''), words.why[why ?? ''] ?? '');
  }
}

/** What somebody wrote without signing in: that it ends. `found`: the subscription that it ended. */
export type Notice = {
  noticeNo: number;
  to: string;
  language: Language;
  at: string;
  found: number | null;
};

/** Says at once, to the address that was written, that the notice arrived, and when. */
export function noticeLetter(
  { noticeNo, to, at, found }: Notice,
  timeZone: string,
  wording: Wording,
): OrderLetter {
  const { subscription: words } = wording.words;
  return {
    id: `subscription-notice-${noticeNo}`,
    to,
    subject: words.noticeSubject,
    language: wording.language,
    text: [
      words.notice(wording.moment(new Date(at), timeZone), noticeNo),
      found === null ? words.noticeUnknown : words.noticeDone(found),
      ...(found === null ? [] : [words.noticeNotYou(`${wording.siteUrl}/account/subscription`)]),
      wording.shopName,
    ].join('\n\n'),
  };
}
