import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Shop } from './app.ts';
import type { RowError } from './food/menu-files/import-records.ts';
import {
  checkFolder as wrongIn,
  exportCatalogue,
  importCatalogue,
  readFromFolder,
  type Counts,
} from './food/menu-files/menu-files.ts';
import type { Format } from './food/writing-files/formats.ts';
import { exportToFile } from './food/writing-files/writing-files.ts';
import type { Config } from './config.ts';
import { dailyBooks } from './ledger/books/books.ts';
import { loadDemo } from './office/demo/demo.ts';
import { diagnose } from './office/health/health.ts';
import type { Found } from './office/health/symptoms.ts';
import { healthFaults } from './contract/health-faults.ts';
import { isTransient } from './platform/transient.ts';
import { changeStock, type StockChange } from './stock/inventory/inventory.ts';
import { kitchens as kitchensOf } from './stock/kitchens/kitchens.ts';
import { change as changeLot, lotStory, traceLot } from './stock/lots/lots.ts';
import type { Status } from './contract/order-status.ts';
import { exportPriceFolder, importPriceFolder } from './checkout/pricing/pricing.ts';
import { findOrders } from './checkout/orders/orders.ts';
import { unevenTallies } from './checkout/tallies/tallies.ts';
import { besideServer } from './platform/open-beside.ts';
import { openPlatform } from './platform/open-platform.ts';
import type { Platform } from './platform/platform.ts';
import type { Role, Scope } from './contract/staff-roles.ts';
import * as staff from './people/staff/staff.ts';
import { stateOf } from './people/tokens/token.ts';
import * as tokens from './people/tokens/tokens.ts';
import { openSettings } from './shop/settings/settings.ts';
import { publicKey, receipt, type Flaw, type PublicKey } from './subscriptions/receipts/receipt.ts';
import { flawsOf, publicKeys } from './subscriptions/receipts/receipts.ts';
import { StartupError } from './startup-error.ts';
import { tellMismatches, tellTallies } from './tell-mismatches.ts';
import { aside, NotWell, say, UnevenBooks, WrongRows } from './terminal.ts';

export async function migrate(config: Config): Promise<void> {
  await withPlatform(config, async () => {
    say('The database is ready for this version.');
  });
}

export async function demo(config: Config): Promise<void> {
  await withShop(config, async (shop) => {
    if ((await loadDemo(shop, say)) === 'loaded') return;
    throw new StartupError('The store has recipes already: the demo only fills an empty one.');
  });
}

export async function importFolder(
  config: Config,
  folder: string,
  options: { dryRun: boolean; overwrite: boolean; json: boolean },
): Promise<void> {
  await withShop(config, async (shop) => {
    const catalogue = await importCatalogue(shop, folder, options);
    const priced = await importPriceFolder(shop, folder, options);
    const report = {
      ...catalogue,
      ...Object.fromEntries(priced.map(({ file, report: { errors: _, ...each } }) => [file, each])),
      errors: [
        // A folder of nothing but zones and rates is a good one.
        ...catalogue.errors.filter(({ file }) => priced.length === 0 || file !== folder),
        ...priced.flatMap((each) => each.report.errors),
      ],
    };
    const { errors, ...counts } = report;
    if (options.json) say(JSON.stringify(report, null, 2));
    else for (const [what, count] of Object.entries(counts)) say(countLine(what, count));
    if (options.dryRun && !options.json) say('Nothing was written.');
    if (errors.length === 0) return;
    if (!options.json) for (const error of errors) aside(errorLine(error));
    throw new WrongRows();
  });
}

/** Names what is wrong in the files of a folder, or in the recipes of these slugs. */
export async function checkFolder(folder: string, recipes: readonly string[]): Promise<void> {
  const found = (await wrongIn(folder)).filter(
    ({ file }) => recipes.length === 0 || recipes.some((slug) => file.includes(`/${slug}.`)),
  );
  for (const error of found) aside(errorLine(error));
  if (found.length > 0) throw new WrongRows();
  say('Nothing is wrong.');
}

export async function readRecipe(
  folder: string,
  slug: string,
  servings: number | undefined,
): Promise<void> {
  const readings = await readFromFolder(folder, slug, servings);
  if (readings.length === 0) throw new StartupError(`${folder} holds no readable recipe ${slug}.`);
  for (const { when, texts } of readings) say(`— ${when}\n\n${texts.join('\n')}\n`);
}

const countLine = (what: string, { created, updated, unchanged }: Counts) =>
  `${what}: ${created} created, ${updated} updated, ${unchanged} unchanged`;

const errorLine = ({ file, row, column, message }: RowError) =>
  `${file}:${row}: ${column ? `${column} ` : ''}${message}`;

export async function exportFolder(config: Config, folder: string): Promise<void> {
  await withShop(config, async (shop) => {
    const files = [
      ...(await exportCatalogue(shop, folder)),
      ...(await exportPriceFolder(shop, folder)),
    ];
    say(`Wrote ${files.length} files to ${folder}.`);
  });
}

export async function exportAs(
  config: Config,
  format: Format,
  file: string,
  recipes: readonly string[],
): Promise<void> {
  await withShop(config, async (shop) => {
    const count = await exportToFile(shop, format, file, recipes);
    say(`Wrote ${count === 1 ? '1 recipe' : `${count} recipes`} to ${file}.`);
  });
}

export async function grantAdmin(config: Config, email: string): Promise<void> {
  await withPlatform(config, async ({ accounts, database, clock }) => {
    if ((await accounts.addToGroup(email, 'administrators')) === 'unknown-account') {
      throw new StartupError(
        `There is no account with the e-mail ${email}: sign up with it first.`,
      );
    }
    await staff.readmit({ database, clock }, email);
    say(`${email} may administer the store after signing in again with a second factor.`);
  });
}

export async function listStaff(config: Config, json: boolean): Promise<void> {
  await withPlatform(config, async (platform) => {
    const { members, invitations } = await staff.staffOf(platform);
    if (json) {
      say(JSON.stringify({ members, invitations }, null, 2));
      return;
    }
    for (const { email, role } of members) say(`${email}: ${role}`);
    for (const { email, role, expiresAt } of invitations)
      say(`${email}: invited as ${role}, until ${expiresAt.toISOString()}`);
  });
}

export async function inviteStaff(config: Config, email: string, role: Role): Promise<void> {
  await withShop(config, async (shop) => {
    await staff.invite(shop, { email, role }, 'operator');
    await shop.outbox.settled();
    say(`${email} is invited as ${role}; the letter is good for seven days.`);
  });
}

/** Null: off the staff. */
export async function setStaffRole(
  config: Config,
  email: string,
  role: Role | null,
): Promise<void> {
  await withPlatform(config, async (platform) => {
    const { members } = await staff.staffOf(platform);
    const member = members.find((it) => it.email.toLowerCase() === email.toLowerCase());
    if (!member) throw new StartupError(`Nobody of the staff has the e-mail ${email}.`);
    if (role === null) await staff.remove(platform, member, 'operator');
    else await staff.changeRole(platform, member, role, 'operator');
    say(role === null ? `${email} is no longer on the staff.` : `${email} is ${role} now.`);
  });
}

export async function listTokens(config: Config, json: boolean): Promise<void> {
  await withPlatform(config, async (platform) => {
    const known = await tokens.tokensOf(platform);
    const told = known.map((token) => ({ ...token, state: stateOf(token, platform.clock()) }));
    if (json) {
      say(JSON.stringify(told, null, 2));
      return;
    }
    for (const { tokenNo, name, scopes, state, expiresAt } of told)
      say(
        `${tokenNo}: ${name} (${state}), until ${expiresAt.toISOString()}, for ${scopes.join(', ')}`,
      );
    if (told.length === 0) aside('No tokens.');
  });
}

/** Prints the token alone on stdout, so that a program can take it from there. */
export async function addToken(
  config: Config,
  token: { name: string; scopes: readonly Scope[]; days: number },
): Promise<void> {
  await withPlatform(config, async (platform) => {
    const made = await tokens.addToken(platform, token, 'operator');
    aside(`Token ${made.tokenNo}, good until ${made.expiresAt.toISOString()}. It is shown once:`);
    say(made.token);
  });
}

export async function revokeToken(config: Config, tokenNo: number): Promise<void> {
  await withPlatform(config, async (platform) => {
    const { name } = await tokens.revokeToken(platform, tokenNo, 'operator');
    say(`Token ${tokenNo} (${name}) opens nothing any more.`);
  });
}

export async function resetMfa(config: Config, email: string): Promise<void> {
  await withPlatform(config, async ({ accounts, database, clock }) => {
    if ((await accounts.removeMfa(email)) === 'unknown-account')
      throw new StartupError(`There is no account with the e-mail ${email}.`);
    await staff.tellReset({ database }, email);
    // On stderr whatever is logged: a line that tells afterwards when this was done.
    aside(`${clock().toISOString()} The operator removed the second factor of ${email}.`);
    say(`${email} is signed out everywhere and adds a new second factor at the next sign-in.`);
  });
}

export async function listKitchens(config: Config, json: boolean): Promise<void> {
  await withPlatform(config, async (platform) => {
    const known = await kitchensOf(platform);
    if (json) say(JSON.stringify(known, null, 2));
    else for (const { kitchenNo, name } of known) say(`${kitchenNo}: ${name}`);
  });
}

export async function moveStock(
  config: Config,
  change: StockChange & { kitchenNo: number },
): Promise<void> {
  await withShop(config, async (shop) => {
    await changeStock(shop, [change]);
    const { kitchenNo, ingredientNo } = change;
    const ingredient = shop.menu.catalogue().ingredients.get(ingredientNo);
    const left = shop.stock.levels(kitchenNo).get(ingredientNo) ?? 0;
    const names = new Map((await kitchensOf(shop)).map((it) => [it.kitchenNo, it.name]));
    const at = names.size < 2 ? '' : ` of ${names.get(kitchenNo) ?? kitchenNo}`;
    say(`${ingredient?.name ?? ingredientNo}: ${left} ${ingredient?.unit ?? ''} in stock${at}.`);
  });
}

/** Blocks a lot, unless it is a drill, and names exactly the boxes that have some of it. */
export async function recallLot(
  config: Config,
  lotNo: number,
  { drill, json }: { drill: boolean; json: boolean },
): Promise<void> {
  await withShop(config, async (shop) => {
    const { lot } = await lotStory(shop, lotNo);
    if (!drill && lot.status === 'usable')
      await changeLot(shop, lotNo, { kind: 'quarantined', note: 'recalled' }, 'operator');
    const { boxes } = await traceLot(shop, lotNo);
    if (json) {
      say(JSON.stringify(boxes, null, 2));
      return;
    }
    for (const { orderNo, day, status, name, email, amount } of boxes) {
      const columns = [
        String(orderNo).padStart(10),
        day,
        status.padEnd(9),
        `${amount} ${lot.unit}`,
      ];
      say([...columns, name, email ?? ''].join('  '));
    }
    const orders = new Set(boxes.map(({ orderNo }) => orderNo)).size;
    aside(`${orders} boxes have ${lot.name ?? 'it'} of lot ${lotNo}.`);
  });
}

export type OrderOptions = {
  day?: string;
  kitchen?: number;
  status?: Status;
  limit: number;
  json: boolean;
};

export async function listOrders(config: Config, options: OrderOptions): Promise<void> {
  const { json, ...question } = options;
  await withShop(config, async (shop) => {
    const orders = await findOrders(shop, question);
    if (json) {
      say(JSON.stringify(orders, null, 2));
      return;
    }
    for (const { orderNo, status, day, totalCents, currency, deliverTo } of orders) {
      const columns = [String(orderNo).padStart(10), day, status.padEnd(9)];
      const money = new Intl.NumberFormat(config.shop.locale, { style: 'currency', currency });
      say([...columns, money.format(totalCents / 100).padStart(10), deliverTo.name].join('  '));
    }
    if (orders.length === 0) aside('No orders.');
  });
}

export async function readBooks(
  config: Config,
  { day = null, json }: { day?: string | null; json: boolean },
): Promise<void> {
  await withPlatform(config, async (platform) => {
    const books = await dailyBooks(platform, day);
    // What reports are made of is of all days.
    const tallies = day === null ? await unevenTallies(platform) : undefined;
    const isEven = books.mismatches.length === 0 && (tallies ?? []).length === 0;
    if (json) say(JSON.stringify({ ...books, tallies }, null, 2));
    else {
      for (const { account, currency, debitCents, creditCents } of books.sums) {
        const money = new Intl.NumberFormat(config.shop.locale, { style: 'currency', currency });
        const columns = [debitCents, creditCents, debitCents - creditCents];
        const told = columns.map((cents) => money.format(cents / 100).padStart(16));
        say([account.padEnd(28), ...told].join(' '));
      }
      tellMismatches(books.mismatches);
      tellTallies(tallies ?? []);
      if (isEven) say('Everything matches.');
    }
    if (!isEven) throw new UnevenBooks();
  });
}

async function withShop(config: Config, work: (shop: Shop) => Promise<void>): Promise<void> {
  const { openShop } = await import('./app.ts');
  await withPlatform(config, async (platform) => {
    const shop = await openShop(platform, { pollMs: 0 });
    try {
      await work(shop);
    } finally {
      // Whatever was committed is told on before the program ends, even when it ends in a complaint.
      await platform.outbox.settled();
      await shop.close();
    }
  });
}

const receiptFile = z.object({ receipts: z.array(receipt) });
const keyFile = z.object({ keys: z.array(publicKey) });

const flawSentences: Record<Flaw['flaw'], string> = {
  altered: 'it does not say what it said when it was given.',
  'chain-broken':
    'it does not follow the one before it: one is missing, or they are in another order.',
  'key-unknown': 'it is signed with a key that is none of the shop’s.',
  'signature-wrong': 'its signature is not the shop’s.',
};

/** Looks at receipts that a customer downloaded. With a file of keys no store is opened. */
export async function verifyReceipts(
  config: () => Config,
  file: string,
  keysFile: string | undefined,
): Promise<void> {
  const { receipts } = await readAs(receiptFile, file, 'receipts');
  const keys = keysFile
    ? (await readAs(keyFile, keysFile, 'keys')).keys
    : await keysOfStore(config());
  if (receipts.length === 0) throw new StartupError(`There are no receipts in ${file}.`);
  const flaws = flawsOf(receipts, keys);
  for (const { seq, flaw } of flaws) say(`Receipt ${seq}: ${flawSentences[flaw]}`);
  if (flaws.length > 0) throw new WrongRows();
  const last = receipts.at(-1)?.content.seq ?? 0;
  say(`All ${receipts.length} receipts are as they were given; the last is receipt ${last}.`);
}

async function keysOfStore(config: Config): Promise<PublicKey[]> {
  let keys: PublicKey[] = [];
  await withPlatform(config, async (platform) => {
    keys = await publicKeys(platform);
  });
  return keys;
}

async function readAs<Read>(schema: z.ZodType<Read>, file: string, of: string): Promise<Read> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartupError(`${file} cannot be read.`, { cause });
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StartupError(`${file} is no file of ${of} as the store writes them.`, { cause });
  }
}

/** Says what is wrong with the store that is open, and answers whether anything is. */
export async function readHealth(config: Config, { json }: { json: boolean }): Promise<void> {
  const found = await faultsOf(config);
  if (json) say(JSON.stringify({ faults: found }));
  else if (found.length === 0) say('Nothing is wrong.');
  else for (const it of found) say(sentencesOf(it));
  if (found.length > 0) throw new NotWell();
}

/** As the database tells it; a server that is closed has no health. */
async function faultsOf(config: Config): Promise<Found[]> {
  const beside = await besideServer(config);
  if (beside.database.kind === 'embedded')
    throw new StartupError('The store is closed: nothing serves its data folder.');
  try {
    const platform = await openPlatform(beside, { progress: aside });
    const { database } = config;
    const patient = { ...platform, config: { ...beside, database } };
    return await diagnose(patient, () => new Date()).finally(platform.close);
  } catch (error) {
    if (error instanceof StartupError && isTransient(error.cause))
      return [{ fault: 'database', since: null, count: null }];
    throw error;
  }
}

function sentencesOf({ fault, since, count }: Found): string {
  const { title, means, todo } = healthFaults[fault];
  const facts = [
    ...(count === null ? [] : [String(count)]),
    ...(since === null ? [] : [`since ${since.toISOString()}`]),
  ];
  const beside = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  return `${fault}: ${title}${beside}.\n  ${means}\n  ${todo}`;
}

/** Opens the platform, or the running server's database when a server has the data folder. */
async function withPlatform(
  config: Config,
  work: (platform: Platform) => Promise<void>,
): Promise<void> {
  const opening = { progress: aside, patient: true };
  const platform = await openPlatform(await besideServer(config), opening);
  try {
    // Letters are in the name that the owner chose.
    platform.follow((await openSettings(platform, 0)).now);
    await work(platform);
  } finally {
    await platform.close();
  }
}
