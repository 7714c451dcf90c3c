import { correctionLetter } from '../../checkout/after-order/correction-letter.ts';
import type { Wording } from '../../checkout/after-order/letter.ts';
import { withdrawalLetter } from '../../checkout/withdrawals/letters.ts';
import type { OurLetterKind } from '../../contract/letter-kinds.ts';
import { receiptKinds, type ReceiptKind } from '../../contract/subscription.ts';
import { recallLetter } from '../../kitchen/recall/letters.ts';
import { askedLetter, swappedLetter } from '../../kitchen/shortages/letters.ts';
import { failedLetter } from '../../payments/refunds/letters.ts';
import { changedLetter, newAddressLetter, oldAddressLetter } from '../../people/email/letters.ts';
import { confirmLetter } from '../../people/mailboxes/letters.ts';
import { addedLetter } from '../../people/passkeys/letters.ts';
import { invitationLetter } from '../../people/staff/letters.ts';
import {
  alreadyRegisteredLetter,
  confirmationLetter,
  newDeviceLetter,
  resetLetter,
} from '../../contract/account-letters/letters.ts';
import type { Language } from '../../contract/languages.ts';
import { noticeLetter, receiptLetter } from '../../subscriptions/plans/letters.ts';
import { closingLetter, yearLetter } from '../../subscriptions/reminding/letters.ts';
import { switchedOffLetter } from '../webhooks/letters.ts';
import { line, orderNo, orderOf, toRefundOf, type Example } from './examples.ts';

type Written = { subject: string; text: string; language?: Language };

const to = { name: 'Ada Cook', email: 'ada@example.com' };
const key = 'the-key-of-a-customer';
const code = '012345';
const subscriptionNo = 12;

/** What a letter says of which every word is ours, of an order and a person that are nobody's. */
export function ourLetterOf(kind: OurLetterKind, example: Example, wording: Wording): Written {
  const { now, day, timeZone } = example;
  const { shopName, siteUrl, publicUrl, language } = wording;
  const order = orderOf(example);
  const told = { shopName, hours: 24, link: `${siteUrl}/account/email/${key}` };
  switch (kind) {
    case 'allergens-corrected':
      return correctionLetter(order, [corrected], against, 1, wording);
    case 'recalled':
      return recallLetter(
        toRefundOf(order),
        { recallNo: 3, ingredientNo: 1, hazard: 'microbes', note: null },
        [line],
        { worth: 290, cents: 290, onAccount: false, sold: true },
        wording,
      );
    case 'withdrawn':
      return withdrawalLetter(
        {
          withdrawalNo: 7,
          arrivedAt: now,
          ...to,
          namedNo: orderNo,
          statement: null,
          orderNo,
          outcome: 'cancelled',
          settledAt: null,
          settledBy: null,
        },
        [],
        timeZone,
        wording,
      );
    case 'shortage-swapped':
      return swappedLetter(
        { order, lines: [{ lineNo: 1, name: 'Red lentil dal' }] },
        standIn,
        { cents: 40, currency: example.currency },
        wording,
      );
    case 'shortage-asked':
      return askedLetter(
        { order, lines: [{ lineNo: 1, name: 'Red lentil dal' }] },
        standIn,
        wording,
      );
    case 'box-closes':
      return closingLetter(
        { order, lines: [{ name: 'Red lentil dal' }], closes: wording.moment(now, timeZone) },
        to,
        key,
        wording,
      );
    case 'box-year':
      return yearLetter({ subscriptionNo, since: day, day, plan }, to, wording);
    case 'box-notice':
      return noticeLetter(
        { noticeNo: 3, to: to.email, language, at: now.toISOString(), found: subscriptionNo },
        timeZone,
        wording,
      );
    case 'account-code':
      return confirmationLetter(language, shopName, code, 15);
    case 'account-reset':
      return resetLetter(language, shopName, code, 15, ['Ada’s phone']);
    case 'account-known':
      return alreadyRegisteredLetter(language, shopName);
    case 'account-passkey':
      return addedLetter(
        language,
        to.email,
        { name: 'Ada’s phone', addedAt: now },
        { shopName, link: `${siteUrl}/account/passkeys` },
      );
    case 'account-new-device':
      return newDeviceLetter(language, shopName, {
        browser: 'Firefox',
        system: 'Linux',
        at: now,
        site: publicUrl,
      });
    case 'account-new-address':
      return newAddressLetter(language, to.email, told);
    case 'account-old-address':
      return oldAddressLetter(language, to.email, { ...told, newEmail: 'ada.cook@example.com' });
    case 'account-address-changed':
      return changedLetter(language, to.email, shopName);
    case 'account-mailbox':
      return confirmLetter(
        { id: 'example', to: to.email, key, language },
        { shop: { name: shopName }, publicUrl },
      );
    case 'staff-invited':
      return invitationLetter(
        { email: to.email, role: 'kitchen', days: 7 },
        { shopName, link: `${publicUrl}/join/${key}`, by: 'owner@example.com' },
      );
    case 'staff-refund-failed':
      return failedLetter(
        { refundNo: 1, orderNo, cents: 290, failure: 'The card has expired', state: 'failed' },
        toRefundOf(order),
        to.email,
        wording,
      );
    case 'staff-webhook-off':
      return switchedOffLetter(
        { to: to.email, host: 'books.example', isGone: false },
        { shopName, link: `${publicUrl}/admin/webhooks` },
      );
    default:
      return receiptLetter(receiptOf(kind, example, wording), to, timeZone, wording);
  }
}

const standIn = {
  shortageNo: 5,
  lineNo: 1,
  missing: { ingredientNo: 1, name: 'Red lentils', amount: 300, unit: 'g' as const },
  substitute: { ingredientNo: 2, name: 'Yellow lentils', amount: 300, unit: 'g' as const },
};

const plan = {
  status: 'active',
  meals: 3,
  servings: 2,
  weekday: 3,
  everyWeeks: 1,
  pausedUntil: null,
};

/** Something that was not declared before is in the dish, and somebody of the household avoids it. */
const corrected = {
  name: 'Red lentil dal',
  news: {
    allergens: ['mustard' as const],
    mayContain: [],
    unknownIn: [],
    lostDiets: [],
    forAdultsIn: [],
  },
  undeclared: [],
  forAdults: [],
};
const against = { conflicts: ['mustard' as const], forMembers: [] };

function receiptOf(kind: OurLetterKind, { now, day, currency }: Example, { shopName }: Wording) {
  const what = receiptKinds.find((each): each is ReceiptKind => `box-${each}` === kind);
  if (!what) throw new Error(`No letter is called ${kind}.`);
  const at = now.toISOString();
  const order = { orderNo, totalCents: 1785, currency, chargedFrom: at };
  return {
    version: 1 as const,
    shop: shopName,
    subscriptionNo,
    seq: 4,
    what,
    at,
    shopTime: at,
    week: day,
    day,
    why: what === 'failed' ? 'nothing-fits' : null,
    plan: what === 'paused' ? { ...plan, pausedUntil: day } : plan,
    takenBack: what === 'skipped' ? [orderNo] : [],
    stillComes: what === 'cancelled' ? [{ orderNo, day }] : [],
    order: what === 'ordered' ? order : null,
    next: what === 'cancelled' ? null : { day, chargedFrom: at },
    terms: 1,
    previous: null,
  };
}
