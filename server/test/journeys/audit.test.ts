import { hear } from '../../src/people/mailboxes/mailboxes.ts';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '../../src/api.ts';
import type { AuditAction } from '../../src/contract/audit-trail.ts';
import { isForStaff, type Route } from '../../src/contract/route.ts';
import { reconcile } from '../../src/payments/hooks/hooks.ts';
import { offer } from '../kitchen.ts';
import { at, openCardStore, payFor, stay } from '../paying.ts';
import { fillBasket, firstDay, order, type Person, type Reply, type Store } from '../store.ts';

let store: Store;
let owner: Person;
let ada: Person;
afterAll(() => store.close());

/** Somebody who is easily found in whatever is kept of her. */
const adas = {
  name: 'Zephyrine Quill',
  phone: '0871239876',
  address: '77 Marrowbone Lane',
  postcode: 'D08 ZZ99',
  note: 'Ring at the bakery',
};
const email = 'zephyrine@quill.example';
const gossip = `${adas.name} of ${adas.address} called from ${adas.phone}`;

type Seen = {
  auditNo: number;
  at: string;
  by: { who: string; staffNo: number | null; email: string | null; role: string | null };
  action: AuditAction;
  subject: { kind: string; key: string; name: string | null; unit: string | null };
  changes: { field: string; before?: unknown; after?: unknown }[];
};
type Page = { items: Seen[]; next: string | null; people: { staffNo: number; email: string }[] };

const audit = async (query = '') =>
  (await owner.ask<Page>('GET', `/api/admin/audit?limit=100${query}`)).body;
const newest = async () => (await audit()).items[0]?.auditNo ?? 0;

async function place(servings: number): Promise<number> {
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings }]);
  const placed = await order(ada, basket, { deliverTo: adas });
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  await store.settled();
  await payFor(store, ada, placed.body.orderNo);
  return placed.body.orderNo;
}

const supplier = {
  name: 'Green Fields',
  contactName: adas.name,
  email,
  phone: adas.phone,
  currency: 'EUR',
  leadDays: 2,
  orderWeekdays: [1, 4],
  minOrderCents: 5000,
};
const named = (original: string, translated: string) => ({
  version: 0,
  texts: [{ place: 'name', original, translated }],
});
const nos = {
  rice: 0,
  congee: 0,
  moved: 0,
  bulk: 0,
  packed: 0,
  short: 0,
  invitation: 0,
  check: 0,
  lot: 0,
  recall: 0,
  zone: 0,
  promotion: 0,
  giftCard: 0,
  customer: 0,
  staff: 0,
  plan: 0,
  token: 0,
  webhook: 0,
  supplier: 0,
  purchase: 0,
  copy: 0,
  copied: 0,
  batch: 0,
  imported: 0,
  second: 0,
  soup: 0,
};
let entriesOfOrders = -1;

beforeAll(async () => {
  store = await openCardStore({ stock: { Rice: 100_000, Lime: 100_000 } });
  owner = await store.administrator();
  await owner.ask('GET', '/api/admin/me');
  ada = await store.customer(email);
  [nos.rice, nos.congee] = [store.nos.ingredient('Rice'), store.nos.recipe('Congee')];
  nos.customer = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body.customerNo;
  await offer(store, 'Congee', 'Rice', { Lime: { substitute: 1, original: 1 } });
  await ada.ask('PUT', '/api/me/substitutions', { choice: 'swap', never: [] });
  const before = await newest();
  nos.moved = await place(2);
  nos.bulk = await place(3);
  nos.packed = await place(4);
  nos.short = await place(5);
  await at(store, '2026-11-23T18:00:00Z');
  await stay(owner);
  entriesOfOrders = (await newest()) - before;
});

const one = <Body = Record<string, never>>(path: string) => owner.ask<Body>('GET', path);
const week = '/api/admin/menu-weeks/2026-12-07';
const invite = (to: string) =>
  owner.ask<{ invitationNo: number }>('POST', '/api/admin/staff/invitations', {
    email: to,
    role: 'kitchen',
  });
const member = async () => {
  type Staff = { members: { staffNo: number; email: string; version: number }[] };
  const { members } = (await one<Staff>('/api/admin/staff')).body;
  return members.find((it) => it.email === 'cook@example.com') ?? { staffNo: 0, version: 0 };
};
const coldRoom = {
  name: 'Cold room',
  place: null,
  kind: 'temperature',
  minCelsius: 0,
  maxCelsius: 7,
  perDay: 2,
  everyDays: 1,
};
const promotion = {
  title: 'Autumn',
  code: 'AUTUMN',
  kind: 'percent',
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
  name: 'Dublin',
  region: 'IE',
  feeCents: 495,
  freeFromCents: null,
  minOrderCents: 0,
  weekdays: null,
  postcodes: ['IE D'],
};
const contents = async () => {
  type Written = Record<string, unknown> & { editionNo: number };
  const { body } = await one<Written>(`/api/admin/recipes/${nos.congee}`);
  const { recipeNo: _no, status: _status, editionNo, picture: _p, cost: _c, ...said } = body;
  return { editionNo, said };
};
const facts = async () => {
  type Facts = Record<string, unknown> & { version: number };
  const { body } = await one<Facts>(`/api/admin/ingredients/${nos.rice}`);
  const { ingredientNo: _no, version, ...said } = body;
  return { version, said };
};
const payment = async () => {
  type Disputes = { items: { paymentNo: number }[] };
  const { body } = await one<Disputes>(`/api/admin/orders/${nos.moved}/disputes`);
  return body.items[0]?.paymentNo ?? 0;
};
const picturePath = async () => {
  const { body } = await one<{ picture: string | null }>(`/api/admin/recipes/${nos.congee}`);
  return `/api/admin/recipes/${nos.congee}/picture?instead=${body.picture ?? 'none'}`;
};
const newKey = () => ({ 'idempotency-key': randomUUID() });
const orders = '/api/admin/orders';
const packing = `/api/admin/kitchen/${firstDay}/packing`;

type Step = { ask: () => Promise<Reply<never>> } & (
  | { leaves: AuditAction[] }
  /** Nothing is changed by it, or it is written down elsewhere for good. */
  | { none: string }
);

/** What every route of the back office that is no question leaves in the trail, in an order in which all of them can be done. */
const steps: Record<string, Step> = {
  inviteStaff: {
    leaves: ['staff-invited'],
    ask: async () => {
      const invited = await invite('baker@example.com');
      nos.invitation = invited.body.invitationNo;
      return invited as Reply<never>;
    },
  },
  addToken: {
    leaves: ['token-made'],
    ask: async () => {
      const made = { name: 'Till', scopes: ['see-orders'], days: 30 };
      const reply = await owner.ask<{ tokenNo: number }>('POST', '/api/admin/tokens', made);
      nos.token = reply.body.tokenNo;
      return reply as Reply<never>;
    },
  },
  revokeToken: {
    leaves: ['token-revoked'],
    ask: () => owner.ask('DELETE', `/api/admin/tokens/${nos.token}`),
  },
  addWebhook: {
    leaves: ['webhook-added'],
    ask: async () => {
      const wanted = { url: 'https://hooks.elsewhere.com/in', eventTypes: ['recipe.published'] };
      type Added = { endpointNo: number };
      const reply = await owner.ask<Added>('POST', '/api/admin/webhooks', wanted);
      nos.webhook = reply.body.endpointNo;
      await store.shop.database.run(sql`select tell_webhooks('recipe.published', now(), '{}')`);
      await store.shop.database.run(sql`update webhook_delivery set state = 'failed'`);
      return reply as Reply<never>;
    },
  },
  sendFailedWebhooksAgain: {
    leaves: ['webhook-sent-again'],
    ask: () =>
      owner.ask('POST', `/api/admin/webhooks/${nos.webhook}/again`, {
        since: '2026-01-01T00:00:00Z',
      }),
  },
  sendWebhookAgain: {
    leaves: ['webhook-sent-again'],
    ask: async () => {
      type Found = { items: { deliveryNo: number }[] };
      const { items } = (await one<Found>('/api/admin/webhook-deliveries')).body;
      return owner.ask('POST', `/api/admin/webhook-deliveries/${items[0]?.deliveryNo}/again`, {});
    },
  },
  changeWebhook: {
    leaves: ['webhook-changed'],
    ask: () =>
      owner.ask('PUT', `/api/admin/webhooks/${nos.webhook}`, {
        url: 'https://hooks.elsewhere.com/in',
        eventTypes: ['recipe.published'],
        isOn: false,
        version: 1,
      }),
  },
  changeWebhookSecret: {
    leaves: ['webhook-secret-changed'],
    ask: () => owner.ask('POST', `/api/admin/webhooks/${nos.webhook}/secret`, {}),
  },
  removeWebhook: {
    leaves: ['webhook-removed'],
    ask: () => owner.ask('DELETE', `/api/admin/webhooks/${nos.webhook}`),
  },
  withdrawInvitation: {
    leaves: ['invitation-withdrawn'],
    ask: () => owner.ask('DELETE', `/api/admin/staff/invitations/${nos.invitation}`),
  },
  changeRole: {
    leaves: ['role-changed'],
    ask: async () => {
      const { staffNo, version } = await member();
      nos.staff = staffNo;
      return owner.ask('PATCH', `/api/admin/staff/${staffNo}`, { role: 'menu', version });
    },
  },
  removeStaff: {
    leaves: ['staff-removed'],
    ask: async () => {
      const { staffNo, version } = await member();
      return owner.ask('DELETE', `/api/admin/staff/${staffNo}?version=${version}`);
    },
  },
  printFoodLabels: {
    // The printer has to be set first, which alone leaves an entry: printing changes nothing of the shop.
    leaves: ['settings-changed'],
    ask: async () => {
      const at = { host: '127.0.0.1', port: 9100, dpi: 203 as const, widthMm: 100 };
      const { version } = (await one<{ version: number }>('/api/admin/settings')).body;
      const change = { labelPrinters: [{ name: 'Bench', ...at }] };
      await owner.ask('PATCH', '/api/admin/settings', { change, holdsFrom: null, version });
      const emptyDay = '/api/admin/kitchen/2027-03-03/food-labels/print';
      return owner.ask('POST', emptyDay, { printer: 'Bench' });
    },
  },
  changeSettings: {
    leaves: ['settings-planned'],
    ask: async () => {
      const { version } = (await one<{ version: number }>('/api/admin/settings')).body;
      const asked = { change: { name: 'Pantry' }, holdsFrom: '2027-01-01', version };
      const planned = await owner.ask<{ planned: { versionNo: number }[] }>(
        'PATCH',
        '/api/admin/settings',
        asked,
      );
      nos.plan = planned.body.planned[0]?.versionNo ?? 0;
      return planned as unknown as Reply<never>;
    },
  },
  previewLetter: {
    none: 'it only tells how a letter would read',
    ask: () =>
      owner.ask('POST', '/api/admin/letters/placed/preview', {
        subject: null,
        opening: 'Dear {name},',
        closing: null,
      }),
  },
  sendLogo: {
    none: 'it only keeps a picture; what takes it as the logo is a change of the settings',
    ask: async () => {
      const about = { width: 200, height: 60, channels: 4, background: '#335577' } as const;
      const picture = new Uint8Array(await sharp({ create: about }).png().toBuffer());
      return owner.ask('PUT', '/api/admin/settings/logo', picture, { 'content-type': 'image/png' });
    },
  },
  withdrawPlannedSettings: {
    leaves: ['settings-withdrawn'],
    ask: () => owner.ask('DELETE', `/api/admin/settings/planned/${nos.plan}`),
  },
  publishPage: {
    leaves: ['page-planned'],
    ask: () =>
      owner.ask('POST', '/api/admin/pages/terms/versions', {
        text: 'What holds between us',
        holdsFrom: '2027-01-01',
        agreeAgain: true,
        version: 0,
      }),
  },
  withdrawPlannedPage: {
    leaves: ['page-withdrawn'],
    ask: async () => {
      const page = await owner.ask<{ mark: string }>('GET', '/api/admin/pages/terms');
      return owner.ask('DELETE', `/api/admin/pages/terms/planned/1?mark=${page.body.mark}`);
    },
  },
  changeDeliveryDay: {
    leaves: ['day-changed'],
    ask: () => {
      const day = { capacity: 40, closed: false, version: 0 };
      return owner.ask('PUT', '/api/admin/delivery-days/2027-03-03', day);
    },
  },
  addPromotion: {
    leaves: ['promotion-added'],
    ask: async () => {
      const added = await owner.ask<{ promotionNo: number }>(
        'POST',
        '/api/admin/promotions',
        promotion,
      );
      nos.promotion = added.body.promotionNo;
      return added as Reply<never>;
    },
  },
  changePromotion: {
    leaves: ['promotion-changed'],
    ask: () =>
      owner.ask('PUT', `/api/admin/promotions/${nos.promotion}`, {
        ...promotion,
        basisPoints: [2000],
        version: 1,
      }),
  },
  issueGiftCard: {
    leaves: ['gift-card-issued'],
    ask: async () => {
      const draft = { cents: 2500, sold: true, note: null, lastDay: null };
      const issued = await owner.ask<{ gift: { giftNo: number } }>(
        'POST',
        '/api/admin/gift-cards',
        draft,
        { 'idempotency-key': 'one-gift-card' },
      );
      nos.giftCard = issued.body.gift.giftNo;
      return issued as Reply<never>;
    },
  },
  stopGiftCard: {
    leaves: ['gift-card-stopped'],
    ask: () => owner.ask('POST', `/api/admin/gift-cards/${nos.giftCard}/stop`, { version: 1 }),
  },
  giveCredit: {
    leaves: ['credit-given'],
    ask: () =>
      owner.ask(
        'POST',
        `/api/admin/customers/${nos.customer}/credit`,
        { cents: 500, reason: 'For the late box' },
        { 'idempotency-key': randomUUID() },
      ),
  },
  addZone: {
    leaves: ['zone-added'],
    ask: async () => {
      const added = await owner.ask<{ zoneNo: number }>('POST', '/api/admin/delivery-zones', zone);
      nos.zone = added.body.zoneNo;
      return added as Reply<never>;
    },
  },
  changeZone: {
    leaves: ['zone-changed'],
    ask: () => {
      const changed = { ...zone, feeCents: 595, version: 1 };
      return owner.ask('PUT', `/api/admin/delivery-zones/${nos.zone}`, changed);
    },
  },
  removeZone: {
    leaves: ['zone-removed'],
    ask: () => owner.ask('DELETE', `/api/admin/delivery-zones/${nos.zone}?version=2`),
  },
  putTaxRate: {
    leaves: ['rate-added'],
    ask: () => {
      const rate = { basisPoints: 1350, validUntil: null, version: 0 };
      return owner.ask('PUT', '/api/admin/tax-rates/XI/food/2027-01-01', rate);
    },
  },
  removeTaxRate: {
    leaves: ['rate-removed'],
    ask: () => owner.ask('DELETE', '/api/admin/tax-rates/XI/food/2027-01-01?version=1'),
  },
  importPriceFile: {
    leaves: ['rate-added', 'rate-added'],
    ask: () => {
      const text = [
        'region,class,percent,from,until',
        'XI,food,13.5,2027-01-01,',
        'XI,alcohol,23,2027-01-01,',
      ].join('\n');
      return owner.ask('POST', '/api/admin/price-files/tax-rates.csv', { text });
    },
  },
  moveOrder: {
    leaves: ['order-moved'],
    ask: () => owner.ask('POST', `${orders}/${nos.moved}/move`, { to: 'packing', reason: gossip }),
  },
  takeBackOrder: {
    leaves: ['order-taken-back'],
    ask: () => owner.ask('POST', `${orders}/${nos.moved}/take-back`, { from: 'packing' }),
  },
  moveOrders: {
    leaves: ['order-moved'],
    ask: () =>
      owner.ask('POST', `${orders}/move`, {
        orderNos: [nos.bulk],
        to: 'packing',
        reason: gossip,
      }),
  },
  addHygieneCheck: {
    leaves: ['hygiene-check-added'],
    ask: async () => {
      const added = await owner.ask<{ checkNo: number }>(
        'POST',
        '/api/admin/hygiene-checks',
        coldRoom,
      );
      nos.check = added.body.checkNo;
      return added as Reply<never>;
    },
  },
  changeHygieneCheck: {
    leaves: ['hygiene-check-changed'],
    ask: () =>
      owner.ask('PUT', `/api/admin/hygiene-checks/${nos.check}`, {
        ...coldRoom,
        maxCelsius: 5,
        stopped: false,
        version: 1,
      }),
  },
  noteHygiene: {
    leaves: ['hygiene-noted'],
    ask: () =>
      owner.ask('POST', `/api/admin/hygiene-checks/${nos.check}/entries`, {
        celsius: 9,
        action: gossip,
      }),
  },
  standIn: {
    leaves: ['shortage-told'],
    ask: () =>
      owner.ask('POST', `${packing}/${nos.short}/lines/1/stand-in`, {
        ingredientNo: nos.rice,
        with: store.nos.ingredient('Lime'),
      }),
  },
  tellMissing: {
    leaves: ['missing-told', 'refund-asked'],
    ask: () =>
      owner.ask('POST', `${packing}/${nos.packed}/lines/1/missing`, {
        ingredientNo: nos.rice,
        amount: 50,
      }),
  },
  packLine: {
    leaves: ['order-moved', 'order-moved'],
    ask: () => owner.ask('POST', `${packing}/${nos.packed}/lines/1`, { packed: true }),
  },
  movePackedOrders: {
    leaves: ['order-moved'],
    ask: () => owner.ask('POST', `${packing}/move`, { orderNos: [nos.packed], to: 'shipped' }),
  },
  previewRefund: {
    none: 'it only works out what would go back',
    ask: () =>
      owner.ask('POST', `${orders}/${nos.moved}/refunds/preview`, {
        parts: [{ kind: 'amount', cents: 100 }],
      }),
  },
  askRefund: {
    leaves: ['refund-asked'],
    ask: () =>
      owner.ask(
        'POST',
        `${orders}/${nos.moved}/refunds`,
        { parts: [{ kind: 'amount', cents: 100 }], reason: gossip },
        newKey(),
      ),
  },
  sendRefundAgain: {
    leaves: ['refund-sent-again'],
    ask: async () => {
      store.time.now = new Date(store.time.now.getTime() + 5 * 60_000);
      await store.shop.database.run(sql`update sandbox_refund set bounces_at = ${store.time.now}`);
      await reconcile(store.shop);
      await store.settled();
      await stay(owner);
      type Listed = { refunds: { refundNo: number; cameBack: boolean }[] };
      const { body } = await one<Listed>(`${orders}/${nos.moved}/refunds`);
      const back = body.refunds.find(({ cameBack }) => cameBack);
      return owner.ask('POST', `${orders}/${nos.moved}/refunds/${back?.refundNo}/again`, {});
    },
  },
  noteDispute: {
    leaves: ['dispute-noted'],
    ask: async () =>
      owner.ask('POST', `${orders}/${nos.moved}/disputes/${await payment()}`, {
        stage: 'opened',
        cents: 50,
      }),
  },
  settleWithdrawal: {
    leaves: ['withdrawal-settled'],
    ask: async () => {
      const said = { name: gossip.slice(0, 30), email: 'eve@example.com', orderNo: 4711 };
      const { body } = await store
        .guest()
        .ask<{ withdrawalNo: number }>('POST', '/api/withdrawals', said);
      return owner.ask('POST', `/api/admin/withdrawals/${body.withdrawalNo}/settle`, {});
    },
  },
  planMenuWeek: {
    leaves: ['week-planned'],
    ask: () =>
      owner.ask('PUT', week, {
        opens: '2026-11-20T09:00',
        closes: '2026-12-10T18:00',
        expectedPortions: 40,
        offers: [{ recipeNo: nos.congee, mostPortions: 20 }],
        version: 0,
      }),
  },
  publishMenuWeek: {
    leaves: ['week-published'],
    ask: () => owner.ask('POST', `${week}/publish`, { version: 1 }),
  },
  unpublishMenuWeek: {
    leaves: ['week-unpublished'],
    ask: () => owner.ask('POST', `${week}/unpublish`, { version: 2 }),
  },
  copyMenuWeek: {
    leaves: ['week-planned'],
    ask: () => owner.ask('POST', `${week}/copy`, { to: '2026-12-14' }),
  },
  removeMenuWeek: {
    leaves: ['week-removed'],
    ask: () => owner.ask('DELETE', `${week}?version=3`),
  },
  putCategory: {
    leaves: ['category-changed'],
    ask: () =>
      owner.ask('PUT', '/api/admin/categories/pots', { name: 'Pots', position: 2, version: 0 }),
  },
  translateRecipe: {
    leaves: ['recipe-translated'],
    ask: () =>
      owner.ask(
        'PUT',
        `/api/admin/recipes/${nos.congee}/translations/de`,
        named('Congee', 'Reissuppe'),
      ),
  },
  translateIngredient: {
    leaves: ['ingredient-translated'],
    ask: () =>
      owner.ask('PUT', `/api/admin/ingredients/${nos.rice}/translations/de`, named('Rice', 'Reis')),
  },
  translateCategory: {
    leaves: ['category-translated'],
    ask: () =>
      owner.ask('PUT', '/api/admin/categories/pots/translations/de', named('Pots', 'Töpfe')),
  },
  costRecipe: {
    none: 'it only counts',
    ask: () => {
      const ingredients = [{ ingredientNo: nos.rice, amount: 100 }];
      const planned = { servings: 1, preparationCents: 0, ingredients };
      return owner.ask('POST', '/api/admin/recipes/cost', planned);
    },
  },
  previewMethod: {
    none: 'it only tells how it would read',
    ask: async () => {
      const { name, description, story, follows, servings, steps, ingredients } = (await contents())
        .said;
      const meal = { servings: 1, changes: [] };
      const asked = { name, description, story, follows, servings, steps, ingredients, meal };
      return owner.ask('POST', '/api/admin/recipes/method', asked);
    },
  },
  readLines: {
    none: 'it only reads what was typed',
    ask: () =>
      owner.ask('POST', '/api/admin/recipes/ingredient-lines', { lines: '5 g rice', present: [] }),
  },
  startRecipe: {
    leaves: ['recipe-started'],
    ask: async () => {
      const { said } = await contents();
      return owner.ask('POST', '/api/admin/recipes', { ...said, slug: 'second-congee' });
    },
  },
  changeRecipe: {
    leaves: ['recipe-changed'],
    ask: async () => {
      const { said, editionNo } = await contents();
      const changed = { ...said, preparationCents: 175, editionNo };
      return owner.ask('PUT', `/api/admin/recipes/${nos.congee}`, changed);
    },
  },
  copyRecipe: {
    leaves: ['recipe-started'],
    ask: async () => {
      const path = `/api/admin/recipes/${nos.congee}/copy`;
      const copied = await owner.ask<{ recipeNo: number }>('POST', path, {});
      nos.copied = copied.body.recipeNo;
      return copied as Reply<never>;
    },
  },
  unpublishRecipe: {
    leaves: ['recipe-unpublished'],
    ask: () => owner.ask('POST', `/api/admin/recipes/${nos.congee}/unpublish`, {}),
  },
  publishRecipe: {
    leaves: ['recipe-published'],
    ask: () => owner.ask('POST', `/api/admin/recipes/${nos.congee}/publish`, {}),
  },
  archiveRecipe: {
    leaves: ['recipe-archived'],
    ask: () => owner.ask('POST', `/api/admin/recipes/${nos.copied}/archive`, {}),
  },
  unarchiveRecipe: {
    leaves: ['recipe-unarchived'],
    ask: () => owner.ask('POST', `/api/admin/recipes/${nos.copied}/unarchive`, {}),
  },
  releaseSlug: {
    leaves: ['recipe-changed', 'address-released'],
    ask: async () => {
      const { said, editionNo } = await contents();
      const path = `/api/admin/recipes/${nos.congee}`;
      await owner.ask('PUT', path, { ...said, slug: 'congee-of-old', editionNo });
      return owner.ask('DELETE', `${path}/former-slugs/${String(said['slug'])}`);
    },
  },
  archiveCategory: {
    leaves: ['category-archived'],
    ask: () => owner.ask('POST', '/api/admin/categories/pots/archive', {}),
  },
  unarchiveCategory: {
    leaves: ['category-unarchived'],
    ask: () => owner.ask('POST', '/api/admin/categories/pots/unarchive', {}),
  },
  startImports: {
    leaves: ['import-started'],
    ask: async () => {
      const text = 'Soup\nServes 2\n200 g rice\nStir it.';
      const started = await owner.ask<{ batchNo: number }>('POST', '/api/admin/imports', { text });
      await store.shop.reading.settled();
      nos.batch = started.body.batchNo;
      type Listed = { items: { importNo: number }[] };
      nos.imported = (await one<Listed>('/api/admin/imports')).body.items[0]?.importNo ?? 0;
      return started as Reply<never>;
    },
  },
  importFile: {
    leaves: ['import-started'],
    ask: async () => {
      const body = new TextEncoder().encode('>> servings: 2\nBoil @rice{100%g} in @milk{1%l}.');
      const type = { 'content-type': 'application/octet-stream' };
      const path = '/api/admin/import-files?name=porridge.cook';
      const started = await owner.ask('POST', path, body, type);
      await store.shop.reading.settled();
      type Listed = { items: { importNo: number }[] };
      nos.second = (await one<Listed>('/api/admin/imports')).body.items[0]?.importNo ?? 0;
      return started as Reply<never>;
    },
  },
  cancelImportBatch: {
    leaves: ['import-cancelled'],
    ask: () => owner.ask('POST', `/api/admin/import-batches/${nos.batch}/cancel`, {}),
  },
  resumeImportBatch: {
    leaves: ['import-resumed'],
    ask: () => owner.ask('POST', `/api/admin/import-batches/${nos.batch}/resume`, {}),
  },
  changeImport: {
    leaves: ['import-changed'],
    ask: () =>
      owner.ask('PUT', `/api/admin/imports/${nos.imported}`, {
        version: 1,
        name: 'Soup',
        category: 'bowls',
        servings: 2,
        minutes: 20,
        preparationCents: 100,
        steps: ['Stir it.'],
        ownWords: false,
        lines: [],
      }),
  },
  draftImport: {
    leaves: ['recipe-started', 'import-drafted'],
    ask: async () => {
      const path = `/api/admin/imports/${nos.imported}/draft`;
      const drafted = await owner.ask<{ recipeNo: number }>('POST', path, { version: 2 });
      nos.soup = drafted.body.recipeNo;
      return drafted as Reply<never>;
    },
  },
  sayOwnWords: {
    leaves: ['own-words-said'],
    ask: () => owner.ask('POST', `/api/admin/recipes/${nos.soup}/own-words`, {}),
  },
  addImportedIngredient: {
    leaves: ['ingredient-added'],
    ask: () =>
      owner.ask('POST', `/api/admin/imports/${nos.second}/ingredients`, {
        version: 1,
        lineNo: 2,
        name: 'Whole milk',
        unit: 'ml',
        packAmount: 1000,
        priceCents: 150,
      }),
  },
  forgetIngredientAlias: {
    leaves: ['alias-forgotten'],
    ask: async () => {
      type Found = { lines: { candidates: { ingredientNo: number }[] }[] };
      const { lines } = (await one<Found>(`/api/admin/imports/${nos.second}`)).body;
      const path = `/api/admin/ingredients/${lines[1]?.candidates[0]?.ingredientNo ?? 0}/aliases`;
      type Known = { items: { language: string; words: string }[] };
      const [alias] = (await one<Known>(path)).body.items;
      return owner.ask('POST', `${path}/forget`, {
        language: alias?.language,
        words: alias?.words,
      });
    },
  },
  setImportAside: {
    leaves: ['import-set-aside'],
    ask: async () => {
      const path = `/api/admin/imports/${nos.second}`;
      const { version } = (await one<{ version: number }>(path)).body;
      return owner.ask('POST', `${path}/set-aside`, { version });
    },
  },
  copyIngredient: {
    leaves: ['ingredient-added'],
    ask: async () => {
      const copied = await owner.ask<{ ingredientNo: number }>(
        'POST',
        `/api/admin/ingredients/${nos.rice}/copy`,
        {},
      );
      nos.copy = copied.body.ingredientNo;
      return copied as Reply<never>;
    },
  },
  archiveIngredient: {
    leaves: ['ingredient-archived'],
    ask: () => owner.ask('POST', `/api/admin/ingredients/${nos.copy}/archive`, {}),
  },
  unarchiveIngredient: {
    leaves: ['ingredient-unarchived'],
    ask: () => owner.ask('POST', `/api/admin/ingredients/${nos.copy}/unarchive`, {}),
  },
  hangPicture: {
    leaves: ['recipe-changed'],
    ask: async () => {
      const about = { width: 1400, height: 1000, channels: 3, background: '#335577' } as const;
      const picture = new Uint8Array(await sharp({ create: about }).jpeg().toBuffer());
      return owner.ask('PUT', await picturePath(), picture, { 'content-type': 'image/jpeg' });
    },
  },
  removePicture: {
    leaves: ['recipe-changed'],
    ask: async () => owner.ask('DELETE', await picturePath()),
  },
  addIngredient: {
    leaves: ['ingredient-added'],
    ask: async () =>
      owner.ask('POST', '/api/admin/ingredients', { ...(await facts()).said, name: 'Brown rice' }),
  },
  changeIngredient: {
    leaves: ['ingredient-changed'],
    ask: async () => {
      const { said, version } = await facts();
      const changed = { ...said, allergens: ['mustard'], version };
      return owner.ask('PUT', `/api/admin/ingredients/${nos.rice}`, changed);
    },
  },
  importListFile: {
    leaves: ['recipe-changed'],
    ask: () => {
      const text = `no,status,place,preparation\n${nos.congee},published,7,1.75\n`;
      return owner.ask('POST', '/api/admin/list-files/recipes.csv', { text });
    },
  },
  importStockFile: {
    leaves: ['stock-received'],
    ask: () => {
      const text = `no,received,note\n${nos.rice},50,From the file\n`;
      return owner.ask('POST', '/api/admin/stock-file', { text }, newKey());
    },
  },
  changeStock: {
    leaves: ['stock-received', 'stock-spoiled', 'stock-counted'],
    ask: () => {
      const of = { ingredientNo: nos.rice, note: gossip };
      const movements = [
        { ...of, kind: 'received', amount: 500 },
        { ...of, kind: 'spoiled', amount: 70 },
        { ...of, kind: 'counted', amount: 90_000 },
      ];
      return owner.ask('POST', '/api/admin/stock-movements', { movements }, newKey());
    },
  },
  changeLot: {
    leaves: ['lot-quarantined', 'lot-released', 'lot-wasted', 'lot-counted'],
    ask: async () => {
      type Lots = { items: { lotNo: number; amount: number }[] };
      const { body } = await owner.ask<Lots>('GET', `/api/admin/lots?ingredientNo=${nos.rice}`);
      const { lotNo = 0, amount = 0 } = body.items[0] ?? {};
      const change = (asked: object) =>
        owner.ask('POST', `/api/admin/lots/${lotNo}/changes`, { note: gossip, ...asked });
      await change({ kind: 'quarantined' });
      await change({ kind: 'released' });
      await change({ kind: 'wasted', amount: 10, seenAmount: amount, reason: 'spoiled' });
      return change({ kind: 'counted', amount, seenAmount: amount - 10 }) as Promise<Reply<never>>;
    },
  },
  startRecall: {
    leaves: ['lot-quarantined', 'recall-started'],
    ask: async () => {
      type Lots = { items: { lotNo: number }[] };
      const { body } = await owner.ask<Lots>('GET', `/api/admin/lots?ingredientNo=${nos.rice}`);
      nos.lot = body.items[0]?.lotNo ?? 0;
      const asked = { lotNo: nos.lot, isDrill: false, hazard: 'microbes', note: gossip };
      const begun = await owner.ask<{ recallNo: number }>('POST', '/api/admin/recalls', asked);
      nos.recall = begun.body.recallNo;
      return begun as Reply<never>;
    },
  },
  sendRecallLetters: {
    // What is given back is asked for with each letter.
    leaves: ['recall-told', 'refund-asked'],
    ask: async () => {
      const sent = await owner.ask('POST', `/api/admin/recalls/${nos.recall}/letters`, {});
      await store.settled();
      return sent as Reply<never>;
    },
  },
  takeOut: {
    leaves: ['food-taken-out'],
    ask: () => owner.ask('POST', `${packing}/${nos.bulk}/lines/1/taken-out`, { lotNo: nos.lot }),
  },
  endRecall: {
    leaves: ['recall-ended', 'lot-released'],
    ask: async () => {
      const ended = await owner.ask('POST', `/api/admin/recalls/${nos.recall}/end`, {});
      await owner.ask('POST', `/api/admin/lots/${nos.lot}/changes`, { kind: 'released' });
      return ended as Reply<never>;
    },
  },
  addKitchen: {
    leaves: ['kitchen-added'],
    ask: () => owner.ask('POST', '/api/admin/kitchens', { name: 'North' }),
  },
  renameKitchen: {
    leaves: ['kitchen-renamed'],
    ask: () => owner.ask('PUT', '/api/admin/kitchens/2', { name: 'East', version: 1 }),
  },
  addSupplier: {
    leaves: ['supplier-added'],
    ask: async () => {
      const added = await owner.ask<{ supplierNo: number }>(
        'POST',
        '/api/admin/suppliers',
        supplier,
      );
      nos.supplier = added.body.supplierNo;
      return added as Reply<never>;
    },
  },
  saveSupplier: {
    leaves: ['supplier-changed'],
    ask: () =>
      owner.ask('PUT', `/api/admin/suppliers/${nos.supplier}`, {
        ...supplier,
        leadDays: 3,
        version: 1,
      }),
  },
  saveArticle: {
    leaves: ['article-changed'],
    ask: () =>
      owner.ask('PUT', `/api/admin/suppliers/${nos.supplier}/articles/${nos.rice}`, {
        packAmount: 500,
        packCents: 400,
      }),
  },
  addPurchase: {
    leaves: ['purchase-made'],
    ask: async () => {
      const line = { ingredientNo: nos.rice, packAmount: 500, packCents: 400, packs: 2 };
      const made = await owner.ask<{ purchaseNo: number }>('POST', '/api/admin/purchase-orders', {
        supplierNo: nos.supplier,
        note: gossip,
        lines: [line],
      });
      nos.purchase = made.body.purchaseNo;
      return made as Reply<never>;
    },
  },
  savePurchase: {
    leaves: ['purchase-changed'],
    ask: () => {
      const line = { ingredientNo: nos.rice, packAmount: 500, packCents: 400, packs: 3 };
      const path = `/api/admin/purchase-orders/${nos.purchase}`;
      return owner.ask('PUT', path, { note: gossip, lines: [line], version: 1 });
    },
  },
  movePurchase: {
    leaves: ['purchase-moved'],
    ask: () =>
      owner.ask('POST', `/api/admin/purchase-orders/${nos.purchase}/state`, {
        to: 'sent',
        version: 2,
      }),
  },
  receiveGoods: {
    leaves: ['ingredient-changed', 'goods-received'],
    ask: () => {
      const line = { ingredientNo: nos.rice, amount: 1500, storage: 'ambient', label: {} };
      const receipt = { supplierNo: nos.supplier, purchaseNo: nos.purchase, lines: [line] };
      return owner.ask('POST', '/api/admin/goods-receipts', { note: gossip, ...receipt }, newKey());
    },
  },
  removeArticle: {
    leaves: ['article-removed'],
    ask: () => owner.ask('DELETE', `/api/admin/suppliers/${nos.supplier}/articles/${nos.rice}`),
  },
  liftMailStop: {
    leaves: ['mail-stop-lifted'],
    ask: async () => {
      const email = 'bounced@example.com';
      const guest = await store.customer(email);
      const { customerNo } = (await guest.ask<{ customerNo: number }>('GET', '/api/me')).body;
      await hear(store.shop, { kind: 'bounce', addresses: [email], why: gossip });
      return owner.ask('POST', `/api/admin/customers/${customerNo}/mailbox/lift`, {});
    },
  },
  eraseCustomer: {
    leaves: ['customer-erased'],
    ask: async () => {
      const guest = await store.customer();
      const { customerNo } = (await guest.ask<{ customerNo: number }>('GET', '/api/me')).body;
      const path = `/api/admin/customers/${customerNo}/erasure`;
      return owner.ask('POST', path, { reason: 'By letter' });
    },
  },
};

const nameOf = ([name]: readonly [string, ...unknown[]]) => name;

test('every route of the back office that is no question says whether it leaves an entry', () => {
  const changing = Object.entries<Route>(api).filter(
    ([, { method, access }]) => method !== 'get' && isForStaff(access),
  );
  const said = Object.keys(steps);
  expect(changing.map(nameOf).filter((name) => !said.includes(name))).toEqual([]);
  expect(said.filter((name) => !changing.map(nameOf).includes(name))).toEqual([]);
});

test('ordering and paying leave none', () => {
  expect(entriesOfOrders).toBe(0);
});

test('whatever is done in the back office leaves the entries that it says, each in the name of who did it', async () => {
  await invite('cook@example.com');
  await store.settled();
  const letter = store.letters.findLast(({ to }) => to === 'cook@example.com');
  const token = /\/join\/([\w-]{43})/.exec(letter?.text ?? '')?.[1];
  const cook = await store.customer('cook@example.com');
  expect((await cook.ask('POST', '/api/staff/join', { token })).status).toBe(200);
  expect((await audit()).items[0]).toMatchObject({ action: 'staff-joined' });

  const wrong: unknown[] = [];
  for (const [name, step] of Object.entries(steps)) {
    await store.settled();
    const before = await newest();
    const { status, body } = await step.ask();
    const left = (await audit()).items.filter(({ auditNo }) => auditNo > before).toReversed();
    const actions = left.map(({ action }) => action);
    const wanted = 'leaves' in step ? step.leaves : [];
    const mine = left.every(({ by }) => by.who === 'shop' || by.email === owner.email);
    const isSame = JSON.stringify(actions) === JSON.stringify(wanted);
    if (status >= 300 || !isSame || !mine) wrong.push({ name, status, body, actions, wanted });
  }
  expect(wrong).toEqual([]);
});

test('an entry keeps what changed and nothing else, and calls things as they are called today', async () => {
  const by = { who: 'staff', email: owner.email, role: 'owner' };
  const find = async (query: string) => (await audit(query)).items;
  expect(await find('&action=zone-changed')).toMatchObject([
    { by, changes: [{ field: 'feeCents', before: 495, after: 595 }] },
  ]);
  const [gone] = await find('&action=zone-removed');
  expect(gone?.subject).toMatchObject({ kind: 'zone', key: String(nos.zone), name: null });
  expect(gone?.changes).toContainEqual({ field: 'name', before: 'Dublin' });
  expect(await find(`&subject=ingredient&key=${nos.rice}&action=ingredient-changed`)).toMatchObject(
    [
      // What a delivery was paid with.
      { changes: [{ field: 'costCents', after: expect.any(Number) as number }] },
      {
        action: 'ingredient-changed',
        subject: { name: 'Rice' },
        changes: [{ field: 'allergens', before: [], after: ['mustard'] }],
      },
    ],
  );
  expect(await find('&action=recipe-published')).toMatchObject([
    {
      subject: { name: 'Congee' },
      changes: [{ field: 'status', before: 'draft', after: 'published' }, { field: 'editionNo' }],
    },
  ]);
  const [spoiled] = await find('&action=stock-spoiled');
  expect(spoiled).toMatchObject({ subject: { name: 'Rice', unit: 'g' } });
  expect(spoiled?.changes).toEqual([
    { field: 'movementNo', after: expect.any(Number) as number },
    { field: 'amount', after: -70 },
  ]);
  expect(await find('&action=role-changed')).toMatchObject([
    {
      subject: { kind: 'staff', key: String(nos.staff), name: 'cook@example.com' },
      changes: [{ field: 'role', before: 'kitchen', after: 'menu' }],
    },
  ]);
  expect(await find(`&subject=order&key=${nos.moved}&action=order-moved`)).toMatchObject([
    { by, changes: [{ field: 'status', before: 'placed', after: 'packing' }] },
  ]);
});

test('a thing that is saved as it was leaves no entry', async () => {
  const before = await newest();
  const { said, version } = await facts();
  await owner.ask('PUT', `/api/admin/ingredients/${nos.rice}`, { ...said, version });
  const day = { capacity: 40, closed: false, version: 1 };
  expect((await owner.ask('PUT', '/api/admin/delivery-days/2027-03-03', day)).status).toBe(200);
  expect(await newest()).toBe(before);
});

const textRow = z.object({ text: z.string() });

test('no entry of a shop in which everything happened holds a customer’s data', async () => {
  const rows = await store.shop.database.query(
    textRow,
    sql`select to_jsonb(e)::text as text from audit_entry e`,
  );
  expect(rows.length).toBeGreaterThan(30);
  const told = [...Object.values(adas), ...adas.name.split(' '), email, '871239876'];
  const found = rows.filter(({ text }) => told.some((what) => text.includes(what)));
  expect(found).toEqual([]);
  const file = await owner.ask<{ text: string }>('GET', '/api/admin/audit-csv');
  expect(told.filter((what) => file.body.text.includes(what))).toEqual([]);
});

test('it is found by who, what, which and when, and read on page by page', async () => {
  const all = (await audit()).items;
  const [last] = all;
  const me = (await audit()).people.find((it) => it.email === owner.email);
  expect((await audit(`&by=${me?.staffNo}`)).items.length).toBeGreaterThan(20);
  const shops = (await audit('&by=shop')).items;
  expect(shops.map(({ action }) => action)).toContain('refund-asked');
  expect((await audit('&by=9999999')).items).toEqual([]);
  const day = last?.at.slice(0, 10) ?? '';
  expect((await audit(`&from=${day}&to=${day}`)).items.length).toBeGreaterThan(0);
  expect((await audit('&to=2001-01-01')).items).toEqual([]);
  expect((await audit('&from=2201-01-01')).items).toEqual([]);

  const paged: number[] = [];
  let cursor = '';
  do {
    const path = `/api/admin/audit?limit=7&by=${me?.staffNo}${cursor}`;
    const { items, next } = (await owner.ask<Page>('GET', path)).body;
    paged.push(...items.map(({ auditNo }) => auditNo));
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
  } while (cursor !== '');
  const whole = (await audit(`&by=${me?.staffNo}`)).items.map(({ auditNo }) => auditNo);
  expect(paged.slice(0, whole.length)).toEqual(whole);
  expect(paged).toEqual([...new Set(paged)].sort((a, b) => b - a));
});

test('as a file it is what was filtered, and nobody’s formula', async () => {
  await owner.ask('PUT', '/api/admin/categories/pots', {
    name: '=SUM(A1)',
    position: 2,
    version: 1,
  });
  const file = await owner.ask<{ text: string }>(
    'GET',
    '/api/admin/audit-csv?subject=category&action=category-changed',
  );
  expect(file.headers.get('content-type')).toContain('text/csv');
  const [head, ...lines] = file.body.text.trim().split('\n');
  expect(head).toBe('audit_no,at,by,role,action,subject,key,name,field,before,after');
  expect(lines.every((line) => /,category-(un)?(changed|archived),category,/.test(line))).toBe(
    true,
  );
  expect(lines[0]).toContain(`,${owner.email},owner,`);
  expect(lines[0]).toContain(",'=SUM(A1),name,Pots,'=SUM(A1)");
});

test('nobody rewrites it: not even the shop’s own statements can', async () => {
  const { database } = store.shop;
  for (const statement of [
    sql`update audit_entry set by_account = 'shop', by_role = null`,
    sql`delete from audit_entry`,
    sql`truncate audit_entry`,
  ])
    await expect(database.run(statement)).rejects.toThrow('is kept as it was written');
});

test('a change that is undone leaves no entry', async () => {
  const before = await newest();
  await owner.ask('POST', '/api/admin/delivery-zones', zone);
  const second = { ...zone, name: 'Second' };
  const refused = await owner.ask<{ code: string }>('POST', '/api/admin/delivery-zones', second);
  expect(refused.body.code).toBe('postcode-in-two-zones');
  const left = (await audit()).items.filter(({ auditNo }) => auditNo > before);
  expect(left.map(({ action }) => action)).toEqual(['zone-added']);
});

test('who may see it are owners and managers', async () => {
  for (const role of ['kitchen', 'menu', 'support', 'accounts'] as const)
    expect((await (await store.staff(role)).ask('GET', '/api/admin/audit')).status).toBe(403);
  expect((await (await store.staff('manager')).ask('GET', '/api/admin/audit')).status).toBe(200);
});
