import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeMenu } from '../../server/src/food/edits/edits.ts';
import { saveIngredient } from '../../server/src/food/ingredients/ingredients.ts';
import { saveMany } from '../../server/src/food/translations/translations.ts';
import { changeStock } from '../../server/src/stock/inventory/inventory.ts';
import { ingredientOf } from '../../server/test/small-menu.ts';
import { ask, openDays, placeDueOrder, placeOrder, visitAsAdministrator } from './back-office.ts';
import { open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

const dal = 'red-lentil-and-spinach-dal';
const ramen = 'shiitake-miso-ramen';

let shop: ShopWindow;
/** Three days that boxes can be ordered for: one to pack, one to print, one that nobody orders for. */
let [packDay, printDay, emptyDay, labelDay, tongueDay, sixtyDay] = ['', '', '', '', '', ''];
beforeAll(async () => {
  shop = await openShopWindow();
  [packDay = '', printDay = '', emptyDay = '', labelDay = '', tongueDay = '', sixtyDay = ''] =
    await openDays(shop);
  for (let boxes = 0; boxes < 4; boxes += 1) {
    await placeOrder(shop, { day: printDay, lines: [{ slug: dal }, { slug: ramen, servings: 4 }] });
  }
});
afterAll(() => shop.close());

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const sheet = (day: string, name = '') => `/admin/kitchen/${day}${name}`;
const inWords = (day: string) =>
  new Intl.DateTimeFormat('en-IE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

test('a day is chosen, and its sheets agree with what was taken from the stock', async () => {
  const page = await visitAsAdministrator(shop);
  await open(page, '/admin/kitchen');
  await page.locator(`a[href="${sheet(printDay)}"]`).click();
  await page.getByText(/The sheets and the stock agree on all \d+ ingredients/).waitFor();
  await page.getByRole('table', { name: 'Purchase list' }).getByText('Red lentils').waitFor();
  await page.getByRole('link', { name: 'Portioning sheet' }).click();
  const group = page.getByRole('article', { name: 'Shiitake miso ramen' });
  await group.getByText('4 servings, 4 times').waitFor();
  await open(page, sheet(emptyDay));
  await page.getByText('No boxes for this day').waitFor();
  expect(page.problems).toEqual([]);
});

test('a box is packed by touch, from placed to shipped', async () => {
  const orderNo = await placeDueOrder(shop, {
    day: packDay,
    name: 'Zoë Müller',
    lines: [{ slug: dal }, { slug: ramen }],
  });
  const page = await visitAsAdministrator(shop, tablet);
  await open(page, sheet(packDay, '/packing'));
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  const [first, second] = [box.getByRole('checkbox').nth(0), box.getByRole('checkbox').nth(1)];
  await box.getByText('Placed').waitFor();
  await first.tap();
  await box.getByText('1 of 2 packed').waitFor();
  await box.getByText('Packing', { exact: true }).waitFor();
  expect(await first.getAttribute('aria-checked')).toBe('true');
  await second.focus();
  await page.keyboard.press('Space');
  await box.getByText('Packed', { exact: true }).waitFor();
  const height = await second.evaluate((line) => line.getBoundingClientRect().height);
  expect(height).toBeGreaterThanOrEqual(44);
  // The last mark is taken back and made again, and so is a box that was sent too early.
  await second.tap();
  await box.getByText('1 of 2 packed').waitFor();
  await box.getByText('Packing', { exact: true }).waitFor();
  await second.tap();
  await box.getByText('Packed', { exact: true }).waitFor();
  const ship = box.getByRole('button', { name: `Ship order ${orderNo}` });
  await ship.tap();
  await box.getByText('Shipped', { exact: true }).waitFor();
  await box.getByRole('button', { name: 'Not shipped after all' }).tap();
  await box.getByText('Packed', { exact: true }).waitFor();
  await ship.tap();
  await box.getByText('Shipped', { exact: true }).waitFor();
  type Story = { status: string; moves: { to: string }[] };
  const story = await ask<Story>(await shop.administrator(), 'GET', `/api/admin/orders/${orderNo}`);
  expect(story.moves.map(({ to }) => to)).toEqual([
    'packing',
    'packed',
    'packing',
    'packed',
    'shipped',
    'packed',
    'shipped',
  ]);
  expect(page.problems).toEqual([]);
});

test('a mark before the cut-off leaves the box placed, and says until when its customer may cancel', async () => {
  const customer = await shop.customer();
  const orderNo = await placeOrder(shop, { customer, day: packDay });
  const page = await visitAsAdministrator(shop, tablet);
  await open(page, sheet(packDay, '/packing'));
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  await box.getByText('The customer may cancel until').waitFor();
  expect(await box.getByRole('button').count()).toBe(0);
  await box.getByRole('checkbox').tap();
  await box.getByText('1 of 1 packed').waitFor();
  await expect.poll(() => box.getByText('Saving').count()).toBe(0);
  await box.getByText('Placed', { exact: true }).waitFor();
  await ask(customer, 'POST', `/api/orders/${orderNo}/cancel`, {});
  expect(page.problems).toEqual([]);
});

test('a mark that the store refuses is taken back and says why', async () => {
  const orderNo = await placeOrder(shop, { day: packDay });
  const page = await visitAsAdministrator(shop, tablet);
  await open(page, sheet(packDay, '/packing'));
  const staff = await shop.administrator();
  await ask(staff, 'POST', `/api/admin/orders/${orderNo}/move`, { to: 'cancelled' });
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  await box.getByRole('checkbox').tap();
  await box.getByRole('alert').getByText('cannot be done as the order stands').waitFor();
  await box.getByText('Take this box off the table').waitFor();
});

test('what is ticked while a tablet has no connection is kept, also when the page is loaded anew, and sent later; what does not hold any more is said', async () => {
  const [kept, both, cancelled] = [
    await placeOrder(shop, { day: packDay }),
    await placeOrder(shop, { day: packDay }),
    await placeOrder(shop, { day: packDay, lines: [{ slug: dal }, { slug: ramen }] }),
  ];
  const [page, other] = [
    await visitAsAdministrator(shop, tablet),
    await visitAsAdministrator(shop, tablet),
  ];
  await open(page, sheet(packDay, '/packing'));
  await open(other, sheet(packDay, '/packing'));
  const boxOn = (tablets: typeof page, orderNo: number) =>
    tablets.getByRole('article', { name: `Order ${orderNo}` });
  const isTicked = (tablets: typeof page, orderNo: number) =>
    boxOn(tablets, orderNo).getByRole('checkbox').first().getAttribute('aria-checked');
  await page.context().setOffline(true);
  for (const orderNo of [kept, both, cancelled])
    for (const line of await boxOn(page, orderNo).getByRole('checkbox').all()) await line.tap();
  await page.getByText('4 marks are kept on this device').waitFor();
  // Meanwhile another tablet packs one of them, and an order is cancelled.
  await boxOn(other, both).getByRole('checkbox').tap();
  await boxOn(other, both).getByText('1 of 1 packed').waitFor();
  const staff = await shop.administrator();
  await ask(staff, 'POST', `/api/admin/orders/${cancelled}/move`, { to: 'cancelled' });
  expect(await page.reload().catch(() => null)).toBeNull();
  // The page comes again before the store hears of marks.
  await page.route('**/api/admin/kitchen/*/packing/**', (route) => route.abort());
  await page.context().setOffline(false);
  await open(page, sheet(packDay, '/packing'));
  await page.getByText('marks are kept on this device').waitFor();
  expect(await isTicked(page, kept)).toBe('true');
  await page.unroute('**/api/admin/kitchen/*/packing/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const alert = boxOn(page, cancelled).getByRole('alert');
  await alert.getByText(/meal 1 while .* does not hold.*meal 2 while .* does not hold/).waitFor();
  await expect.poll(() => page.getByText('Kept here').count()).toBe(0);
  for (const orderNo of [kept, both]) {
    expect(await isTicked(page, orderNo)).toBe('true');
    type Board = { orders: { orderNo: number; packedLines: number }[] };
    const board = await ask<Board>(staff, 'GET', `/api/admin/kitchen/${packDay}/packing`);
    expect(board.orders.find((it) => it.orderNo === orderNo)?.packedLines).toBe(1);
  }
  await page.reload();
  await boxOn(page, kept).waitFor();
  expect(await page.getByText('kept on this device').count()).toBe(0);
});

test('a tablet whose session has ended says so and keeps its marks until somebody signs in', async () => {
  const orderNo = await placeOrder(shop, { day: packDay });
  const page = await visitAsAdministrator(shop, tablet);
  await open(page, sheet(packDay, '/packing'));
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  await box.getByRole('checkbox').tap();
  await box.getByText('Kept here').waitFor();
  await page.getByRole('link', { name: 'sign in again' }).waitFor();
  await page.context().addCookies(cookies);
  await page.reload();
  await box.getByText('1 of 1 packed').waitFor();
  await expect.poll(() => page.getByText('kept on this device').count()).toBe(0);
  expect(await box.getByRole('checkbox').getAttribute('aria-checked')).toBe('true');
});

test('a scanner ticks the meal of the box on the table by the code of its card, and refuses another loudly', async () => {
  const [own, other] = [
    await placeOrder(shop, { day: packDay, lines: [{ slug: dal }, { slug: ramen }] }),
    await placeOrder(shop, { day: packDay }),
  ];
  const page = await visitAsAdministrator(shop, tablet);
  await open(page, sheet(packDay, '/packing'));
  const field = page.getByRole('form', { name: 'Scan' }).getByLabel('Scan');
  const scan = async (text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };
  const box = page.getByRole('article', { name: `Order ${own}` });
  await scan(String(own));
  await scan(`http://shop.example/account/orders/${own}/cook/2`);
  await box.getByText('1 of 2 packed').waitFor();
  expect(await box.getByRole('checkbox').nth(1).getAttribute('aria-checked')).toBe('true');
  await scan(`${other}.1`);
  await page.getByText('Stop: this meal goes into another box.').waitFor();
  const wrong = page.getByRole('article', { name: `Order ${other}` }).getByRole('checkbox');
  expect(await wrong.getAttribute('aria-checked')).toBe('false');
  await page.getByRole('button', { name: 'In order of allergens' }).click();
  await box.getByText(/^Contains|^None of the 14 allergens/).waitFor();
  expect(page.problems).toEqual([]);
});

test('the cards of a day are one print job on the paper that was chosen, a page for each meal', async () => {
  const page = await visitAsAdministrator(shop);
  for (const [paper, width] of [
    ['a5', 420],
    ['letter', 612],
  ] as const) {
    await open(page, sheet(printDay, `/cards?paper=${paper}`));
    expect(await page.locator('article').count()).toBe(8);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const widths = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+(\d+)/g)].map(([, at]) =>
      Number(at),
    );
    // Browsers round the width of an A5 either way.
    expect(widths.filter((each) => Math.abs(each - width) > 1)).toEqual([]);
    expect(widths.length).toBeGreaterThan(0);
  }
  expect(page.problems).toEqual([]);
});

test('what is too warm is noted with what was done about it, and the kitchen reads what is still due', async () => {
  const page = await visitAsAdministrator(shop, tablet);
  await open(page, '/admin/hygiene');
  const begin = page.getByRole('form', { name: 'Begin a check' });
  await begin.getByRole('textbox', { name: 'What', exact: true }).fill('Cold room');
  await begin.getByLabel('At most °C').fill('5');
  await begin.getByLabel('Times a day').fill('2');
  await begin.getByRole('button').click();
  await page.getByText('Still due 2 times').waitFor();
  const note = page.getByRole('form', { name: 'Note it: Cold room' });
  await note.getByRole('textbox', { name: '°C', exact: true }).fill('7,5');
  await note.getByRole('button').click();
  await page.getByRole('alert').getByText('say what was done about it').waitFor();
  await note.getByLabel('What was done about it').fill('Door was open: shut');
  await note.getByRole('button').click();
  await page.getByText('It is noted.').waitFor();
  await page.getByText('7.5 °C').waitFor();
  await page.getByText('Still due once').waitFor();
});

test('a box is packed, sent and taken back without scripts', async () => {
  const orderNo = await placeDueOrder(shop, { day: packDay });
  const signedIn = await visitAsAdministrator(shop);
  const storageState = await signedIn.context().storageState();
  const page = await shop.visit({ javaScriptEnabled: false, storageState });
  await page.goto(sheet(packDay, '/packing'));
  const box = page.getByRole('article', { name: `Order ${orderNo}` });
  await box.getByRole('checkbox').click();
  await box.getByText('1 of 1 packed').waitFor();
  expect(await box.getByText('Packed', { exact: true }).count()).toBe(1);
  await box.getByRole('button', { name: `Ship order ${orderNo}` }).click();
  await box.getByRole('button', { name: 'Not shipped after all' }).click();
  await box.getByText('Packed', { exact: true }).waitFor();
});

test('packed boxes are shipped together after one more question', async () => {
  const page = await visitAsAdministrator(shop, tablet);
  const staff = await shop.administrator();
  const [, , , later = ''] = await openDays(shop);
  const orders: number[] = [];
  for (let boxes = 0; boxes < 2; boxes += 1) {
    orders.push(await placeDueOrder(shop, { day: later }));
  }
  for (const orderNo of orders) {
    const path = `/api/admin/kitchen/${later}/packing/${orderNo}/lines/1`;
    await ask(staff, 'POST', path, { packed: true });
  }
  await open(page, sheet(later, '/packing'));
  await page.getByRole('button', { name: 'Ship 2 boxes that are packed' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Ship them' }).tap();
  for (const orderNo of orders) {
    const box = page.getByRole('article', { name: `Order ${orderNo}` });
    await box.getByText('Shipped', { exact: true }).waitFor();
  }
  expect(page.problems).toEqual([]);
});

test('sheets are printed without what is around them, labels six to a sheet of paper', async () => {
  const page = await visitAsAdministrator(shop);
  for (const name of ['', '/portioning', '/labels']) {
    await open(page, sheet(printDay, name));
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count(), name).toBe(0);
    expect(await page.getByRole('button').count(), name).toBe(0);
    await page.getByText(inWords(printDay)).filter({ visible: true }).first().waitFor();
  }
  const clipped = await page
    .locator('article')
    .evaluateAll((labels) => labels.filter((it) => it.scrollHeight > it.clientHeight).length);
  expect(clipped).toBe(0);
  const labels = await page.locator('article').count();
  expect(labels).toBe(4 + 8);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(labels / 6);
});

const manyExtras = [
  'Celery',
  'Lupin flour',
  'Puff pastry',
  'Sultanas',
  'Oyster sauce',
  'Worcestershire sauce',
  'Mayonnaise',
  'Ras el hanout',
  'Market spice blend',
  'Wholegrain mustard',
  'Sesame oil',
  'Anchovy fillets',
  'King prawns',
  'Hazelnuts',
];

function extrasOf(names: readonly string[]): object[] {
  const { ingredients } = shop.shop.menu.catalogue();
  const numberOf = (name: string) =>
    [...ingredients.values()].find((known) => known.name === name)?.ingredientNo;
  return names.map((name) => ({ action: 'extra', ingredientNo: numberOf(name), amount: 10 }));
}

test('nothing falls off a label: the warnings come first, and a meal with many extras goes on on another', async () => {
  const changes = extrasOf(manyExtras);
  const lines = [{ slug: ramen, servings: 24, changes }];
  const orderNo = await placeOrder(shop, { day: labelDay, lines });
  const page = await visitAsAdministrator(shop);
  await open(page, sheet(labelDay, '/labels'));
  await page.emulateMedia({ media: 'print' });
  const labels = page.locator('article');
  const clipped = await labels.evaluateAll((all) =>
    all.filter((it) => it.scrollHeight > it.clientHeight).map((it) => it.textContent),
  );
  expect(clipped).toEqual([]);
  const own = labels.filter({ has: page.getByText(`Order ${orderNo}`, { exact: true }) });
  const [first = '', ...next] = await own.allInnerTexts();
  expect(next.length).toBeGreaterThan(0);
  expect(first.indexOf('Contains')).toBeLessThan(first.indexOf('Changed'));
  expect(first).toContain('Molluscs');
  const inside = [first, ...next].map((text) => text.split('Inside:')[1] ?? '').join();
  for (const name of manyExtras) expect(inside).toContain(name);
});

test.each([
  {
    language: 'de' as const,
    dir: 'ltr',
    name: 'Dal mit roten Linsen',
    warning: 'Enthält: Senf',
    inside: 'Inhalt: Gehackte Tomaten',
  },
  {
    language: 'ar' as const,
    dir: 'rtl',
    name: 'دال العدس الأحمر',
    warning: 'يحتوي على: الخردل',
    inside: 'المحتويات: طماطم',
  },
])(
  'a label of an order in $language says so beside the English, and nothing falls off it',
  async ({ language, dir, name, warning, inside }) => {
    const lines = [
      { slug: dal },
      { slug: ramen },
      { slug: ramen, servings: 24, changes: extrasOf(manyExtras) },
    ];
    const orderNo = await placeOrder(shop, { day: tongueDay, language, lines });
    const page = await visitAsAdministrator(shop);
    await open(page, sheet(tongueDay, '/labels'));
    await page.emulateMedia({ media: 'print' });
    const labels = page.locator('article');
    const clipped = await labels.evaluateAll((all) =>
      all
        .filter((it) => it.scrollHeight > it.clientHeight || it.scrollWidth > it.clientWidth)
        .map((it) => it.textContent),
    );
    expect(clipped).toEqual([]);
    const own = labels.filter({ has: page.getByText(`Order ${orderNo}`, { exact: true }) });
    const [first] = await own.all();
    const english = await first?.innerText();
    expect(english).toContain('Red lentil and spinach dal');
    expect(english).toContain('Contains Mustard');
    const told = first?.locator(`[lang=${language}][dir=${dir}]`);
    const texts = (await told?.allInnerTexts()) ?? [];
    expect(texts).toHaveLength(3);
    for (const [at, text] of [name, warning, inside].entries()) expect(texts[at]).toContain(text);
    expect(page.problems).toEqual([]);
  },
);

const sixty = Array.from({ length: 60 }, (_, at) => 101 + at);
const undeclared = {
  en: (no: number) => `Slow roasted vegetable and mixed herb stock ${no}`,
  de: (no: number) => `Sauerkirschmarmeladenfüllungsgeschmacksverstärk${no}`,
  ar: (no: number) => `مرق الخضار المحمّصة ببطء مع الأعشاب المشكّلة ${no}`,
};

/** So many things of which nobody has said what is in them, with names as long as names may be. */
async function stockUndeclared(): Promise<void> {
  const nos: number[] = [];
  await changeMenu(shop.shop, async (tx) => {
    for (const no of sixty) {
      const facts = ingredientOf(undeclared.en(no), { allergens: null, mayContain: null });
      nos.push(await saveIngredient(tx, undefined, facts));
    }
  });
  await changeStock(
    shop.shop,
    nos.map((ingredientNo) => ({
      ingredientNo,
      kind: 'received',
      amount: 10_000,
      by: 'shop',
      note: null,
    })),
  );
  for (const language of ['de', 'ar'] as const)
    await saveMany(
      shop.shop,
      language,
      nos.map((ingredientNo, at) => ({
        subject: { kind: 'ingredient', ingredientNo },
        texts: { name: undeclared[language](sixty[at] ?? 0) },
      })),
      'shop',
    );
}

test('sixty names of which nobody has said what is in them stand on labels whole, in each language, and nothing falls off one', async () => {
  await stockUndeclared();
  const orders = new Map<'en' | 'de' | 'ar', number>();
  for (const language of ['en', 'de', 'ar'] as const) {
    const changes = extrasOf(sixty.map(undeclared.en));
    const lines = [{ slug: dal, changes }];
    orders.set(language, await placeOrder(shop, { day: sixtyDay, language, lines }));
  }
  const page = await visitAsAdministrator(shop);
  await open(page, sheet(sixtyDay, '/labels'));
  await page.emulateMedia({ media: 'print' });
  const labels = page.locator('article');
  const clipped = await labels.evaluateAll((all) =>
    all
      .filter((it) => it.scrollHeight > it.clientHeight || it.scrollWidth > it.clientWidth)
      .map((it) => `${it.scrollHeight} in ${it.clientHeight}: ${it.textContent}`),
  );
  expect(clipped).toEqual([]);
  for (const [language, orderNo] of orders) {
    for (const head of [`Order ${orderNo}`, String(orderNo)]) {
      const own = labels.filter({ has: page.getByText(head, { exact: true }) });
      const text = (await own.allInnerTexts()).join('\n');
      for (const no of sixty) {
        expect(text).toContain(undeclared.en(no));
        expect(text).toContain(undeclared[language](no));
      }
    }
  }
  expect(page.problems).toEqual([]);
});
