import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '../../config.ts';
import { post } from '../../ledger/books/books.ts';
import {
  creditForfeited,
  creditGiven,
  giftIssued,
  giftStopped,
} from '../../ledger/books/transfers.ts';
import * as outbox from '../../platform/outbox.ts';
import type { Database, Db, Json, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { shopDate } from '../days/delivery-days.ts';
import { mostPerCustomer, type Promotion } from '../pricing/promotion.ts';
import { changePrices, type WarmPrices } from '../pricing/pricing.ts';
import type { Prices } from '../pricing/zones.ts';
import { accounts } from './allowances.ts';
import { codeOf, giftCodeLength, plainCode, referralCodeLength } from './codes.ts';
import type { Balance, EnteredCode } from './money-for.ts';
import type { GiftDraft, PromotionDraft } from './schemas.ts';
import * as rows from './sql.ts';
import type { GiftRow, GrantRow, PromotionReport, PromotionRow, SpentRow } from './sql.ts';

/** What promotions, gift cards and credit take. */
export type Promotions = {
  database: Database;
  prices: WarmPrices;
  clock: () => Date;
  config: Pick<Config, 'shop'>;
};

const todayOf = ({ clock, config }: Pick<Promotions, 'clock' | 'config'>): string =>
  shopDate(clock(), config.shop.timeZone);

/** What somebody has to pay with and used before; undefined where nothing of that kind makes a difference, and nobody is asked. */
export async function balanceOf(
  parts: Pick<Promotions, 'clock' | 'config'> & { database: Db },
  { promotions, hasBalances }: Pick<Prices, 'promotions' | 'hasBalances'>,
  customerNo: number,
): Promise<Balance | undefined> {
  const counted = promotions.filter((promotion) => mostPerCustomer(promotion) !== null);
  if (counted.length === 0 && !hasBalances) return undefined;
  const { currency } = parts.config.shop;
  const accountOf = new Map(
    counted.map(({ promotionNo }) => [accounts.ofCustomer(promotionNo, customerNo), promotionNo]),
  );
  const { boxes, creditAccount, creditCents, gifts, uses } = await rows.readStanding(
    parts.database,
    {
      customerNo,
      creditAccount: accounts.credit(customerNo, currency),
      countedAccounts: [...accountOf.keys()],
      currency,
      today: todayOf(parts),
    },
  );
  return {
    customerNo,
    boxes,
    uses: new Map(uses.map(({ account, used }) => [accountOf.get(account) ?? 0, used])),
    credit: creditAccount === null ? null : { account: creditAccount, cents: creditCents },
    gifts,
  };
}

/** Whom a first order is told by beside its account: phone and door, as a digest that tells neither. */
export function doorOf(to: {
  phone: string;
  address: string;
  postcode?: string | undefined;
}): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const said = [
    to.phone.replace(/\D+/g, '').slice(-9),
    plain(to.address),
    plain(to.postcode ?? ''),
  ];
  return createHash('sha256').update(said.join('\n')).digest('base64url');
}

/** So many wrong codes an hour are mistakes. */
const mostGuesses = 20;

/**
 * What a code is that somebody entered in their cart: a promotion's, or that of whoever invites them. A gift card's is kept in the account
 * of who is signed in, and answers null: it pays by itself from now on.
 */
export async function enterCode(
  parts: Promotions,
  text: string,
  customerNo: number | undefined,
): Promise<EnteredCode | null> {
  const code = plainCode(text);
  const { promotions } = parts.prices.now();
  const known = promotions.find((promotion) => promotion.code === code);
  if (known) return { text: code, promotionNo: known.promotionNo };
  if (code.length === giftCodeLength) {
    if (customerNo === undefined) throw new Refusal('gift-card-needs-account');
    await keepGift(parts, code, customerNo);
    return null;
  }
  const invitation = promotions.find(({ referralCents }) => referralCents !== null);
  if (invitation && code.length === referralCodeLength) {
    const invitedBy = await rows.readInviter(parts.database, code);
    if (invitedBy !== undefined)
      return { text: code, promotionNo: invitation.promotionNo, invitedBy };
  }
  if (customerNo !== undefined) await refuseGuessing(parts, customerNo);
  throw unknownCode();
}

const unknownCode = () =>
  new Refusal('code-unknown', { fields: [{ field: '/code', message: 'is not known' }] });

/** Counts a wrong code, and refuses whoever goes on guessing. */
async function refuseGuessing(parts: Promotions, customerNo: number): Promise<void> {
  const now = parts.clock();
  await rows.countGuess(parts.database, customerNo, now);
  if ((await rows.readGuesses(parts.database, customerNo, now)) > mostGuesses)
    throw new Refusal('too-many-attempts', { retryAfterSeconds: 3600 });
}

const digestOf = (code: string): Buffer => createHash('sha256').update(`gift ${code}`).digest();

/** Keeps a gift card in somebody's account: it pays for their boxes from now on. The same again changes nothing. */
export async function keepGift(
  parts: Promotions,
  text: string,
  customerNo: number,
): Promise<GiftRow> {
  const now = parts.clock();
  if ((await rows.readGuesses(parts.database, customerNo, now)) > mostGuesses)
    throw new Refusal('too-many-attempts', { retryAfterSeconds: 3600 });
  const kept = await parts.database.transaction(async (tx) => {
    const gift = await rows.lockGift(tx, { digest: digestOf(plainCode(text)) });
    if (!gift || gift.customerNo === customerNo) return gift;
    if (gift.customerNo !== null) throw new Refusal('gift-card-kept');
    if (isOver(gift, todayOf(parts))) throw new Refusal('gift-card-over');
    await rows.keepGift(tx, gift.giftNo, customerNo, now);
    return { ...gift, customerNo };
  });
  if (kept) return kept;
  await refuseGuessing(parts, customerNo);
  throw unknownCode();
}

const isOver = ({ stoppedAt, lastDay }: GiftRow, today: string): boolean =>
  stoppedAt !== null || (lastDay !== null && lastDay < today);

export type BalanceStory = {
  currency: string;
  creditCents: number;
  gifts: (GiftRow & { isOver: boolean })[];
  given: GrantRow[];
  spent: SpentRow[];
  invitation: { code: string | null; promotion: Promotion } | null;
};

/** What a customer has, where it came from and went. */
export async function balanceStory(parts: Promotions, customerNo: number): Promise<BalanceStory> {
  const { currency } = parts.config.shop;
  const { promotions } = parts.prices.now();
  const today = todayOf(parts);
  const promotion = promotions.find(({ referralCents }) => referralCents !== null);
  return parts.database.snapshot(async (db) => {
    const balance = await balanceOf(
      { ...parts, database: db },
      { promotions, hasBalances: true },
      customerNo,
    );
    const code = promotion ? await rows.readReferralCode(db, customerNo) : undefined;
    return {
      currency,
      creditCents: balance?.credit?.cents ?? 0,
      gifts: (await rows.giftsOf(db, customerNo)).map((gift) => ({
        ...gift,
        isOver: isOver(gift, today),
      })),
      given: await rows.readGrants(db, customerNo),
      spent: await rows.readSpent(db, customerNo),
      invitation: promotion ? { code: code ?? null, promotion } : null,
    };
  });
}

/** The customer's own code to invite by, made when it is first asked for. */
export async function invite(parts: Promotions, customerNo: number): Promise<string> {
  const { promotions } = parts.prices.now();
  if (!promotions.some(({ referralCents }) => referralCents !== null))
    throw new Refusal('nobody-is-invited');
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const code = newCode(referralCodeLength);
    const kept = await rows.keepReferralCode(parts.database, customerNo, code);
    if (kept !== undefined) return kept;
  }
  throw new Error('No code to invite by could be made.');
}

function newCode(length: number): string {
  for (;;) {
    const code = codeOf(randomBytes(length * 4), length);
    if (code !== undefined) return code;
  }
}

export const listPromotions = ({ database }: Promotions): Promise<PromotionRow[]> =>
  rows.readPromotions(database);

export async function promotionByNo(
  { database }: Promotions,
  promotionNo: number,
): Promise<PromotionRow> {
  const known = await rows.readPromotion(database, promotionNo);
  if (!known) throw new Refusal('promotion-not-found');
  return known;
}

/** Adds a promotion, or writes over the version of one that the caller saw. Orders keep the terms that they were placed on. */
export async function savePromotion(
  parts: Promotions,
  promotionNo: number | undefined,
  draft: PromotionDraft,
  seenVersion: number,
  by: Actor,
): Promise<PromotionRow> {
  return changePrices(parts, async (tx) => {
    const known = promotionNo === undefined ? undefined : await rows.readPromotion(tx, promotionNo);
    if (promotionNo !== undefined && !known) throw new Refusal('promotion-not-found');
    if (known && overSeen(seenVersion, draft, known) === 'written') return known;
    if (
      draft.referralCents !== null &&
      draft.active &&
      (await rows.invitesAlready(tx, promotionNo))
    )
      throw new Refusal('promotion-invites-already', {
        fields: [{ field: '/referralCents', message: 'another promotion invites friends already' }],
      });
    const no = await rows.writePromotion(tx, promotionNo, draft);
    if (no === null)
      throw new Refusal('promotion-code-taken', {
        fields: [{ field: '/code', message: 'is the code of another promotion' }],
      });
    await grantUsesAnew(tx, { ...draft, promotionNo: no });
    const written = await rows.readPromotion(tx, no);
    if (!written) throw new Error('A promotion that was written is not there.');
    const what = known ? 'promotion-changed' : 'promotion-added';
    await record(tx, { by, what, subject: no, before: factsOf(known), after: factsOf(written) });
    return written;
  });
}

/** Whoever has used it already may use it as often as it says now. */
async function grantUsesAnew(tx: Tx, promotion: Promotion): Promise<void> {
  const { promotionNo, maxUses } = promotion;
  const account = accounts.promotion(promotionNo);
  if (maxUses !== null) await rows.grantUses(tx, { account, granted: maxUses });
  const granted = mostPerCustomer(promotion);
  if (granted !== null)
    await rows.grantUsesToEach(tx, { accountsLike: `${account}:customer:%`, granted });
}

function factsOf(promotion: PromotionRow | undefined): object | null {
  if (!promotion) return null;
  const { promotionNo: _no, version: _version, uses: _uses, ...facts } = promotion;
  return facts;
}

export const promotionReport = (
  { database }: Promotions,
  days: { from: string; to: string },
): Promise<PromotionReport[]> => rows.readReport(database, days);

export const listGifts = (
  { database }: Promotions,
  asked: { end: string | undefined; before: number | undefined; limit: number },
): Promise<GiftRow[]> =>
  rows.readGifts(database, { ...asked, end: asked.end && plainCode(asked.end) });

/** Issues a gift card, once for each key. Its code is told this once: the store keeps a digest. */
export async function issueGift(
  parts: Promotions,
  { cents, sold, note, lastDay, key }: GiftDraft & { key: string },
  by: Actor,
): Promise<{ gift: GiftRow; code: string }> {
  const code = newCode(giftCodeLength);
  const at = parts.clock();
  const { currency } = parts.config.shop;
  const gift = await changeBalances(parts, async (tx) => {
    const giftNo = await rows.addGift(tx, {
      key,
      digest: digestOf(code),
      end: code.slice(-4),
      cents,
      currency,
      sold,
      note,
      lastDay,
      at,
      by: nameOf(by),
    });
    if (giftNo === undefined) throw new Refusal('gift-card-issued');
    await rows.grant(tx, accounts.gift(giftNo), cents);
    await post(tx, giftIssued(giftNo, { at, currency, cents }, sold));
    const after = { cents, currency, sold, lastDay };
    await record(tx, { by, what: 'gift-card-issued', subject: giftNo, before: null, after });
    return foundGift(tx, giftNo);
  });
  return { gift, code };
}

/** The first money of this kind is told to every server. */
async function changeBalances<T>(parts: Promotions, write: (tx: Tx) => Promise<T>): Promise<T> {
  return parts.prices.now().hasBalances
    ? parts.database.transaction(write)
    : changePrices(parts, write);
}

async function foundGift(db: Db, giftNo: number): Promise<GiftRow> {
  const gift = await rows.readGift(db, giftNo);
  if (!gift) throw new Refusal('gift-card-not-found');
  return gift;
}

/** What is left on a gift card is spent no more. What orders hold of it stays theirs. */
export async function stopGift(
  parts: Promotions,
  giftNo: number,
  seenVersion: number,
  by: Actor,
): Promise<GiftRow> {
  const at = parts.clock();
  return parts.database.transaction(async (tx) => {
    const known = await rows.lockGift(tx, { giftNo });
    if (!known) throw new Refusal('gift-card-not-found');
    if (known.stoppedAt !== null) return known;
    const { version, currency, sold } = known;
    if (version !== seenVersion)
      throw new Refusal('precondition-failed', { version, current: known });
    await rows.stopGift(tx, giftNo, at);
    const cents = await rows.takeRest(tx, accounts.gift(giftNo));
    await post(tx, giftStopped(giftNo, { at, currency, cents }, sold));
    const after = { cents };
    await record(tx, { by, what: 'gift-card-stopped', subject: giftNo, before: null, after });
    return foundGift(tx, giftNo);
  });
}

/** Gives a customer credit, once for each key. */
export async function giveCredit(
  parts: Promotions,
  customerNo: number,
  { cents, reason, key }: { cents: number; reason: string; key: string },
  by: Actor,
): Promise<{ isNew: boolean }> {
  const isNew = await changeBalances(parts, async (tx) => {
    const kind = 'goodwill' as const;
    const grantNo = await giveCreditIn(tx, parts, customerNo, {
      cents,
      key: `goodwill-${customerNo}-${key}`,
      kind,
      reason,
      orderNo: null,
      currency: parts.config.shop.currency,
      givenBy: nameOf(by),
    });
    if (grantNo === undefined) return false;
    const after = { cents };
    await record(tx, { by, what: 'credit-given', subject: customerNo, before: null, after });
    return true;
  });
  return { isNew };
}

async function giveCreditIn(
  tx: Tx,
  { clock }: Pick<Promotions, 'clock'>,
  customerNo: number,
  given: Omit<GrantRow, 'grantNo' | 'givenAt'> & { key: string },
): Promise<number | undefined> {
  const at = clock();
  const { cents, currency } = given;
  const grantNo = await rows.addGrant(tx, { ...given, customerNo, givenAt: at });
  if (grantNo === undefined) return undefined;
  await rows.grant(tx, accounts.credit(customerNo, currency), cents);
  await post(tx, creditGiven(grantNo, customerNo, { at, currency, cents }));
  return grantNo;
}

/** A cancelled order uses its promotion no more, and what it held of credit and gift cards is there again. */
export const giveTakesBack = (tx: Tx, orderNo: number, now: Date): Promise<void> =>
  rows.giveTakesBack(tx, orderNo, now);

/** What went back to credit or a gift card can be spent again. */
export const giveToAccount = (tx: Tx, account: string, cents: number): Promise<void> =>
  rows.giveToAccount(tx, account, cents);

/** Has whoever invited an order's customer looked for, once it is delivered or paid. */
export async function lookForInviter(tx: Tx, orderNo: number, notBefore?: Date): Promise<void> {
  if (!(await rows.isInvited(tx, orderNo))) return;
  const waits = notBefore ? { notBefore } : {};
  await outbox.add(tx, { kind: 'friend-ordered', payload: { orderNo }, ...waits });
}

/** What happens after a friend's order is delivered or paid. It may run more than once. */
export const afterInvitation = (parts: Promotions) => ({
  'friend-ordered': (payload: Json) => rewardInviter(parts, payload),
});

/** Takes somebody out of gift cards, credit and invitations; what is left of their credit is the shop's again. */
export async function forgetPerson(
  tx: Tx,
  { clock }: Pick<Promotions, 'clock'>,
  customerNo: number,
): Promise<void> {
  const at = clock();
  await rows.forgetPerson(tx, customerNo);
  for (const account of await rows.readCreditAccounts(tx, customerNo)) {
    const currency = account.split(':').at(-1) ?? '';
    const cents = await rows.takeRest(tx, account);
    await post(tx, creditForfeited(customerNo, { at, currency, cents }));
  }
}

/** The same of what was written in the very moment of an erasure. */
export const forgetStrays = (tx: Tx): Promise<void> => rows.forgetStrays(tx);

/** What whoever invited a friend is owed, once the friend's box was delivered and paid. Asked again it is given once. */
async function rewardInviter(parts: Promotions, payload: Json): Promise<void> {
  const { orderNo } = payload as { orderNo: number };
  const reward = await rows.readReward(parts.database, orderNo);
  if (!reward) return;
  const { invitedBy, cents, currency } = reward;
  await changeBalances(parts, (tx) =>
    giveCreditIn(tx, parts, invitedBy, {
      cents,
      currency,
      key: `referral-${orderNo}`,
      kind: 'referral',
      reason: null,
      // Whose order it was is nobody's business but theirs.
      orderNo: null,
      givenBy: 'shop',
    }),
  );
}
