import { randomUUID } from 'node:crypto';
import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as days from '../src/checkout/days/sql.ts';
import * as consents from '../src/people/consents/sql.ts';
import * as legal from '../src/shop/legal/sql.ts';
import * as settings from '../src/shop/settings/sql.ts';
import * as pricing from '../src/checkout/pricing/sql.ts';
import * as promotions from '../src/checkout/promotions/sql.ts';
import { mealsOnly } from '../src/checkout/pricing/pricing.fixtures.ts';
import * as changing from '../src/checkout/changing/sql.ts';
import * as books from '../src/ledger/books/sql.ts';
import * as invoices from '../src/payments/invoices/sql.ts';
import * as refunds from '../src/payments/refunds/sql.ts';
import * as desk from '../src/checkout/desk/sql.ts';
import * as orders from '../src/checkout/orders/sql.ts';
import * as placing from '../src/checkout/placing/sql.ts';
import * as tallies from '../src/checkout/tallies/sql.ts';
import * as archive from '../src/food/archive/sql.ts';
import * as edits from '../src/food/edits/sql.ts';
import * as menuWeeks from '../src/food/menu-weeks/sql.ts';
import * as imports from '../src/food/imports/sql.ts';
import * as ingredients from '../src/food/ingredients/sql.ts';
import * as recipes from '../src/food/recipes/sql.ts';
import * as translations from '../src/food/translations/sql.ts';
import * as again from '../src/liking/again/sql.ts';
import * as favourites from '../src/liking/favourites/sql.ts';
import * as ratings from '../src/liking/ratings/sql.ts';
import * as forecast from '../src/kitchen/forecast/sql.ts';
import * as hygiene from '../src/kitchen/hygiene/sql.ts';
import * as recall from '../src/kitchen/recall/sql.ts';
import * as packing from '../src/kitchen/packing/sql.ts';
import * as shortages from '../src/kitchen/shortages/sql.ts';
import * as sheets from '../src/kitchen/sheets/sql.ts';
import * as demo from '../src/office/demo/sql.ts';
import * as erasure from '../src/office/erasure/sql.ts';
import * as retention from '../src/office/retention/sql.ts';
import * as rights from '../src/office/rights/sql.ts';
import * as reports from '../src/office/reports/sql.ts';
import * as payments from '../src/payments/payments/sql.ts';
import * as cashier from '../src/payments/cashier/sql.ts';
import * as staff from '../src/people/staff/sql.ts';
import * as email from '../src/people/email/sql.ts';
import * as hooks from '../src/payments/hooks/sql.ts';
import * as auth from '../src/people/auth/sql.ts';
import * as health from '../src/office/health/sql.ts';
import * as webhooks from '../src/office/webhooks/sql.ts';
import * as mailboxes from '../src/people/mailboxes/sql.ts';
import * as reminders from '../src/people/reminders/sql.ts';
import * as substitutions from '../src/people/substitutions/sql.ts';
import * as customers from '../src/people/customers/sql.ts';
import * as household from '../src/people/household/sql.ts';
import * as tokens from '../src/people/tokens/sql.ts';
import type { Library } from '../src/platform/accounts/embedded/library.ts';
import { openEndedSessions } from '../src/platform/accounts/embedded/ended-sessions.ts';
import { openGuesses } from '../src/platform/accounts/embedded/guesses.ts';
import { openMailedCodes } from '../src/platform/accounts/embedded/mailed-codes.ts';
import { openApiTokens } from '../src/platform/accounts/api-tokens.ts';
import { openStaff } from '../src/platform/accounts/staff.ts';
import { openPasskeyRows } from '../src/platform/accounts/embedded/passkey-rows.ts';
import { openPeople } from '../src/platform/accounts/embedded/people.ts';
import { openSecondFactor } from '../src/platform/accounts/embedded/second-factor.ts';
import { openSessions } from '../src/platform/accounts/embedded/sessions.ts';
import { keepSigningKey } from '../src/platform/accounts/embedded/signing-keys.ts';
import { openPostgresChoices } from '../src/platform/choices/postgres.ts';
import { prepareRole } from '../src/platform/database/migrate-role.ts';
import { prepareReader } from '../src/platform/database/reader-role.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openReplica } from '../src/platform/database/replica.ts';
import { outboxState } from '../src/platform/outbox.ts';
import * as events from '../src/platform/outbox/events.ts';
import * as sandbox from '../src/platform/payments/sandbox/rows.ts';
import { countAtDoor } from '../src/platform/public-doors.ts';
import { storeName } from '../src/platform/payments/store-name.ts';
import type { Database, Tx } from '../src/platform/platform.ts';
import * as audit from '../src/shop/audit/sql.ts';
import * as compose from '../src/subscriptions/compose/sql.ts';
import * as withdrawals from '../src/checkout/withdrawals/sql.ts';
import * as reminding from '../src/subscriptions/reminding/sql.ts';
import * as planFigures from '../src/subscriptions/figures/sql.ts';
import * as plans from '../src/subscriptions/plans/sql.ts';
import * as receipts from '../src/subscriptions/receipts/sql.ts';
import { newSigner, writeReceipts } from '../src/subscriptions/receipts/receipts.ts';
import * as inventory from '../src/stock/inventory/sql.ts';
import { firstKitchen } from '../src/contract/kitchens.ts';
import * as kitchens from '../src/stock/kitchens/sql.ts';
import * as lots from '../src/stock/lots/sql.ts';
import * as purchasing from '../src/stock/purchasing/sql.ts';
import { openTestDatabase } from './database.ts';
import { ingredientOf } from './small-menu.ts';
import { deliverTo, firstDay as day, monday } from './store.ts';

type Calls<Room> = { [Name in keyof Room]: (tx: Tx) => Promise<unknown> };

const week = '2026-11-23';
const plannedWeek = {
  week,
  opensAt: monday,
  closesAt: new Date('2026-11-27T12:00:00Z'),
  expectedPortions: 80,
};
const mia = { name: 'Mia', diets: [], avoidedAllergens: [], dislikes: [], portions: 1 };
async function memberOf(tx: Tx): Promise<[customerNo: number, memberNo: number]> {
  const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
  const added = await household.addMember(tx, customerNo, mia);
  return [customerNo, added?.memberNo ?? 0];
}
const plan = {
  status: 'active' as const,
  meals: 3,
  servings: 2,
  weekday: 3,
  everyWeeks: 1,
  firstWeek: week,
  pausedUntil: null,
};
const skippedWeek = {
  week,
  day: null,
  state: 'skipped' as const,
  why: 'asked' as const,
  orderNo: null,
  placement: 1,
  closesAt: null,
};
async function lotIn(tx: Tx): Promise<lots.Food & { lotNo: number }> {
  const ingredientNo = await ingredients.writeIngredient(
    tx,
    undefined,
    ingredientOf('Rice of lots'),
  );
  const food = { kitchenNo: firstKitchen, ingredientNo };
  const label = { useBy: day, bestBefore: null, origin: 'Spain', supplierLot: 'A1' };
  const lotNo = await lots.addLot(tx, food, label, monday);
  const fact = { lotNo, at: monday, by: 'shop', reason: null, note: null };
  await lots.moveLot(tx, 'received', 5, fact);
  return { lotNo, ...food };
}
async function recallIn(tx: Tx): Promise<number> {
  const { lotNo } = await lotIn(tx);
  const begun = { isDrill: false, hazard: 'microbes', note: 'Too warm.' } as const;
  return recall.addRecall(tx, { lotNo, ...begun, at: monday, by: 'shop' });
}
const supplierFacts = {
  name: 'Green Fields',
  contactName: 'Ann',
  email: 'ann@example.com',
  phone: null,
  address: null,
  currency: 'EUR',
  leadDays: 2,
  orderWeekdays: [1, 4],
  minOrderCents: 5000,
  note: null,
  active: true,
};
const supplierIn = (tx: Tx) => purchasing.addSupplier(tx, supplierFacts);
async function articleIn(tx: Tx) {
  const supplierNo = await supplierIn(tx);
  const { ingredientNo } = await lotIn(tx);
  const pack = { articleNo: 'R-1', packAmount: 500, packCents: 400 };
  const article = { ingredientNo, ...pack, gtin: '04006381333931', preferred: true };
  await purchasing.writeArticle(tx, supplierNo, article);
  return { supplierNo, ingredientNo, pack };
}
async function purchaseIn(tx: Tx) {
  const { supplierNo, ingredientNo, pack } = await articleIn(tx);
  const whose = { kitchenNo: firstKitchen, supplierNo };
  const made = { ...whose, currency: 'EUR', expectedOn: day, note: null, at: monday, by: 'shop' };
  const purchaseNo = await purchasing.addPurchase(tx, made);
  await purchasing.writePurchaseLines(tx, purchaseNo, [{ ingredientNo, ...pack, packs: 2 }]);
  return { purchaseNo, supplierNo, ingredientNo };
}
async function receiptOf(tx: Tx): Promise<number> {
  const { purchaseNo, supplierNo, ingredientNo } = await purchaseIn(tx);
  const whose = { kitchenNo: firstKitchen, supplierNo };
  const made = { ...whose, purchaseNo, note: null, at: monday, by: 'shop' };
  const receiptNo =
    (await purchasing.addReceipt(tx, { ...made, key: 'a-key-of-it', hash: 'h' })) ?? 0;
  await purchasing.addReceiptLine(tx, receiptNo, {
    lineNo: 1,
    ingredientNo,
    amount: 5,
    cents: null,
    storage: 'chilled',
    temperature: 91,
    action: 'refused',
    actionNote: 'too warm',
    lotNo: null,
  });
  return receiptNo;
}
async function planIn(tx: Tx): Promise<{ customerNo: number; no: number }> {
  const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
  const agreed = { termsVersion: 0, agreedIn: 'en', at: monday };
  const no = await plans.addSubscription(tx, {
    customerNo,
    plan,
    deliverTo,
    methodRef: null,
    ...agreed,
  });
  return { customerNo, no: no ?? 0 };
}
const withdrawalIn = (tx: Tx) =>
  withdrawals.addWithdrawal(tx, {
    at: monday,
    name: 'Ada',
    email: ada.email,
    namedNo: 4711,
    statement: null,
    orderNo: null,
    outcome: 'unknown',
  });
async function weekIn(tx: Tx): Promise<number> {
  const { no: subscriptionNo } = await planIn(tx);
  await plans.writeWeeks(tx, [{ ...skippedWeek, subscriptionNo }]);
  return subscriptionNo;
}
async function noticeIn(tx: Tx): Promise<void> {
  const said = { at: monday, email: ada.email, namedNo: null, reason: null, subscriptionNo: null };
  expect(await plans.addNotice(tx, said)).toMatchObject({ lately: 0 });
}
async function receiptIn(tx: Tx): Promise<number> {
  const { no } = await planIn(tx);
  const { signer, x } = newSigner();
  await receipts.addKey(tx, { key: signer.key, x, sealed: 'sealed', at: monday });
  const said = {
    shop: 'Larder',
    subscriptionNo: no,
    what: 'subscribed' as const,
    at: monday.toISOString(),
    shopTime: monday.toISOString(),
    week: null,
    day: null,
    why: null,
    plan: { status: 'active', meals: 3, servings: 2, weekday: 3, everyWeeks: 1, pausedUntil: null },
    takenBack: [],
    stillComes: [],
    order: null,
    next: null,
    terms: 0,
  };
  // Two of one subscription at once follow each other.
  const written = await writeReceipts(tx, signer, [said, said]);
  expect(written.map(({ content }) => content.seq)).toEqual([1, 2]);
  expect(written[1]?.content.previous).toBe(written[0]?.digest);
  expect(await receipts.readLast(tx, [no])).toMatchObject([{ subscriptionNo: no, seq: 2 }]);
  return no;
}
const coldRoom = {
  name: 'Cold room',
  place: null,
  kind: 'temperature',
  minTenths: 0,
  maxTenths: 50,
  perDay: 2,
  everyDays: 1,
} as const;
async function noteCold(tx: Tx): Promise<number> {
  const checkNo = await hygiene.addCheck(tx, coldRoom, day);
  const entryNo = await hygiene.addEntry(tx, {
    checkNo,
    checkName: 'Cold room',
    ofDay: day,
    notedAt: monday,
    notedBy: 'ada',
    tenths: 39,
    minTenths: 0,
    maxTenths: 50,
    inOrder: true,
    action: null,
    note: null,
    corrects: null,
  });
  if (entryNo === undefined) throw new Error('Nothing was noted.');
  return entryNo;
}

const bowls = { slug: 'bowls', name: 'Bowls', position: 1 };
const card = {
  slug: 'congee',
  name: null,
  description: null,
  category: 'bowls',
  story: null,
  servings: 2,
  minutes: 20,
  follows: { name: null, description: null, story: null },
  steps: [],
  picture: null,
};
const congee = {
  ...card,
  menuPlace: null,
  status: 'draft' as const,
  preparationCents: 0,
  editionNo: 1,
  ingredients: [],
};
async function congeeIn(tx: Tx): Promise<number> {
  await recipes.writeCategory(tx, bowls);
  return recipes.writeRecipe(tx, undefined, congee, { ...card, ingredients: [] }, 'test');
}
const later = new Date(monday.getTime() + 60_000);
const batchIn = (tx: Tx) =>
  imports.addBatch(tx, {
    region: 'US',
    sources: [{ kind: 'file', name: 'soup.cook', body: new Uint8Array([1]) }],
    at: monday,
  });
async function claimedIn(tx: Tx) {
  await batchIn(tx);
  const [source] = await imports.claimSources(tx, { most: 1, now: monday, until: later });
  if (!source) throw new Error('Nothing was claimed.');
  return source;
}
const openLine = {
  lineNo: 1,
  original: '1 tin moonbeams',
  reading: { lang: 'en', amount: '1', unit: 'tin', food: 'moonbeams', note: '' },
  confidence: { amount: 0.9, unit: 0.9, food: 0.9, note: 0.9 },
  candidates: [],
  state: 'open' as const,
  ingredientNo: null,
  amount: null,
  aliasKey: 'en moonbeam',
};
const limeIn = (tx: Tx) => ingredients.writeIngredient(tx, undefined, ingredientOf('Lime'));
async function importIn(tx: Tx): Promise<number> {
  const { sourceNo, batchNo } = await claimedIn(tx);
  await imports.addImport(tx, {
    batchNo,
    sourceNo,
    part: 1,
    sourceKey: 'a'.repeat(64),
    title: 'Soup',
    yields: null,
    totalMinutes: null,
    author: null,
    sourceUrl: null,
    notes: null,
    language: 'en',
    sourceSteps: [],
    readAt: monday,
    name: 'Soup',
    servings: null,
    minutes: null,
    steps: [],
    lines: [openLine],
  });
  return (await imports.readImports(tx, { before: 9e9, limit: 1 }))[0]?.importNo ?? 0;
}
const group = {
  careful: false,
  catalogueVersion: 0,
  priceVersion: 1,
  placedAt: monday,
  orderDate: day,
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
};
const move = {
  from: 'placed',
  to: 'packing',
  movedAt: monday,
  movedBy: 'test',
  reason: null,
} as const;
const claim = { key: 'a key of the test', requestHash: 'hash', askedAt: monday };
const fact = {
  kind: 'received',
  movedAt: monday,
  movedBy: 'test',
  note: null,
  orderNo: null,
} as const;
const kept = { ref: 'card', label: 'Visa', expires: null };
const aWebhook = {
  url: 'https://hooks.example/larder',
  eventTypes: ['order.placed' as const],
  secret: 'sealed',
};
const aToken = {
  name: 'Till',
  scopes: ['see-orders'],
  hash: Buffer.alloc(32),
  expiresAt: new Date(monday.getTime() + 1),
};
const byTest = { at: monday, by: 'the test' };
const observed = {
  ref: 'ref',
  paymentNo: 1,
  state: 'open' as const,
  currency: 'EUR',
  authorisedCents: 0,
  capturedCents: 0,
  refundedCents: 0,
  captureBefore: null,
  method: kept,
  failure: null,
};
const attempt = {
  orderNo: 1,
  provider: 'sandbox',
  purpose: 'charge' as const,
  state: 'unsent' as const,
  amountCents: 1,
  currency: 'EUR',
  methodRef: 'card',
};
const back = { orderNo: 1, paymentNo: 1, key: 'key', cents: 1, reason: 'test' };
const page = { before: undefined, limit: 1 };
const home = {
  label: 'Home',
  name: 'Ada Cook',
  phone: '0871234567',
  address: '1 Quay Street',
  country: 'IE',
  postcode: 'D02 XY45',
  note: null,
};
const ada = { accountId: 'account', email: 'ada@example.com', former: 'erased account' };
const emailChange = {
  newEmail: 'a@b.example',
  askedAt: monday,
  expiresAt: new Date(monday.getTime() + 1),
  keys: { old: Buffer.alloc(32, 1), new: Buffer.alloc(32, 2) },
};
const erasing = { customerNo: 1, at: monday, by: 'customer', reason: null };
const promotion = {
  title: 'Ten off',
  code: 'TEN',
  kind: 'percent' as const,
  basisPoints: [1000],
  cents: 0,
  minGoodsCents: 0,
  firstDay: null,
  lastDay: null,
  maxUses: null,
  maxPerCustomer: null,
  firstOrderOnly: false,
  referralCents: null,
  active: true,
};
const zone = {
  name: 'Everywhere',
  kitchenNo: firstKitchen,
  region: 'IE',
  feeCents: 0,
  freeFromCents: null,
  minOrderCents: 0,
  weekdays: [1],
};
const rate = {
  region: 'IE',
  taxClass: 'food',
  validFrom: day,
  validUntil: null,
  basisPoints: 0,
} as const;

const noPrice = mealsOnly([]);
if (!noPrice.ok) throw new Error('Nothing has no price.');

const secondDay = { kitchenNo: 2, day };
/** Every function of every `sql.ts`, called on a shop where nothing was ever sold. */
const rooms: Record<string, Record<string, (tx: Tx) => Promise<unknown>>> = {
  'checkout/days': {
    ensureDays: (tx) => days.ensureDays(tx, [{ day, capacity: 1 }]),
    readDays: (tx) => days.readDays(tx, day, day, [firstKitchen]),
    addDay: (tx) => days.addDay(tx, day, { capacity: 1, closed: false }),
    lockDay: (tx) => days.lockDay(tx, secondDay),
    changeDay: (tx) => days.changeDay(tx, secondDay, { capacity: 1, closed: false }),
    giveBoxBack: (tx) => days.giveBoxBack(tx, secondDay),
  } satisfies Calls<typeof days>,
  'shop/settings': {
    readMark: (tx) => settings.readMark(tx),
    readVersions: (tx) => settings.readVersions(tx),
    takeThePen: (tx) => settings.takeThePen(tx),
    writeVersion: (tx) =>
      settings.writeVersion(tx, { change: { name: 'Pantry' }, holdsFrom: monday }),
    removePlanned: (tx) => settings.removePlanned(tx, 1, monday),
  } satisfies Calls<typeof settings>,
  'people/consents': {
    writeConsents: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      const agreedTo = { terms: 0, privacy: 0 };
      const said = { at: monday, when: 'order', language: 'de' } as const;
      await consents.writeConsents(tx, { customerNo, agreedTo, ...said });
      expect(await consents.readConsents(tx, customerNo)).toHaveLength(2);
    },
    readConsents: (tx) => consents.readConsents(tx, 1),
  } satisfies Calls<typeof consents>,
  'people/mailboxes': {
    readStop: (tx) => mailboxes.readStop(tx, 'ada@example.com'),
    writeStop: async (tx) => {
      const stop = { address: 'Ada@example.com', kind: 'bounce', stoppedAt: monday } as const;
      await mailboxes.writeStop(tx, { ...stop, why: 'No such mailbox' });
      await mailboxes.writeStop(tx, { ...stop, why: 'said again' });
      const known = await mailboxes.readStop(tx, 'ada@EXAMPLE.com');
      expect(known).toMatchObject({ kind: 'bounce', why: 'No such mailbox' });
    },
    liftStop: (tx) => mailboxes.liftStop(tx, { address: 'ada@example.com', ...byTest }),
  } satisfies Calls<typeof mailboxes>,
  'people/reminders': {
    readChoice: (tx) => reminders.readChoice(tx, 1),
    writeChoice: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      const said = { wanted: false, saidAt: monday, saidIn: 'letter' } as const;
      await reminders.writeChoice(tx, customerNo, said);
      expect(await reminders.readChoice(tx, customerNo)).toMatchObject({ wanted: false });
    },
  } satisfies Calls<typeof reminders>,
  'people/substitutions': {
    readChoice: (tx) => substitutions.readChoice(tx, 1),
    writeChoice: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      const said = { choice: 'swap', never: ['milk'], chosenAt: monday } as const;
      await substitutions.writeChoice(tx, customerNo, { ...said, never: [...said.never] });
      expect(await substitutions.readChoice(tx, customerNo)).toMatchObject({ choice: 'swap' });
    },
  } satisfies Calls<typeof substitutions>,
  'liking/again': {
    readHad: (tx) => again.readHad(tx, 1),
  } satisfies Calls<typeof again>,
  'liking/favourites': {
    readFavourites: (tx) => favourites.readFavourites(tx, 1, page),
    readAmong: (tx) => favourites.readAmong(tx, 1, [1]),
    addFavourite: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      await recipes.writeCategory(tx, bowls);
      const draft = { ...card, ingredients: [] };
      const recipeNo = await recipes.writeRecipe(tx, undefined, congee, draft, 'test');
      await favourites.addFavourite(tx, customerNo, { recipeNo, since: monday });
      expect(await favourites.readAmong(tx, customerNo, [recipeNo])).toEqual([recipeNo]);
      expect(await favourites.readFavourites(tx, customerNo, page)).toHaveLength(1);
    },
    removeFavourite: (tx) => favourites.removeFavourite(tx, 1, 1),
  } satisfies Calls<typeof favourites>,
  'liking/ratings': {
    readRatings: (tx) => ratings.readRatings(tx, 1),
    writeRating: (tx) =>
      ratings.writeRating(tx, { orderNo: 1, lineNo: 1, stars: 5, note: null, ratedAt: monday }),
    readMark: (tx) => ratings.readMark(tx),
    readSums: (tx) => ratings.readSums(tx),
    readRated: (tx) =>
      ratings.readRated(tx, { after: { thousandths: 1000, recipeNo: 1 }, limit: 1 }),
    writeRequests: (tx) =>
      ratings.writeRequests(tx, {
        from: day,
        until: day,
        statuses: ['delivered'],
        at: monday,
        lastAsked: monday,
      }),
    readOfRecipe: (tx) =>
      ratings.readOfRecipe(tx, 1, { before: { orderNo: 1, lineNo: 1 }, limit: 1 }),
  } satisfies Calls<typeof ratings>,
  'shop/legal': {
    takeThePen: (tx) => legal.takeThePen(tx),
    writeVersion: (tx) =>
      legal.writeVersion(tx, {
        topic: 'terms',
        versionNo: 1,
        holdsFrom: new Date('2099-01-01T00:00:00Z'),
        agreeAgain: true,
        text: 'Our terms',
      }),
    readVersions: (tx) => legal.readVersions(tx),
    readText: (tx) => legal.readText(tx, 'terms', 1),
    removePlanned: (tx) => legal.removePlanned(tx, { topic: 'terms', versionNo: 1, now: monday }),
  } satisfies Calls<typeof legal>,
  'checkout/pricing': {
    readVersion: (tx) => pricing.readVersion(tx),
    nextVersion: (tx) => pricing.nextVersion(tx),
    readZones: (tx) => pricing.readZones(tx),
    readPrefixes: (tx) => pricing.readPrefixes(tx),
    readRates: (tx) => pricing.readRates(tx),
    readUsedRates: (tx) => pricing.readUsedRates(tx, day),
    readPromotions: (tx) => pricing.readPromotions(tx),
    hasBalances: (tx) => pricing.hasBalances(tx),
    writeZone: (tx) => pricing.writeZone(tx, undefined, zone),
    clearPrefixes: (tx) => pricing.clearPrefixes(tx, [1]),
    writePrefixes: async (tx) => {
      const zoneNo = await pricing.writeZone(tx, undefined, { ...zone, name: 'Everywhere else' });
      await pricing.writePrefixes(tx, zoneNo, [{ country: 'IE', prefix: '' }]);
    },
    removeZone: (tx) => pricing.removeZone(tx, 1),
    writeRate: (tx) => pricing.writeRate(tx, rate),
    removeRate: (tx) => pricing.removeRate(tx, rate),
  } satisfies Calls<typeof pricing>,
  'checkout/promotions': {
    readPromotions: (tx) => promotions.readPromotions(tx),
    readPromotion: (tx) => promotions.readPromotion(tx, 1),
    writePromotion: (tx) => promotions.writePromotion(tx, undefined, promotion),
    invitesAlready: (tx) => promotions.invitesAlready(tx, undefined),
    grantUses: (tx) => promotions.grantUses(tx, { account: 'promotion:1', granted: 1 }),
    grantUsesToEach: (tx) =>
      promotions.grantUsesToEach(tx, { accountsLike: 'promotion:1:%', granted: 1 }),
    readStanding: (tx) =>
      promotions.readStanding(tx, {
        customerNo: 1,
        creditAccount: 'credit:1:EUR',
        countedAccounts: [],
        currency: 'EUR',
        today: day,
      }),
    readInviter: (tx) => promotions.readInviter(tx, 'CODE'),
    readReferralCode: (tx) => promotions.readReferralCode(tx, 1),
    keepReferralCode: (tx) =>
      expect(promotions.keepReferralCode(tx, 1, 'CODE')).rejects.toThrow('referral_code'),
    countGuess: (tx) => expect(promotions.countGuess(tx, 1, monday)).rejects.toThrow('code_guess'),
    readGuesses: (tx) => promotions.readGuesses(tx, 1, monday),
    readGifts: (tx) => promotions.readGifts(tx, { end: undefined, before: undefined, limit: 1 }),
    giftsOf: (tx) => promotions.giftsOf(tx, 1),
    readGift: (tx) => promotions.readGift(tx, 1),
    lockGift: (tx) => promotions.lockGift(tx, { giftNo: 1 }),
    addGift: (tx) =>
      promotions.addGift(tx, {
        key: 'key-of-a-card',
        digest: Buffer.from('digest'),
        end: 'ABCD',
        cents: 1,
        currency: 'EUR',
        sold: true,
        note: null,
        lastDay: null,
        at: monday,
        by: 'shop',
      }),
    keepGift: (tx) => promotions.keepGift(tx, 1, 1, monday),
    stopGift: (tx) => promotions.stopGift(tx, 1, monday),
    grant: (tx) => promotions.grant(tx, 'gift:1', 1),
    giveToAccount: (tx) => promotions.giveToAccount(tx, 'gift:2', 1),
    takeRest: (tx) => promotions.takeRest(tx, 'gift:1'),
    addGrant: (tx) =>
      expect(
        promotions.addGrant(tx, {
          customerNo: 1,
          cents: 1,
          currency: 'EUR',
          key: 'a key',
          kind: 'goodwill',
          reason: null,
          orderNo: null,
          givenAt: monday,
          givenBy: 'shop',
        }),
      ).rejects.toThrow('credit_grant'),
    readGrants: (tx) => promotions.readGrants(tx, 1),
    readSpent: (tx) => promotions.readSpent(tx, 1),
    readReport: (tx) => promotions.readReport(tx, { from: day, to: day }),
    isInvited: (tx) => promotions.isInvited(tx, 1),
    giveTakesBack: (tx) => promotions.giveTakesBack(tx, 1, monday),
    forgetPerson: (tx) => promotions.forgetPerson(tx, 1),
    forgetStrays: (tx) => promotions.forgetStrays(tx),
    readCreditAccounts: (tx) => promotions.readCreditAccounts(tx, 1),
    readReward: (tx) => promotions.readReward(tx, 1),
  } satisfies Calls<typeof promotions>,
  'ledger/books': {
    writeTransfers: (tx) => books.writeTransfers(tx, []),
    readSold: (tx) => books.readSold(tx, 1),
    isSold: (tx) => books.isSold(tx, 1),
    isPosted: (tx) => books.isPosted(tx, 'a key'),
    readWrittenOff: (tx) => books.readWrittenOff(tx, { orderNo: 1, currency: 'EUR' }),
    readDisputes: (tx) => books.readDisputes(tx, 1),
    readPeriod: (tx) => books.readPeriod(tx, day, 'Europe/Dublin'),
    readLastOrder: (tx) => books.readLastOrder(tx),
    readSums: (tx) => books.readSums(tx, { from: monday, to: monday }),
    readOddOrders: (tx) => books.readOddOrders(tx, { from: monday, to: monday }),
    readOddPayments: (tx) => books.readOddPayments(tx, { from: monday, to: monday }),
    readMissingNumbers: (tx) => books.readMissingNumbers(tx, null),
    readOddAllowances: (tx) => books.readOddAllowances(tx, null),
    readStuckRefunds: (tx) => books.readStuckRefunds(tx, monday),
  } satisfies Calls<typeof books>,
  'payments/invoices': {
    drawNumber: (tx) => invoices.drawNumber(tx, 'INV'),
    lockToBill: (tx) => invoices.lockToBill(tx, 1),
    readOfOrder: (tx) => invoices.readOfOrder(tx, 1),
    isTheirs: (tx) => invoices.isTheirs(tx, 1, 1),
    readDocument: (tx) => invoices.readDocument(tx, { series: 'INV', number: 1 }, 1),
    readIssued: (tx) => invoices.readIssued(tx, { from: day, to: day, timeZone: 'Europe/Dublin' }),
    writeDocument: (tx) =>
      expect(
        invoices.writeDocument(tx, {
          series: 'INV',
          number: 1,
          orderNo: 1,
          refundNo: null,
          issuedAt: monday,
          content: {} as never,
        }),
      ).rejects.toThrow('invoice_order_no_fkey'),
  } satisfies Calls<typeof invoices>,
  'payments/refunds': {
    readOrder: (tx) => refunds.readOrder(tx, 1),
    lockOrder: (tx) => refunds.lockOrder(tx, 1),
    readIngredients: (tx) => refunds.readIngredients(tx, 1),
    readCaptured: (tx) => refunds.readCaptured(tx, 1),
    readRefunds: (tx) => refunds.readRefunds(tx, 1),
    readRefund: (tx) => refunds.readRefund(tx, 1),
    writeRefund: (tx) =>
      expect(
        refunds.writeRefund(tx, {
          orderNo: 1,
          paymentNo: null,
          key: 'a key of the test',
          cents: 1,
          reason: 'test',
          parts: [],
          askedAt: monday,
          askedBy: 'test',
        }),
      ).rejects.toThrow('refund_order_no_fkey'),
    reserve: (tx) => refunds.reserve(tx, 1, 1),
    letGo: (tx) => refunds.letGo(tx, 1, 1),
    reopenRefunds: (tx) => refunds.reopenRefunds(tx, 1),
    countRefunded: (tx) => refunds.countRefunded(tx, 1),
    writeOutcome: (tx) =>
      refunds.writeOutcome(tx, 1, { state: 'failed', ref: null, failure: null, settledAt: monday }),
    writeParts: (tx) => refunds.writeParts(tx, 1, { asked: [], given: [] }),
    callCashier: (tx) => refunds.callCashier(tx, 1, monday),
    writeMissing: (tx) =>
      refunds.writeMissing(tx, {
        orderNo: 1,
        lineNo: 1,
        ingredientNo: 1,
        amount: 1,
        toldAt: monday,
        toldBy: 'test',
      }),
    writeRecalled: (tx) =>
      refunds.writeRecalled(tx, [{ orderNo: 1, lineNo: 1, ingredientNo: 1 }], {
        at: monday,
        by: 'test',
      }),
    readMissing: (tx) => refunds.readMissing(tx, { orderNo: 1, lineNo: 1, ingredientNo: 1 }),
    writeOwedBack: async (tx) =>
      expect(
        refunds.writeOwedBack(tx, 1, { key: 'swapped-1', cents: 1, reason: 'Less' }),
      ).rejects.toThrow('owed_back_order_no_fkey'),
    readOwedBack: (tx) => refunds.readOwedBack(tx, 1),
  } satisfies Calls<typeof refunds>,
  'checkout/desk': {
    placeOrders: (tx) => desk.placeOrders(tx, [], group),
    findEarlier: (tx) => desk.findEarlier(tx, []),
  } satisfies Calls<typeof desk>,
  'checkout/changing': {
    findEdit: (tx) => changing.findEdit(tx, { orderNo: 1, customerNo: 1, key: 'none' }),
    replaceOrder: (tx) =>
      changing.replaceOrder(tx, {
        orderNo: 1,
        editNo: 0,
        key: 'none',
        requestHash: 'none',
        customer: { customerNo: 1, profileVersion: 1 },
        catalogueVersion: 1,
        priceVersion: 1,
        at: new Date(),
        basketId: null,
        day,
        cancelUntil: new Date(),
        deliverTo: { name: 'Ada', phone: '1', address: 'Here' },
        keepsLines: true,
        keptWeek: null,
        plan: { lines: [], need: new Map(), price: noPrice, asksForAge: false },
      }),
  } satisfies Calls<typeof changing>,
  'checkout/tallies': {
    countOrders: (tx) => tallies.countOrders(tx, 10, 0),
    readUpto: (tx) => tallies.readUpto(tx),
    readKept: (tx) => tallies.readKept(tx),
    readCounted: (tx) => tallies.readCounted(tx, { after: 0, upTo: 10 }),
  } satisfies Calls<typeof tallies>,
  'checkout/orders': {
    readOrder: (tx) => orders.readOrder(tx, 1),
    lockOrder: (tx) => orders.lockOrder(tx, 1),
    findOrders: async (tx) => {
      await orders.findOrders(tx, { limit: 1 });
      await orders.findOrders(tx, { limit: 1, q: 'ada' });
    },
    readLines: (tx) => orders.readLines(tx, 1),
    readMoves: (tx) => orders.readMoves(tx, 1),
    readPayments: (tx) => orders.readPayments(tx, 1),
    readBeside: (tx) => orders.readBeside(tx, 1),
    readCharges: (tx) => orders.readCharges(tx, 1),
    readBroken: (tx) => orders.readBroken(tx),
    countOrders: (tx) => orders.countOrders(tx),
    readEditions: (tx) => orders.readEditions(tx, 1),
    askCashier: (tx) => orders.askCashier(tx, 1, monday),
    writeMove: (tx) => expect(orders.writeMove(tx, 1, move)).rejects.toThrow('order_move'),
    tellMove: (tx) => orders.tellMove(tx, { orderNo: 1, moveNo: 1, backs: ['placed'] }, monday),
    wasTold: (tx) => orders.wasTold(tx, 1, 'packing'),
    refundedSince: (tx) => orders.refundedSince(tx, 1, 'shipped'),
    daysWithoutPromise: (tx) => orders.daysWithoutPromise(tx, day),
    writePromise: (tx) =>
      orders.writePromise(tx, day, { cancelUntil: monday, timeZone: 'Europe/Dublin' }),
    packEveryLine: (tx) => orders.packEveryLine(tx, 1, monday),
    takenBy: (tx) => orders.takenBy(tx, 1),
    giveOffersBack: (tx) => orders.giveOffersBack(tx, 1),
    readUneaten: (tx) => orders.readUneaten(tx, [1], '2026-01-01'),
    readOutgrown: (tx) => orders.readOutgrown(tx, {}),
    writeCorrection: (tx) =>
      expect(orders.writeCorrection(tx, 1, 1, monday)).rejects.toThrow('order_correction'),
  } satisfies Calls<typeof orders>,
  'checkout/placing': {
    findAsked: (tx) => placing.findAsked(tx, []),
  } satisfies Calls<typeof placing>,
  'people/email': {
    countAsked: (tx) =>
      email.countAsked(tx, { customerNo: 1, newEmail: 'a@b.example', since: monday }),
    endOpen: (tx) => email.endOpen(tx, 1, monday),
    addChange: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      await email.addChange(tx, { customerNo, ...emailChange });
    },
    readOpen: (tx) => email.readOpen(tx, 1, monday),
    readByKey: (tx) => email.readByKey(tx, Buffer.alloc(32), monday),
    lockByKey: (tx) => email.lockByKey(tx, Buffer.alloc(32), monday),
    writeConfirmed: (tx) => email.writeConfirmed(tx, { changeNo: 1, side: 'old' }, monday),
    readProved: (tx) => email.readProved(tx, 1),
    end: (tx) => email.end(tx, 1, monday),
  } satisfies Calls<typeof email>,
  'people/staff': {
    writeEmail: (tx) => staff.writeEmail(tx, 'account', 'a@b.example'),
    memberOfAccount: (tx) => staff.memberOfAccount(tx, ada.accountId),
    readMembers: (tx) => staff.readMembers(tx),
    lockOwners: (tx) => staff.lockOwners(tx),
    lockMember: (tx) => staff.lockMember(tx, 1),
    writeRole: (tx) => staff.writeRole(tx, 1, 'menu', byTest),
    writeMember: (tx) =>
      staff.writeMember(tx, { accountId: 'new', email: 'a@b.example', role: 'menu' }, byTest),
    findMember: (tx) => staff.findMember(tx, 'a@b.example'),
    adoptOwner: (tx) => staff.adoptOwner(tx, { accountId: 'new', email: 'a@b.example' }, monday),
    readmit: (tx) => staff.readmit(tx, 'a@b.example', byTest),
    readInvitations: (tx) => staff.readInvitations(tx, monday),
    writeInvitation: (tx) =>
      staff.writeInvitation(
        tx,
        {
          email: 'a@b.example',
          role: 'menu',
          token: Buffer.alloc(32),
          expiresAt: new Date(monday.getTime() + 1),
        },
        byTest,
      ),
    readInvitation: (tx) => staff.readInvitation(tx, Buffer.alloc(32), monday),
    takeInvitation: (tx) => staff.takeInvitation(tx, Buffer.alloc(32), monday),
    removeInvitation: (tx) => staff.removeInvitation(tx, 1),
  } satisfies Calls<typeof staff>,
  'office/health': {
    readState: (tx) => health.readState(tx),
  } satisfies Calls<typeof health>,
  'office/webhooks': {
    readEndpoints: (tx) => webhooks.readEndpoints(tx),
    lockEndpoint: (tx) => webhooks.lockEndpoint(tx, 1),
    lockTried: (tx) => webhooks.lockTried(tx, 1),
    countEndpoints: (tx) => webhooks.countEndpoints(tx),
    writeEndpoint: (tx) => webhooks.writeEndpoint(tx, aWebhook, monday),
    changeEndpoint: (tx) => webhooks.changeEndpoint(tx, 1, { ...aWebhook, disabledAt: monday }),
    changeSecret: (tx) => webhooks.changeSecret(tx, 1, { secret: 'new', formerUntil: monday }),
    removeEndpoint: (tx) => webhooks.removeEndpoint(tx, 1, monday),
    readDeliveries: (tx) =>
      webhooks.readDeliveries(tx, { endpointNo: 1, state: 'failed', before: 9, limit: 1 }),
    sendAgain: (tx) => webhooks.sendAgain(tx, { endpointNo: 1, since: monday }),
    endpointOfDelivery: (tx) => webhooks.endpointOfDelivery(tx, 1),
    claimDue: (tx) =>
      webhooks.claimDue(tx, { now: monday, until: monday, busy: [2], ofEach: 1, most: 1 }),
    writeTry: (tx) =>
      webhooks.writeTry(
        tx,
        { deliveryNo: 1, attempts: 0 },
        {
          state: 'failed',
          dueAt: monday,
          triedAt: monday,
          httpStatus: 500,
          failure: null,
          answer: null,
        },
      ),
    noteArrived: (tx) => webhooks.noteArrived(tx, 1),
    noteFailing: (tx) => webhooks.noteFailing(tx, 1, monday),
    switchOff: (tx) => webhooks.switchOff(tx, 1, monday),
    removeOldEvents: (tx) => webhooks.removeOldEvents(tx, monday),
  } satisfies Calls<typeof webhooks>,
  'people/tokens': {
    readTokens: (tx) => tokens.readTokens(tx),
    lockToken: (tx) => tokens.lockToken(tx, 1),
    writeToken: (tx) => tokens.writeToken(tx, aToken, byTest),
    writeRevoked: (tx) => tokens.writeRevoked(tx, 1, monday),
  } satisfies Calls<typeof tokens>,
  'shop/audit': {
    writeEntries: (tx) =>
      audit.writeEntries(tx, [
        {
          by: 'operator',
          role: null,
          action: 'day-changed',
          kind: 'day',
          key: day,
          before: null,
          after: { capacity: 1 },
        },
      ]),
    readEntries: (tx) =>
      audit.readEntries(tx, {
        by: '1',
        action: 'day-changed',
        subject: 'day',
        key: day,
        from: day,
        to: day,
        before: { at: monday, auditNo: 1 },
        timeZone: 'Europe/Dublin',
        limit: 1,
      }),
    readPeople: (tx) => audit.readPeople(tx),
  } satisfies Calls<typeof audit>,
  'payments/cashier': {
    claimDue: (tx) => cashier.claimDue(tx, { now: monday, until: monday, most: 1 }),
    lease: (tx) => cashier.lease(tx, 1, monday),
    endLease: (tx) =>
      cashier.endLease(tx, { orderNo: 1, until: monday }, { at: null, failures: 0 }),
    readOrder: (tx) => cashier.readOrder(tx, 1),
    lockOrder: (tx) => cashier.lockOrder(tx, 1),
    readPayments: (tx) => cashier.readPayments(tx, 1),
    readTenders: (tx) => cashier.readTenders(tx, 1),
    takeTender: (tx) => cashier.takeTender(tx, 1, monday),
    paymentByToken: (tx) => cashier.paymentByToken(tx, randomUUID()),
    writeOpened: (tx) => cashier.writeOpened(tx, 1, 'ref'),
    writeObserved: (tx) => cashier.writeObserved(tx, observed, monday),
    keepMethod: (tx) =>
      expect(
        cashier.keepMethod(tx, { provider: 'sandbox', customerNo: 1, method: kept }, monday),
      ).rejects.toThrow('payment_method'),
    addPayment: (tx) => expect(cashier.addPayment(tx, attempt, monday)).rejects.toThrow('payment'),
    writeAsked: (tx) => cashier.writeAsked(tx, 1, monday),
    writeDunned: (tx) => cashier.writeDunned(tx, 1, 1, monday),
    askRefund: (tx) => expect(cashier.askRefund(tx, back, monday)).rejects.toThrow('refund'),
    writeSent: (tx) => cashier.writeSent(tx, 1, 'ref'),
  } satisfies Calls<typeof cashier>,
  'payments/hooks': {
    lookNow: (tx) => hooks.lookNow(tx, 1, monday),
    findPayment: (tx) => hooks.findPayment(tx, 'sandbox', { ref: 'ref', paymentNo: null }),
    keepHook: (tx) =>
      hooks.keepHook(tx, { provider: 'sandbox', eventId: 'event', paymentNo: 1 }, monday),
  } satisfies Calls<typeof hooks>,
  'payments/payments': {
    readMethods: (tx) => payments.readMethods(tx, 'sandbox', 1),
    orderThatNeeds: (tx) => payments.orderThatNeeds(tx, 'sandbox', 'card'),
    removeMethod: (tx) =>
      payments.removeMethod(tx, { provider: 'sandbox', customerNo: 1, methodRef: 'card' }),
    readDoubtful: (tx) => payments.readDoubtful(tx, 1),
    readRefundsToSeeTo: (tx) => payments.readRefundsToSeeTo(tx, 1),
    readFailedCharges: (tx) => payments.readFailedCharges(tx, { before: undefined, limit: 1 }),
  } satisfies Calls<typeof payments>,
  'food/edits': {
    readVersion: (tx) => edits.readVersion(tx),
    nextVersion: (tx) => edits.nextVersion(tx),
  } satisfies Calls<typeof edits>,
  'food/ingredients': {
    readIngredients: (tx) => ingredients.readIngredients(tx),
    readCounted: (tx) => ingredients.readCounted(tx),
    writeIngredient: (tx) => ingredients.writeIngredient(tx, undefined, ingredientOf('Lime')),
    lockIngredients: (tx) => ingredients.lockIngredients(tx, []),
    releaseNames: (tx) => ingredients.releaseNames(tx, []),
  } satisfies Calls<typeof ingredients>,
  'kitchen/forecast': {
    readSold: (tx) => forecast.readSold(tx, { from: day, to: day, recipeNos: [1] }),
    readSoldAhead: (tx) => forecast.readSoldAhead(tx, { from: day, to: day }),
    readOrdered: (tx) => forecast.readOrdered(tx, { from: day, to: day }),
  } satisfies Calls<typeof forecast>,
  'food/menu-weeks': {
    readWeeks: (tx) => menuWeeks.readWeeks(tx),
    readTakenFrom: (tx) => menuWeeks.readTakenFrom(tx, day),
    readOffers: (tx) => menuWeeks.readOffers(tx),
    readTaken: (tx) => menuWeeks.readTaken(tx, week, week),
    lockWeek: (tx) => menuWeeks.lockWeek(tx, week),
    lockOffers: (tx) => menuWeeks.lockOffers(tx, week),
    readRecipes: (tx) => menuWeeks.readRecipes(tx, [1]),
    writeWeek: async (tx) => {
      await menuWeeks.writeWeek(tx, plannedWeek);
      expect(await menuWeeks.lockWeek(tx, week)).toMatchObject({ ...plannedWeek, version: 1 });
    },
    writePublished: async (tx) => {
      await menuWeeks.writeWeek(tx, plannedWeek);
      await menuWeeks.writePublished(tx, week, monday);
      expect(await menuWeeks.readWeeks(tx)).toMatchObject([{ publishedAt: monday, version: 2 }]);
    },
    writeOffers: async (tx) => {
      await menuWeeks.writeWeek(tx, plannedWeek);
      await menuWeeks.writeOffers(tx, week, []);
      expect(await menuWeeks.readOffers(tx)).toEqual([]);
    },
    removeWeek: async (tx) => {
      await menuWeeks.writeWeek(tx, plannedWeek);
      await menuWeeks.removeWeek(tx, week);
      expect(await menuWeeks.readWeeks(tx)).toEqual([]);
    },
  } satisfies Calls<typeof menuWeeks>,
  'food/archive': {
    readArchived: (tx) => archive.readArchived(tx),
    offeredWith: (tx) => archive.offeredWith(tx, 1),
    usedIn: (tx) => archive.usedIn(tx, 'bowls'),
    offered: (tx) => archive.offered(tx, 1),
    exists: async (tx) => {
      expect(await archive.exists(tx, 'recipe', 1)).toBe(false);
      expect(await archive.exists(tx, 'category', 'bowls')).toBe(false);
    },
    writeArchived: async (tx) => {
      await recipes.writeCategory(tx, bowls);
      await archive.writeArchived(tx, 'category', 'bowls', monday);
      expect(await archive.readArchived(tx)).toEqual([{ kind: 'category', key: 'bowls' }]);
    },
  } satisfies Calls<typeof archive>,
  'food/recipes': {
    readFormerSlugs: (tx) => recipes.readFormerSlugs(tx),
    keepFormerSlugs: (tx) => recipes.keepFormerSlugs(tx, [{ slug: 'congee', recipeNo: 1 }]),
    removeFormerSlug: (tx) => recipes.removeFormerSlug(tx, 1, 'congee'),
    readCategories: (tx) => recipes.readCategories(tx),
    readRecipes: (tx) => recipes.readRecipes(tx),
    writeCategory: (tx) => recipes.writeCategory(tx, bowls),
    readSynonyms: async (tx) => {
      await recipes.writeSynonyms(tx, [['eggplant', 'aubergine']]);
      expect(await recipes.readSynonyms(tx)).toEqual([['eggplant', 'aubergine']]);
    },
    writeSynonyms: (tx) => recipes.writeSynonyms(tx, []),
    readSlugs: (tx) => recipes.readSlugs(tx, 'congee', undefined),
    readPortions: (tx) => recipes.readPortions(tx, [1]),
    readEditions: (tx) => recipes.readEditions(tx, 1, { before: 2, limit: 1 }),
    wasPublished: (tx) => recipes.wasPublished(tx, 1),
    releaseSlugs: (tx) => recipes.releaseSlugs(tx, []),
    readSources: (tx) => recipes.readSources(tx, [1]),
    writeSource: async (tx) => {
      const recipeNo = await congeeIn(tx);
      const source = { recipeNo, title: 'Congee', author: null, url: null, steps: ['Boil.'] };
      await recipes.writeSource(tx, { ...source, ownWordsAt: null });
      await recipes.writeSource(tx, { ...source, ownWordsAt: monday });
      expect(await recipes.readSources(tx, [recipeNo])).toEqual([
        { ...source, ownWordsAt: monday },
      ]);
    },
    writeRecipe: async (tx) => {
      await recipes.writeCategory(tx, bowls);
      await recipes.writeRecipe(tx, undefined, congee, { ...card, ingredients: [] }, 'test');
    },
  } satisfies Calls<typeof recipes>,
  'food/imports': {
    addBatch: (tx) => batchIn(tx),
    claimSources: async (tx) => {
      await batchIn(tx);
      const claim = { most: 2, now: monday, until: later };
      expect(await imports.claimSources(tx, claim)).toMatchObject([{ kind: 'file', attempts: 1 }]);
      expect(await imports.claimSources(tx, claim)).toEqual([]);
    },
    keepReading: async (tx) => {
      const { sourceNo, batchNo } = await claimedIn(tx);
      const further = { readParts: 2, leftOut: [{ name: 'a', why: 'broken' }], until: later };
      expect(await imports.keepReading(tx, sourceNo, further)).toBe(true);
      await imports.writeCancelled(tx, batchNo, monday);
      expect(await imports.keepReading(tx, sourceNo, further)).toBe(false);
    },
    finishSource: async (tx) => {
      const { sourceNo, batchNo } = await claimedIn(tx);
      await imports.finishSource(tx, sourceNo, 'no-recipe');
      expect(await imports.readSources(tx, batchNo, 2)).toMatchObject([
        { state: 'refused', why: 'no-recipe' },
      ]);
    },
    writeCancelled: (tx) => imports.writeCancelled(tx, 1, null),
    makeDue: (tx) => imports.makeDue(tx, 1, monday),
    readBatches: async (tx) => {
      const batchNo = await batchIn(tx);
      expect(await imports.readBatches(tx, { before: 9e9, limit: 1 })).toMatchObject([
        { batchNo, sources: 1, waiting: 1, recipes: 0 },
      ]);
    },
    readSources: (tx) => imports.readSources(tx, 1, 2),
    addImport: async (tx) => {
      await importIn(tx);
      expect(await imports.readImports(tx, { before: 9e9, limit: 3 })).toMatchObject([
        { state: 'open', lines: 1, openLines: 1 },
      ]);
    },
    readImports: (tx) =>
      imports.readImports(tx, { before: 1, limit: 1, state: 'open', batchNo: 1 }),
    readImport: async (tx) => {
      expect(await imports.readImport(tx, await importIn(tx))).toMatchObject({ version: 1 });
    },
    lockImport: (tx) => imports.lockImport(tx, 1),
    readLines: async (tx) => {
      expect(await imports.readLines(tx, await importIn(tx))).toEqual([openLine]);
    },
    writeResolution: async (tx) => {
      const no = await importIn(tx);
      await imports.writeResolution(tx, no, {
        name: 'Soup',
        category: null,
        servings: 2,
        minutes: 20,
        preparationCents: 100,
        steps: ['Boil.'],
        ownWords: true,
        lines: [{ lineNo: 1, state: 'left-out', ingredientNo: null, amount: null }],
      });
      expect(await imports.readImport(tx, no)).toMatchObject({ name: 'Soup', version: 2 });
      expect(await imports.readLines(tx, no)).toMatchObject([{ state: 'left-out' }]);
    },
    writeDrafted: async (tx) => {
      const no = await importIn(tx);
      await imports.writeDrafted(tx, no, await congeeIn(tx));
      expect(await imports.readImport(tx, no)).toMatchObject({ state: 'drafted' });
    },
    writeSetAside: async (tx) => {
      const no = await importIn(tx);
      await imports.writeSetAside(tx, no);
      expect(await imports.readImport(tx, no)).toMatchObject({ state: 'set-aside' });
    },
    readAliases: (tx) => imports.readAliases(tx),
    writeAliases: (tx) => imports.writeAliases(tx, [], monday),
    readAliasesOf: async (tx) => {
      const alias = { aliasKey: 'en moonbeam', ingredientNo: await limeIn(tx) };
      await imports.writeAliases(tx, [alias], monday);
      const page = { after: 'en moon', limit: 5 };
      expect(await imports.readAliasesOf(tx, alias.ingredientNo, page)).toEqual([
        { ...alias, learntAt: monday },
      ]);
      const next = { after: alias.aliasKey, limit: 5 };
      expect(await imports.readAliasesOf(tx, alias.ingredientNo, next)).toEqual([]);
    },
    deleteAlias: async (tx) => {
      const alias = { aliasKey: 'en moonbeam', ingredientNo: await limeIn(tx) };
      await imports.writeAliases(tx, [alias], monday);
      expect(await imports.deleteAlias(tx, alias)).toBe(true);
      expect(await imports.deleteAlias(tx, alias)).toBe(false);
    },
    openMatchedLines: async (tx) => {
      const importNo = await importIn(tx);
      const ingredientNo = await limeIn(tx);
      const by = { ...openLine, importNo, state: 'matched', ingredientNo, amount: 5 } as const;
      const alias = { ingredientNo, confidence: 0.99, by: 'alias', amount: 5, why: null } as const;
      await imports.settleLines(tx, [{ ...by, candidates: [alias] }]);
      await imports.openMatchedLines(tx, { aliasKey: 'en moonbeam', ingredientNo });
      expect(await imports.readLines(tx, importNo)).toMatchObject([
        { state: 'open', ingredientNo: null, amount: null },
      ]);
    },
    readOpenLines: async (tx) => {
      const importNo = await importIn(tx);
      expect(await imports.readOpenLines(tx, ['en moonbeam'], 5)).toMatchObject([
        { importNo, lineNo: 1, region: 'US' },
      ]);
    },
    settleLines: async (tx) => {
      const importNo = await importIn(tx);
      await imports.settleLines(tx, [{ ...openLine, importNo, candidates: [] }]);
      expect(await imports.readImport(tx, importNo)).toMatchObject({ version: 2 });
    },
  } satisfies Calls<typeof imports>,
  'food/translations': {
    readTranslations: (tx) => translations.readTranslations(tx),
    writeTranslation: async (tx) => {
      await recipes.writeCategory(tx, bowls);
      const subject = { kind: 'category', category: bowls.slug } as const;
      const text = { place: 'name', original: 'Congee', translated: 'Reissuppe' };
      await translations.writeTranslation(tx, 'de', subject, []);
      await translations.writeTranslation(tx, 'de', subject, [text]);
      expect(await translations.readTranslations(tx, subject)).toEqual([
        {
          language: 'de',
          recipeNo: null,
          ingredientNo: null,
          category: bowls.slug,
          texts: [text],
          version: 2,
        },
      ]);
    },
  } satisfies Calls<typeof translations>,
  'kitchen/hygiene': {
    addCheck: (tx) => hygiene.addCheck(tx, coldRoom, day),
    readChecks: async (tx) => {
      await hygiene.addCheck(tx, coldRoom, day);
      expect(await hygiene.readChecks(tx)).toMatchObject([{ name: 'Cold room', version: 1 }]);
    },
    lockCheck: (tx) => hygiene.lockCheck(tx, 1),
    changeCheck: async (tx) => {
      const checkNo = await hygiene.addCheck(tx, coldRoom, day);
      await hygiene.changeCheck(tx, checkNo, { ...coldRoom, maxTenths: 40, stoppedOn: day });
      expect(await hygiene.lockCheck(tx, checkNo)).toMatchObject({ maxTenths: 40, version: 2 });
    },
    addEntry: async (tx) => {
      expect(await noteCold(tx)).toBeGreaterThan(0);
    },
    readEntry: async (tx) => {
      const entryNo = await noteCold(tx);
      expect(await hygiene.readEntry(tx, entryNo)).toMatchObject({ tenths: 39, inOrder: true });
    },
    readEntries: async (tx) => {
      await noteCold(tx);
      expect(await hygiene.readEntries(tx, day, day)).toMatchObject([{ notedBy: 'ada' }]);
    },
  } satisfies Calls<typeof hygiene>,
  'kitchen/recall': {
    readRecalls: async (tx) => {
      const recallNo = await recallIn(tx);
      const page = { before: undefined, limit: 1 };
      expect(await recall.readRecalls(tx, page)).toMatchObject([{ recallNo, boxes: 0 }]);
    },
    readRecall: async (tx) => {
      expect(await recall.readRecall(tx, await recallIn(tx))).toMatchObject({
        hazard: 'microbes',
        endedAt: null,
      });
    },
    lockRecall: async (tx) => {
      expect(await recall.lockRecall(tx, await recallIn(tx))).toBe(true);
    },
    readOpen: async (tx) => {
      const recallNo = await recallIn(tx);
      const { lotNo = 0 } = (await recall.readRecall(tx, recallNo)) ?? {};
      expect(await recall.readOpen(tx, lotNo, false)).toBe(recallNo);
    },
    addRecall: (tx) => recallIn(tx),
    writeLines: async (tx) => {
      expect(await recall.writeLines(tx, await recallIn(tx), 1)).toBe(0);
    },
    writeFound: async (tx) => recall.writeFound(tx, await recallIn(tx), 7),
    readProgress: async (tx) => {
      expect(await recall.readProgress(tx, await recallIn(tx))).toEqual({
        here: 0,
        left: 0,
        told: 0,
        without: 0,
        refunded: 0,
      });
    },
    readLines: async (tx) => recall.readLines(tx, await recallIn(tx), { limit: 1 }),
    readExample: async (tx) => {
      expect(await recall.readExample(tx, await recallIn(tx))).toBeUndefined();
    },
    tellLines: async (tx) => recall.tellLines(tx, await recallIn(tx), monday),
    endRecall: async (tx) => {
      const ended = { at: monday, by: 'shop' };
      expect(await recall.endRecall(tx, await recallIn(tx), ended)).toBe(true);
    },
  } satisfies Calls<typeof recall>,
  'kitchen/packing': {
    readPacking: (tx) => packing.readPacking(tx, day),
    lockOrder: (tx) => packing.lockOrder(tx, day, 1),
    writePacked: (tx) => packing.writePacked(tx, 1, 1, monday),
  } satisfies Calls<typeof packing>,
  'kitchen/shortages': {
    readOrder: (tx) => shortages.readOrder(tx, 1),
    lockOrder: (tx) => shortages.lockOrder(tx, 1),
    readShortages: (tx) => shortages.readShortages(tx, 1),
    writeShortage: async (tx) =>
      expect(
        shortages.writeShortage(tx, {
          orderNo: 1,
          lineNo: 1,
          ingredientNo: 1,
          amount: 1,
          withNo: 2,
          withAmount: 1,
          state: 'asked',
          toldAt: monday,
          toldBy: 'test',
        }),
      ).rejects.toThrow('shortage_order_no_fkey'),
    writeAnswer: (tx) => shortages.writeAnswer(tx, 1, { state: 'swapped', answeredAt: monday }),
    readFree: (tx) => shortages.readFree(tx, firstKitchen, [1], day),
    lockFood: (tx) => shortages.lockFood(tx, firstKitchen, [1]),
    replaceInLine: async (tx) =>
      expect(
        shortages.replaceInLine(tx, {
          kitchenNo: firstKitchen,
          orderNo: 1,
          lineNo: 1,
          ingredientNo: 1,
          amount: 1,
          withNo: 2,
          withAmount: 1,
          at: monday,
          by: 'test',
        }),
      ).rejects.toThrow('stock_movement'),
    portionAgain: (tx) => shortages.portionAgain(tx, 1),
  } satisfies Calls<typeof shortages>,
  'kitchen/sheets': {
    readNeeds: (tx) => sheets.readNeeds(tx, day, [1]),
    readDayLines: (tx) => sheets.readDayLines(tx, day),
    readDayEditions: (tx) => sheets.readDayEditions(tx, day),
    readTaken: (tx) => sheets.readTaken(tx, day),
  } satisfies Calls<typeof sheets>,
  'office/demo': { lockDemo: (tx) => demo.lockDemo(tx) } satisfies Calls<typeof demo>,
  'office/retention': {
    forgetEmailChanges: (tx) => retention.forgetEmailChanges(tx, monday),
    forgetGivenUp: (tx) => retention.forgetGivenUp(tx, monday),
    forgetHooks: (tx) => retention.forgetHooks(tx, monday),
    forgetWithdrawals: (tx) => retention.forgetWithdrawals(tx, monday),
    forgetNotices: (tx) => retention.forgetNotices(tx, monday),
    forgetHygiene: (tx) => retention.forgetHygiene(tx, monday),
  } satisfies Calls<typeof retention>,
  'office/rights': {
    readMailboxes: (tx) => rights.readMailboxes(tx, 1),
    readKept: (tx) => rights.readKept(tx, 'order_no', [1]),
    readOrders: (tx) => rights.readOrders(tx, 1, null),
  } satisfies Calls<typeof rights>,
  'office/erasure': {
    readCustomer: (tx) => erasure.readCustomer(tx, 1),
    lockToErase: (tx) => erasure.lockToErase(tx, 1),
    readErasable: (tx) => erasure.readErasable(tx, 1),
    readEmails: (tx) => erasure.readEmails(tx, 1),
    eraseOrders: (tx) => erasure.eraseOrders(tx, 1),
    eraseSubscriptions: (tx) => erasure.eraseSubscriptions(tx, 1, [ada.email]),
    forgetLetters: (tx) => erasure.forgetLetters(tx, 1, ['ada@example.com']),
    eraseCustomer: (tx) => erasure.eraseCustomer(tx, 1, 'erased account'),
    writeErasure: (tx) =>
      expect(erasure.writeErasure(tx, erasing)).rejects.toThrow('erasure_customer_no_fkey'),
    forgetDocuments: (tx) => erasure.forgetDocuments(tx, day, 'Europe/Dublin'),
    forgetStrays: (tx) => erasure.forgetStrays(tx),
    readUnfinished: (tx) => erasure.readUnfinished(tx),
  } satisfies Calls<typeof erasure>,
  'office/reports': {
    readSales: (tx) => reports.readSales(tx, { from: day, to: day }, 'EUR'),
    readOtherSales: (tx) => reports.readOtherSales(tx, { from: day, to: day }, 'EUR'),
    readBestRecipes: (tx) => reports.readBestRecipes(tx, { from: day, to: day, limit: 1 }),
    readOrderCounts: (tx) => reports.readOrderCounts(tx, day),
  } satisfies Calls<typeof reports>,
  'people/auth': {
    reachMilestone: (tx) => auth.reachMilestone(tx, 'test'),
  } satisfies Calls<typeof auth>,
  'people/customers': {
    customerOfAccount: (tx) => customers.customerOfAccount(tx, ada),
    changeCustomer: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      await customers.changeCustomer(tx, customerNo, { name: 'Ada' }, 1);
    },
    readLanguage: (tx) => customers.readLanguage(tx, 1),
    readLanguageOfAccount: (tx) => customers.readLanguageOfAccount(tx, ada.accountId),
    writeLanguage: (tx) => customers.writeLanguage(tx, 1, 'de'),
    customersByNo: (tx) => customers.customersByNo(tx, [1]),
    findCustomers: (tx) => customers.findCustomers(tx, { q: undefined, ...page }),
    readAddresses: (tx) => customers.readAddresses(tx, 1),
    lockCustomer: (tx) => customers.lockCustomer(tx, 1),
    moveEmail: (tx) => customers.moveEmail(tx, 1, 'a@b.example'),
    addAddress: async (tx) => {
      const { customerNo = 0 } = (await customers.customerOfAccount(tx, ada)) ?? {};
      await customers.addAddress(tx, customerNo, home);
    },
    readLanguages: (tx) => customers.readLanguages(tx, [1]),
    writeAddress: (tx) =>
      expect(customers.writeAddress(tx, 1, 1, home)).rejects.toThrow('was not written'),
    removeAddress: (tx) => customers.removeAddress(tx, 1, 1),
  } satisfies Calls<typeof customers>,
  'people/household': {
    readMember: async (tx) => household.readMember(tx, ...(await memberOf(tx))),
    addMember: memberOf,
    writeMember: async (tx) => household.writeMember(tx, ...(await memberOf(tx)), mia),
    removeMember: (tx) => household.removeMember(tx, 1, 1),
    countChange: (tx) => household.countChange(tx, 1),
  } satisfies Calls<typeof household>,
  'subscriptions/compose': {
    readEaten: (tx) => compose.readEaten(tx, 1, day),
  } satisfies Calls<typeof compose>,
  'subscriptions/plans': {
    addSubscription: planIn,
    readOfCustomer: async (tx) => plans.readOfCustomer(tx, (await planIn(tx)).customerNo),
    readSubscription: async (tx) => {
      const { no } = await planIn(tx);
      expect(await plans.readSubscription(tx, no)).toMatchObject({ subscriptionNo: no, meals: 3 });
    },
    lockSubscriptions: async (tx) => {
      const { no } = await planIn(tx);
      expect(await plans.lockSubscriptions(tx, [no])).toMatchObject([{ subscriptionNo: no }]);
    },
    readWeeks: async (tx) => {
      const subscriptionNo = await weekIn(tx);
      expect(await plans.readWeeks(tx, [subscriptionNo])).toMatchObject([
        { subscriptionNo, week, state: 'skipped' },
      ]);
    },
    writePlan: async (tx) => plans.writePlan(tx, (await planIn(tx)).no, plan),
    writeDestination: async (tx) =>
      plans.writeDestination(tx, (await planIn(tx)).no, { deliverTo, methodRef: null }),
    writeEnd: (tx) => plans.writeEnd(tx, 1, { reason: null, at: monday }),
    writeWeeks: weekIn,
    lookNext: (tx) =>
      plans.lookNext(tx, [
        { subscriptionNo: 1, at: monday },
        { subscriptionNo: 2, at: null },
      ]),
    claimDue: async (tx) => {
      const { no } = await planIn(tx);
      const until = new Date(monday.getTime() + 1);
      expect(await plans.claimDue(tx, { now: monday, until, most: 10 })).toMatchObject([
        { subscriptionNo: no, meals: 3 },
      ]);
    },
    keepCards: (tx) =>
      plans.keepCards(tx, [{ orderNo: 1, methodRef: 'card' }], { provider: 'sandbox', at: monday }),
    addNotice: noticeIn,
    lockByEmail: (tx) => plans.lockByEmail(tx, { email: ada.email, namedNo: null }),
    readOrdered: (tx) => plans.readOrdered(tx, [1]),
    readCards: (tx) => plans.readCards(tx, [1], 'sandbox'),
    lookNoLater: (tx) => plans.lookNoLater(tx, 1, monday),
    readOrphans: (tx) => plans.readOrphans(tx, [1]),
  } satisfies Calls<typeof plans>,
  'subscriptions/figures': {
    readStanding: async (tx) => {
      await planIn(tx);
      const span = { from: monday, until: new Date(monday.getTime() + 1) };
      const counted = { active: 1, paused: 0, begun: 1, ended: 0 };
      expect(await planFigures.readStanding(tx, span)).toEqual(counted);
    },
    readWeekCounts: async (tx) => {
      await weekIn(tx);
      const counted = { week, ordered: 0, skipped: 1, rested: 0, failed: 0 };
      expect(await planFigures.readWeekCounts(tx, week, week)).toEqual([counted]);
    },
    readToCome: async (tx) => {
      await planIn(tx);
      const portions = plan.meals * plan.servings;
      const nowhere = { country: null, postcode: null };
      const next = [{ week, weekday: plan.weekday, portions, ...nowhere }];
      expect(await planFigures.readToCome(tx, { from: week, to: week, byPlace: false })).toEqual(
        next,
      );
    },
    readPromised: async (tx) => {
      await weekIn(tx);
      const to = new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10);
      const asked = { from: week, to, timeZone: 'Europe/Dublin', byPlace: true };
      const portions = plan.meals * plan.servings;
      // Nobody knows when it was given up: on its day.
      expect(await planFigures.readPromised(tx, asked)).toMatchObject([{ goneAhead: 0, portions }]);
    },
    readReasons: async (tx) => {
      await plans.writeEnd(tx, (await planIn(tx)).no, { reason: 'Moving', at: monday });
      const until = new Date(monday.getTime() + 1);
      expect(await planFigures.readReasons(tx, { from: monday, until, most: 5 })).toEqual([
        { reason: 'Moving', count: 1 },
      ]);
    },
  } satisfies Calls<typeof planFigures>,
  'checkout/withdrawals': {
    lockByEmail: (tx) => withdrawals.lockByEmail(tx, { email: ada.email, orderNo: 1 }),
    addWithdrawal: withdrawalIn,
    readWithdrawal: async (tx) => {
      const { withdrawalNo } = await withdrawalIn(tx);
      const read = await withdrawals.readWithdrawal(tx, withdrawalNo);
      expect(read).toMatchObject({ outcome: 'unknown', settledAt: null });
    },
    listWithdrawals: async (tx) => {
      const { withdrawalNo } = await withdrawalIn(tx);
      const read = await withdrawals.listWithdrawals(tx, { before: undefined, limit: 1 });
      expect(read).toMatchObject([{ withdrawalNo }]);
    },
    settle: async (tx) => {
      const { withdrawalNo } = await withdrawalIn(tx);
      const settled = () => withdrawals.settle(tx, withdrawalNo, { at: monday, by: 'staff' });
      expect([await settled(), await settled()]).toEqual([true, false]);
    },
  } satisfies Calls<typeof withdrawals>,
  'subscriptions/reminding': {
    writeClosing: async (tx) => {
      await planIn(tx);
      expect(await reminding.writeClosing(tx, { now: monday, until: monday })).toEqual([]);
    },
    writeYears: async (tx) => {
      const { no } = await planIn(tx);
      const later = { today: '2027-11-24', timeZone: 'Europe/Dublin', now: monday };
      const told = [{ subscriptionNo: no, since: '2026-11-23', day: '2027-11-23' }];
      expect(await reminding.writeYears(tx, later)).toEqual(told);
      expect(await reminding.writeYears(tx, later)).toEqual([]);
    },
  } satisfies Calls<typeof reminding>,
  'subscriptions/receipts': {
    lockKeys: (tx) => receipts.lockKeys(tx),
    readKeys: (tx) => receipts.readKeys(tx),
    addKey: (tx) => receipts.addKey(tx, { key: 'key', x: 'x', sealed: 'sealed', at: monday }),
    readLast: receiptIn,
    addReceipts: receiptIn,
    readReceipts: async (tx) => {
      expect(await receipts.readReceipts(tx, await receiptIn(tx))).toMatchObject([
        { content: { seq: 1 } },
        { content: { seq: 2 } },
      ]);
    },
  } satisfies Calls<typeof receipts>,
  'stock/inventory': {
    readLevels: (tx) => inventory.readLevels(tx),
    readUneven: (tx) => inventory.readUneven(tx),
    claimKey: (tx) => inventory.claimKey(tx, claim),
    hashOfKey: (tx) => inventory.hashOfKey(tx, claim.key),
    takeLotsPen: (tx) => inventory.takeLotsPen(tx),
    lockLevel: (tx) => inventory.lockLevel(tx, firstKitchen, 1),
    promisedAmount: (tx) => inventory.promisedAmount(tx, firstKitchen, 1),
    promisedAmounts: (tx) => inventory.promisedAmounts(tx, firstKitchen, [1]),
    move: (tx) => inventory.move(tx, firstKitchen, [], fact),
    readMovements: (tx) =>
      inventory.readMovements(tx, {
        kitchenNo: firstKitchen,
        ingredientNo: undefined,
        ...page,
      }),
  } satisfies Calls<typeof inventory>,
  'stock/kitchens': {
    readKitchens: (tx) => kitchens.readKitchens(tx),
    readKitchen: (tx) => kitchens.readKitchen(tx, firstKitchen),
    addKitchen: (tx) => kitchens.addKitchen(tx, 'Second'),
    lockKitchen: (tx) => kitchens.lockKitchen(tx, firstKitchen),
    renameKitchen: (tx) => kitchens.renameKitchen(tx, firstKitchen, 'First'),
  } satisfies Calls<typeof kitchens>,
  'stock/lots': {
    takeLotsPen: (tx) => lots.takeLotsPen(tx),
    readLots: async (tx) => {
      const { lotNo } = await lotIn(tx);
      expect(
        await lots.readLots(tx, { kitchenNo: firstKitchen, gone: true, limit: 1 }),
      ).toMatchObject([{ lotNo }]);
    },
    readLot: async (tx) => lots.readLot(tx, (await lotIn(tx)).lotNo),
    lockFood: (tx) => lots.lockFood(tx, { kitchenNo: firstKitchen, ingredientNo: 1 }),
    readLotMovements: async (tx) => {
      const { lotNo } = await lotIn(tx);
      expect(await lots.readLotMovements(tx, lotNo)).toHaveLength(1);
    },
    addLot: (tx) => lotIn(tx),
    moveLot: (tx) => lotIn(tx),
    writeStatus: (tx) => lots.writeStatus(tx, 1, 'quarantined'),
    moveStock: async (tx) => {
      const { lotNo, ...food } = await lotIn(tx);
      const fact = { lotNo, at: monday, by: 'shop', note: null };
      expect(await lots.moveStock(tx, food, 'received', 5, fact)).toBeGreaterThan(0);
    },
    owe: async (tx) => lots.owe(tx, await lotIn(tx), 1),
    readBoxes: (tx) => lots.readBoxes(tx, 1),
    readBoxLots: (tx) => lots.readBoxLots(tx, 1),
    readPortionDates: (tx) => lots.readPortionDates(tx, [1]),
    readTrace: async (tx) => {
      const { lotNo } = await lotIn(tx);
      expect(await lots.readTrace(tx, lotNo)).toMatchObject([{ kind: 'received', amount: 5 }]);
    },
    takeOutOfBox: async (tx) => {
      const { lotNo } = await lotIn(tx);
      expect(await lots.takeOutOfBox(tx, { orderNo: 1, lineNo: 1, lotNo })).toBe(0);
    },
    readUnevenLots: async (tx) => {
      await lotIn(tx);
      expect(await lots.readUnevenLots(tx)).toMatchObject([{ inLots: 5, accounted: 0 }]);
    },
  } satisfies Calls<typeof lots>,
  'stock/purchasing': {
    readSuppliers: async (tx) => {
      await supplierIn(tx);
      expect(await purchasing.readSuppliers(tx)).toHaveLength(1);
    },
    readSupplier: async (tx) => purchasing.readSupplier(tx, await supplierIn(tx)),
    lockSupplier: async (tx) => purchasing.lockSupplier(tx, await supplierIn(tx)),
    addSupplier: (tx) => supplierIn(tx),
    writeSupplier: (tx) => purchasing.writeSupplier(tx, 1, supplierFacts),
    readArticles: async (tx) => {
      const { supplierNo } = await articleIn(tx);
      expect(await purchasing.readArticles(tx, supplierNo)).toHaveLength(1);
    },
    readArticlesByGtin: async (tx) => {
      await articleIn(tx);
      expect(await purchasing.readArticlesByGtin(tx, '04006381333931')).toHaveLength(1);
    },
    writeArticle: (tx) => articleIn(tx),
    removeArticle: (tx) => purchasing.removeArticle(tx, 1, 1),
    readComing: async (tx) => {
      await purchasing.writeState(tx, (await purchaseIn(tx)).purchaseNo, 'sent', monday);
      expect(await purchasing.readComing(tx)).toMatchObject([{ amount: 1000 }]);
    },
    readPurchases: async (tx) => {
      await purchaseIn(tx);
      const asked = { before: undefined, limit: 1 };
      expect(await purchasing.readPurchases(tx, asked)).toMatchObject([{ totalCents: 800 }]);
    },
    readPurchase: async (tx) => purchasing.readPurchase(tx, (await purchaseIn(tx)).purchaseNo),
    lockPurchase: async (tx) => purchasing.lockPurchase(tx, (await purchaseIn(tx)).purchaseNo),
    readPurchaseLines: async (tx) =>
      expect(
        await purchasing.readPurchaseLines(tx, (await purchaseIn(tx)).purchaseNo),
      ).toHaveLength(1),
    addPurchase: (tx) => purchaseIn(tx),
    writePurchase: (tx) => purchasing.writePurchase(tx, 1, { expectedOn: day, note: null }),
    writePurchaseLines: (tx) => purchaseIn(tx),
    writeState: (tx) => purchasing.writeState(tx, 1, 'sent', monday),
    writeArrived: (tx) => purchasing.writeArrived(tx, 1, 1, 5),
    readReceiptByKey: async (tx) => {
      await receiptOf(tx);
      expect(await purchasing.readReceiptByKey(tx, 'a-key-of-it')).toMatchObject({ hash: 'h' });
    },
    addReceipt: (tx) => receiptOf(tx),
    addReceiptLine: (tx) => receiptOf(tx),
    readReceipts: async (tx) => {
      await receiptOf(tx);
      const asked = { before: undefined, limit: 1 };
      expect(await purchasing.readReceipts(tx, asked)).toHaveLength(1);
    },
    readReceipt: async (tx) => purchasing.readReceipt(tx, await receiptOf(tx)),
    readReceiptLines: async (tx) =>
      expect(await purchasing.readReceiptLines(tx, await receiptOf(tx))).toHaveLength(1),
    averageCost: async (tx) => {
      const { ingredientNo } = await lotIn(tx);
      const moved = await purchasing.averageCost(
        tx,
        ingredientNo,
        { amount: 100, cents: 150 },
        monday,
      );
      expect(moved).toEqual({ beforeCents: null, afterCents: 150 });
    },
  } satisfies Calls<typeof purchasing>,
};

/** What the platform asks of its own tables. */
const platform: Record<string, (tx: Tx) => Promise<unknown>> = {
  'platform/public-doors.ts': async (tx) => {
    const door = { database: asDatabase(tx), clock: () => monday };
    for (let times = 0; times < 20; times += 1)
      await countAtDoor(door, 'withdrawal', '203.0.113.7');
    await expect(countAtDoor(door, 'withdrawal', '203.0.113.7')).rejects.toMatchObject({
      code: 'too-many-attempts',
    });
  },
  'platform/accounts/embedded/ended-sessions.ts': async (tx) => {
    expect(await openEndedSessions(asDatabase(tx)).has('session')).toBe(false);
  },
  'platform/accounts/staff.ts': async (tx) => {
    const { roleOf } = openStaff(asDatabase(tx));
    expect(await roleOf({ accountId: 'a', groups: ['administrators'] })).toBe('owner');
    expect(await roleOf({ accountId: 'a', groups: ['customers'] })).toBeUndefined();
  },
  'platform/accounts/api-tokens.ts': async (tx) => {
    const clock = () => monday;
    const opened = openApiTokens({ database: asDatabase(tx), clock, perMinute: 1 });
    const { hash, tokenOf } = opened.draw();
    const tokenNo = await tokens.writeToken(
      tx,
      { ...aToken, hash },
      { at: monday, by: 'operator' },
    );
    expect(await opened.holderOf(tokenOf(tokenNo))).toMatchObject({ holder: { tokenNo } });
    expect(await opened.holderOf(tokenOf(tokenNo + 1))).toBeUndefined();
  },
  'platform/accounts/embedded/guesses.ts': async (tx) => {
    const guesses = openGuesses(asDatabase(tx), 'secret');
    const wrong = () => Promise.reject(new Error('wrong'));
    const guess = () => guesses.count('subject', { points: 1, seconds: 60 }, wrong, () => true);
    await expect(guess()).rejects.toThrow('wrong');
    await expect(guess()).rejects.toThrow('too-many-attempts');
  },
  'platform/accounts/embedded/mailed-codes.ts': async (tx) => {
    const codes = openMailedCodes(asDatabase(tx), 'secret', { points: 5, seconds: 60 });
    const code = await codes.make('ada@example.com', null);
    expect(await codes.match('ada@example.com', 'reset', code)).toMatchObject({ signUpId: null });
  },
  'platform/accounts/embedded/passkey-rows.ts': async (tx) => {
    const passkeys = openPasskeyRows(asDatabase(tx), () => monday);
    expect(await passkeys.list('account')).toEqual([]);
    expect(await passkeys.namesAt('ada@example.com', 'larder.example')).toEqual([]);
    expect(await passkeys.countElsewhere('larder.example')).toBe(0);
    expect(await passkeys.lockWays(tx, 'account')).toBeUndefined();
    const [mine, as] = [
      { passkeyId: 'a', accountId: 'account' },
      { name: 'A phone', host: 'b' },
    ];
    expect(await passkeys.finish(tx, mine, as)).toBeUndefined();
    await passkeys.removeUnfinished('a');
    await passkeys.forgetUnfinished();
  },
  'platform/accounts/embedded/signing-keys.ts': async (tx) => {
    const made = { publicKey: '{}', privateKey: '{}', createdAt: monday };
    const { id } = await keepSigningKey(asDatabase(tx), made);
    expect(await keepSigningKey(asDatabase(tx), made)).toMatchObject({ id });
  },
  'platform/accounts/embedded/people.ts': async (tx) => {
    const people = openPeople(asDatabase(tx));
    await people.register('ada@example.com', 'hash');
    await people.find('ada@example.com');
    expect(await people.remove(tx, 'nobody')).toBeUndefined();
    await people.addSignUp('ada@example.com', 'hash');
    expect(await people.signUps('ada@example.com')).toHaveLength(1);
  },
  'platform/accounts/embedded/second-factor.ts': async (tx) => {
    const factor = openSecondFactor(asDatabase(tx), {} as Library, () => 'Larder');
    expect(await factor.accountOf('challenge')).toBeUndefined();
    await expect(factor.takeTotp('account', '123456')).rejects.toThrow('without a second factor');
  },
  'platform/accounts/embedded/sessions.ts': async (tx) => {
    const ended = openEndedSessions(asDatabase(tx));
    const log = { warn: () => undefined };
    const clock = () => monday;
    const sessions = openSessions({ database: asDatabase(tx), secret: 's', clock, ended, log });
    for (const ask of [sessions.use, sessions.renew, sessions.seal])
      await expect(ask('token')).rejects.toThrow('session-expired');
    await sessions.forgetRunOut();
    expect(await sessions.openedAt('session')).toBeUndefined();
    expect(await sessions.stands({ accountId: 'account', sessionId: 'session' })).toBe(false);
    const held = sessions.holdOpen(tx, { accountId: 'account', sessionId: 'session' });
    await expect(held).rejects.toThrow('session-expired');
    await sessions.open.list('account');
    await sessions.open.end('account', 'session');
    await sessions.open.endOthers('account', 'session');
  },
  'platform/choices/postgres.ts': async (tx) => {
    const choices = openPostgresChoices(asDatabase(tx), () => monday);
    await choices.get('key');
    await choices.put('key', 1, 0, monday);
    await choices.remove('key', 1);
  },
  'platform/database/migrate-role.ts': async (tx) => {
    await tx.run(sql`create role rds_iam`);
    await prepareRole(asDatabase(tx), 'shop_of_the_test');
  },
  'platform/database/reader-role.ts': async (tx) => {
    await tx.run(sql`create role rds_iam`);
    await prepareReader(asDatabase(tx), 'reader_of_the_test');
  },
  'platform/database/migrate.ts': async (tx) => {
    // As a migration begins that is no transaction.
    const folder = await mkdtemp(join(tmpdir(), 'larder-migrations-'));
    await cp(migrations, folder, { recursive: true });
    await writeFile(join(folder, '9999-apart.sql'), '-- Statement by statement.\nselect 1;\n');
    expect(await migrate(asDatabase(tx), folder)).toEqual(['9999-apart']);
    await rm(folder, { recursive: true });
  },
  'platform/database/replica.ts': async (tx) => {
    const itself = { database: asDatabase(tx), copy: asDatabase(tx) };
    expect(await openReplica({ ...itself, log: pino({ level: 'silent' }) }).look()).toBeUndefined();
  },
  'platform/outbox.ts': async (tx) => {
    expect(await outboxState(tx)).toMatchObject({ givenUp: 0 });
  },
  'platform/outbox/events.ts': async (tx) => {
    await events.claim(tx, [], monday, monday);
    await events.strangeKinds(tx, [], monday);
  },
  'platform/payments/sandbox/rows.ts': async (tx) => {
    expect(await sandbox.seeByRef(tx, 'a ref', monday)).toBeUndefined();
    expect(await sandbox.seeByNo(tx, 1, monday)).toBeUndefined();
    expect(await sandbox.seeChanged(tx, monday, monday, 0, 10)).toEqual([]);
    expect(await sandbox.lock(tx, 'a ref')).toBeUndefined();
    expect(await sandbox.behaviourOf(tx, 'a card')).toBeUndefined();
    expect(await sandbox.refundByKey(tx, 'a key')).toBeUndefined();
    expect(await sandbox.refundedCents(tx, 1, monday)).toBe(0);
  },
  'platform/payments/store-name.ts': async (tx) => {
    expect(await storeName(tx)).toMatch(/^[0-9a-f-]{36}$/);
  },
};

/** The transaction, for what opens its own: everything is taken back with it. */
const asDatabase = (tx: Tx): Database => ({
  ...database,
  ...tx,
  transaction: (work) => work(tx),
});

const source = join(import.meta.dirname, '../src');
const migrations = join(import.meta.dirname, '../db/migrations');

/** The lines that ask for rows, by file; the driver's own clients and the adapter that hands the rows out are not meant. */
async function askingLines(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const file of glob('**/*.ts', { cwd: source })) {
    if (/\.(test|contract|fixtures)\.ts$/.test(file) || file === adapter) continue;
    const lines = (await readFile(join(source, file), 'utf8')).split('\n');
    const asking = lines.flatMap((line, index) =>
      /(?<!client|req)\.query\(/.test(line) ? [`${file}:${index + 1}`] : [],
    );
    if (asking.length > 0 || file.endsWith('/sql.ts')) found.set(file, asking);
  }
  return found;
}
const adapter = 'platform/database/postgres.ts';

const asked = new Set<string>();
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const undo = new Error('undo');

/** Runs it and takes it back; remembers from which lines rows were asked for. */
async function tried(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await database
    .transaction(async (tx) => {
      const query: Tx['query'] = (...question) => {
        asked.add(/\/server\/src\/(\S+\.ts:\d+)/.exec(new Error().stack ?? '')?.[1] ?? '');
        return tx.query(...question);
      };
      await work({ ...tx, query });
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
}

const asking = await askingLines();

describe.each([...asking.keys()].filter((file) => file.endsWith('/sql.ts')))('%s', async (file) => {
  const room = file.replace('/sql.ts', '');
  const exported = (await import(join(source, file))) as Record<string, unknown>;
  const names = Object.keys(exported).filter((name) => typeof exported[name] === 'function');

  test.each(names)('%s asks for the rows that it says', async (name) => {
    const call = rooms[room]?.[name];
    if (!call) throw new Error(`${name} of ${file} is never called in rows.test.ts: add it.`);
    await tried(call);
  });
});

test.each(Object.entries(platform))('%s asks for the rows that it says', (_, call) => tried(call));

test('rows were asked for in every place where the store does', () => {
  // What the torture asks is asked wherever it runs, with its rows checked there.
  const places = [...asking.values()].flat().filter((place) => !place.startsWith('torture/'));
  expect(places.length).toBeGreaterThan(50);
  expect(places.filter((place) => !asked.has(place))).toEqual([]);
});
