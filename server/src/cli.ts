import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { wholeCell } from './food/menu-files/cells.ts';
import { menuFields } from './food/recipes/schemas.ts';
import type * as Backups from './backups.ts';
import type * as Commands from './commands.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { fields, kitchenNumber, name, whole } from './contract/fields.ts';
import { firstKitchen } from './contract/kitchens.ts';
import { formats, type Format } from './food/writing-files/formats.ts';
import { roleNames, scopes, type Role, type Scope } from './contract/staff-roles.ts';
import { problems } from './refusal.ts';
import { statuses } from './contract/order-status.ts';
import { Refusal } from './refusal.ts';
import { StartupError } from './startup-error.ts';
import { ownersVariables, variables } from './settings.ts';
import { NotWell, UnevenBooks, WrongRows } from './terminal.ts';

/** What runs a command is loaded with it: help and mistakes are answered at once. */
const commands = () => import('./commands.ts');
const backups = () => import('./backups.ts');

type Environment = Record<string, string | undefined>;
/** 0: done. 1: refused, or some rows were wrong. 2: not understood. 70: a fault of ours. */
const exitCodes = { done: 0, refused: 1, usage: 2, fault: 70 };

/** The program `larder`. Answers on stdout, complains on stderr in one sentence, and leaves its verdict in the exit code. */
export async function run(words: string[], environment: Environment): Promise<void> {
  try {
    await programOf(environment).parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = verdictOn(error);
  }
}

function verdictOn(error: unknown): number {
  // Commander has told the user already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const told = [WrongRows, UnevenBooks, NotWell];
  if (told.some((kind) => error instanceof kind)) return exitCodes.refused;
  if (error instanceof Refusal) complain(sentenceOf(error));
  else if (error instanceof StartupError || error instanceof ConfigError) complain(error.message);
  else {
    complain(
      `Something went wrong inside: ${error instanceof Error ? error.message : String(error)}`,
    );
    return exitCodes.fault;
  }
  return exitCodes.refused;
}

const complain = (sentence: string) => process.stderr.write(`${sentence}\n`);

function sentenceOf({ code, details }: Refusal): string {
  const { fields: atFault = [], ...facts } = details;
  const said = [
    ...atFault.map(({ field, message }) => `${field} ${message}`),
    ...Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`),
  ];
  return `${problems[code].title}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
}

function programOf(environment: Environment): Command {
  /** The environment is read when a command runs, so that help works whatever it says. */
  const config = (): Config => readConfig({ LARDER_LOG: 'error', ...environment });
  const program = new Command('larder')
    .description('A meal-kit store. Settings come from the environment: larder help config')
    .version(versionOf())
    .exitOverride()
    .helpCommand(false);
  program
    .command('start')
    .description('open the store and serve it until Ctrl-C')
    .action(async () => {
      const { main } = await import('./program.ts');
      await main(environment);
    });
  program
    .command('migrate')
    .description('bring the database to this version, and stop')
    .action(async () => (await commands()).migrate(config()));
  program
    .command('demo')
    .description('fill an empty store with the demo catalogue and its stock')
    .action(async () => (await commands()).demo(config()));
  addCatalogue(program, config);
  program
    .command('grant-admin')
    .argument('<email>', 'e-mail of an account that exists', parsedBy(fields.custEmail))
    .description('let an account administer the store')
    .action(async (email: string) => (await commands()).grantAdmin(config(), email));
  addStaff(program, config);
  addTokens(program, config);
  addKitchens(program, config);
  addStock(program, config);
  addRecall(program, config);
  addOrders(program, config);
  addReceipts(program, config);
  addBackups(program, config);
  addTorture(program);
  program
    .command('books')
    .option('--day <date>', 'of this day, YYYY-MM-DD; else of all days', parsedBy(fields.date))
    .option('--json', 'as JSON', false)
    .description(
      'sum the accounts and name what does not match; exit code 1 where something does not',
    )
    .action(async (options: { day?: string; json: boolean }) =>
      (await commands()).readBooks(config(), options),
    );
  program
    .command('health')
    .option('--json', 'as JSON', false)
    .description(
      'say what is wrong with the store that is open, what it means and what to do; exit code 1 where something is',
    )
    .action(async (options: { json: boolean }) => (await commands()).readHealth(config(), options));
  program
    .command('help')
    .argument('[command...]', 'a command, or config for the settings')
    .description('explain a command, or every setting: larder help config')
    .action((words: string[]) => help(program, words));
  return program;
}

function versionOf(): string {
  const manifest = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

function addCatalogue(program: Command, config: () => Config): void {
  const catalogue = program
    .command('catalogue')
    .description('the menu as files')
    .helpCommand(false);
  catalogue
    .command('import')
    .argument(
      '<folder>',
      'with categories.csv, ingredients.csv, synonyms.csv, recipes/*.yaml, or some of them',
    )
    .option('--dry-run', 'say what would change, and change nothing', false)
    .option('--overwrite', 'also what was changed in the shop since the files were written', false)
    .option('--json', 'report as JSON', false)
    .description('import the good rows of a folder; wrong ones are named and left out')
    .action(
      async (folder: string, options: { dryRun: boolean; overwrite: boolean; json: boolean }) =>
        (await commands()).importFolder(config(), folder, options),
    );
  catalogue
    .command('check')
    .argument('<folder>', 'with categories.csv, ingredients.csv and recipes/*.yaml')
    .argument('[recipes...]', 'only what is wrong with these, by their slugs')
    .description('say what is wrong with the files of a menu, their methods too; needs no store')
    .action(async (folder: string, recipes: string[]) =>
      (await commands()).checkFolder(folder, recipes),
    );
  catalogue
    .command('read')
    .argument('<folder>', 'with categories.csv, ingredients.csv and recipes/*.yaml')
    .argument('<recipe>', 'its slug')
    .option('--servings <number>', 'for so many', parsedBy(wholeCell(menuFields.servings)))
    .description('print a recipe as it reads as it stands and after each change; needs no store')
    .action(async (folder: string, slug: string, { servings }: { servings?: number }) =>
      (await commands()).readRecipe(folder, slug, servings),
    );
  catalogue
    .command('export')
    .argument('<folder>', 'made if need be; its files are replaced')
    .description('write the whole menu as files that can be imported')
    .action(async (folder: string) => (await commands()).exportFolder(config(), folder));
  catalogue
    .command('export-as')
    .argument('<format>', formats.join(', '), parsedBy(z.enum(formats)))
    .argument('<file>', 'the zip to write; one that is there is replaced')
    .argument('[recipes...]', 'only these, by their slugs')
    .description('write recipes as another program reads them')
    .action(async (format: Format, file: string, recipes: string[]) =>
      (await commands()).exportAs(config(), format, file, recipes),
    );
}

function addStaff(program: Command, config: () => Config): void {
  const staff = program.command('staff').description('who works here').helpCommand(false);
  const email = parsedBy(fields.custEmail);
  const role = parsedBy(z.enum(roleNames));
  staff
    .command('list')
    .option('--json', 'for programs')
    .description('who works here, and who was asked to')
    .action(async ({ json = false }: { json?: boolean }) =>
      (await commands()).listStaff(config(), json),
    );
  staff
    .command('invite')
    .argument('<email>', 'where the letter goes', email)
    .argument('<role>', roleNames.join(', '), role)
    .description('invite somebody by letter')
    .action(async (to: string, as: Role) => (await commands()).inviteStaff(config(), to, as));
  staff
    .command('role')
    .argument('<email>', 'of somebody of the staff', email)
    .argument('<role>', roleNames.join(', '), role)
    .description('give another role; it holds from their next request on')
    .action(async (of: string, as: Role) => (await commands()).setStaffRole(config(), of, as));
  staff
    .command('remove')
    .argument('<email>', 'of somebody of the staff', email)
    .description('take somebody off the staff, and sign them out')
    .action(async (of: string) => (await commands()).setStaffRole(config(), of, null));
  staff
    .command('reset-mfa')
    .argument('<email>', 'e-mail of an account that exists', parsedBy(fields.custEmail))
    .description(
      'take second factor and passkeys away from who has lost them; signs the account out',
    )
    .action(async (email: string) => (await commands()).resetMfa(config(), email));
}

function addTokens(program: Command, config: () => Config): void {
  const token = program
    .command('token')
    .description('tokens of the API, for other software')
    .helpCommand(false);
  token
    .command('list')
    .option('--json', 'for programs', false)
    .description('every token, and whether it is still good')
    .action(async ({ json }: { json: boolean }) => (await commands()).listTokens(config(), json));
  token
    .command('add')
    .argument('<name>', 'what it is for', parsedBy(name(50)))
    .argument('<scopes...>', scopes.join(', '))
    .option('--days <number>', 'how long it is good', parsedBy(wholeCell(whole(1, 366))), 90)
    .description('make a token and print it, once')
    .action(async (called: string, words: string[], { days }: { days: number }) => {
      const given = words.map(parsedBy(z.enum(scopes as [Scope, ...Scope[]])));
      return (await commands()).addToken(config(), {
        name: called,
        scopes: [...new Set(given)],
        days,
      });
    });
  token
    .command('revoke')
    .argument('<tokenNo>', 'its number', parsedBy(wholeCell(fields.number)))
    .description('end a token at once')
    .action(async (tokenNo: number) => (await commands()).revokeToken(config(), tokenNo));
}

function addKitchens(program: Command, config: () => Config): void {
  program
    .command('kitchens')
    .option('--json', 'list as JSON', false)
    .description('the kitchens and their numbers, the first one first')
    .action(async ({ json }: { json: boolean }) => (await commands()).listKitchens(config(), json));
}

function addStock(program: Command, config: () => Config): void {
  const stock = program.command('stock').description('the stock ledger').helpCommand(false);
  const kinds = {
    receive: { kind: 'received', amount: fields.amount, about: 'add what was delivered' },
    spoil: { kind: 'spoiled', amount: fields.amount, about: 'write off what went bad' },
    count: { kind: 'counted', amount: fields.amountOrZero, about: 'set to what a count found' },
  } as const;
  for (const [name, { kind, amount, about }] of Object.entries(kinds)) {
    stock
      .command(name)
      .argument('<ingredientNo>', 'number of the ingredient', parsedBy(wholeCell(fields.number)))
      .argument('<amount>', 'in base units (g, ml, piece, mg)', parsedBy(wholeCell(amount)))
      .option('--note <text>', 'why, for the ledger')
      .option(
        '--kitchen <number>',
        'of which kitchen',
        parsedBy(wholeCell(kitchenNumber)),
        firstKitchen,
      )
      .description(about)
      .action(
        async (
          ingredientNo: number,
          amount: number,
          { note = null, kitchen }: { note?: string | null; kitchen: number },
        ) =>
          (await commands()).moveStock(config(), {
            kitchenNo: kitchen,
            kind,
            ingredientNo,
            amount,
            note,
            by: 'operator',
          }),
      );
  }
}

function addRecall(program: Command, config: () => Config): void {
  program
    .command('recall')
    .argument('<lotNo>', 'number of the lot', parsedBy(wholeCell(fields.number)))
    .option('--drill', 'only say which boxes have it, and block nothing', false)
    .option('--json', 'list as JSON', false)
    .description('block a lot, and list exactly the boxes that have some of it')
    .action(async (lotNo: number, options: { drill: boolean; json: boolean }) =>
      (await commands()).recallLot(config(), lotNo, options),
    );
}

function addOrders(program: Command, config: () => Config): void {
  const orders = program.command('orders').description('the orders').helpCommand(false);
  orders
    .command('list')
    .option('--day <date>', 'delivered on this day, YYYY-MM-DD', parsedBy(fields.date))
    .option('--kitchen <number>', 'cooked in this kitchen', parsedBy(wholeCell(kitchenNumber)))
    .option('--status <status>', statuses.join(', '), parsedBy(z.enum(statuses)))
    .option(
      '--limit <number>',
      'how many at most',
      parsedBy(wholeCell(z.number().min(1).max(1000))),
      50,
    )
    .option('--json', 'list as JSON', false)
    .description('newest first')
    .action(async (options: Commands.OrderOptions) =>
      (await commands()).listOrders(config(), options),
    );
}

function addReceipts(program: Command, config: () => Config): void {
  const receipt = program
    .command('receipt')
    .description('what customers were told of subscriptions')
    .helpCommand(false);
  receipt
    .command('verify')
    .argument('<file>', 'receipts as a customer downloads them, JSON')
    .option('--keys <file>', 'saved from /api/receipt-keys; else those of this store')
    .description(
      'tell whether receipts are as the shop gave them; with --keys without any store; exit code 1 where one is not',
    )
    .action(async (file: string, { keys }: { keys?: string }) =>
      (await commands()).verifyReceipts(config, file, keys),
    );
}

function addBackups(program: Command, config: () => Config): void {
  const file = '--passphrase-file <file>';
  const about = 'whose first line is the passphrase; else LARDER_BACKUP_PASSPHRASE';
  program
    .command('backup')
    .argument('[file]', 'to be written, or s3://BUCKET/NAME; there must be none of that name yet')
    .option(
      '--to <folder>',
      'in place of a file: one in this folder, or below s3://BUCKET/PREFIX, named by the time',
    )
    .option(
      '--keep <number>',
      'with --to: delete older ones beyond so many',
      parsedBy(wholeCell(z.number().min(1).max(10_000))),
    )
    .option(file, about)
    .description('write all that the store keeps on this machine into one file, while it sells')
    .action(async (path: string | undefined, options: Backups.BackupOptions, command: Command) => {
      if ((path === undefined) === (options.to === undefined))
        command.error('error: give a file, or --to with a folder');
      if (options.keep !== undefined && options.to === undefined)
        command.error('error: --keep goes with --to');
      return (await backups()).backUp(config(), path, options);
    });
  program
    .command('restore')
    .argument('<file>', 'a backup, or s3://BUCKET/NAME')
    .argument('<folder>', 'an empty one, or none yet: LARDER_DATA of the restored store')
    .option(file, about)
    .description('make a data folder of a backup')
    .action(async (path: string, folder: string, options: Backups.Opening) =>
      (await backups()).restore(config(), path, folder, options),
    );
  program
    .command('verify-backup')
    .argument('<file>', 'a backup, or s3://BUCKET/NAME')
    .option(file, about)
    .description('restore a backup into a scratch folder, open it and check its books')
    .action(async (path: string, options: Backups.Opening) =>
      (await backups()).verify(config(), path, options),
    );
}

function addTorture(program: Command): void {
  const whole = (least: number, most: number) =>
    parsedBy(wholeCell(z.number().min(least).max(most)));
  program
    .command('torture')
    .option(
      '--seed <number>',
      'the same again: chance falls as it says',
      whole(0, 4_294_967_295),
      1,
    )
    .option('--orders <number>', 'how many are asked for', whole(1, 1_000_000), 1000)
    .option('--for <seconds>', 'end earlier, after so long: 60s', parsedBy(seconds))
    .option(
      '--at-once <number>',
      'customers at once; with 1 a seed falls the same way again',
      whole(1, 64),
      1,
    )
    .option('--json', 'report as JSON', false)
    .description(
      'torment a scratch store of its own with kills, lost hooks and a bad provider, then do its books; touches no other store',
    )
    .action(
      async (options: {
        seed: number;
        orders: number;
        for?: number;
        atOnce: number;
        json: boolean;
      }) => {
        const { openPlatform } = await import('./platform/open-platform.ts');
        const { tell } = await import('./torture/tell.ts');
        const wrong = await tell({ ...options, open: openPlatform, forMs: options.for });
        if (wrong) throw new WrongRows();
      },
    );
}

const seconds = z
  .string()
  .regex(/^[1-9][0-9]{0,5}s?$/, { error: 'must be seconds, for example 60s' })
  .transform((text) => Number.parseInt(text, 10) * 1000);

/** Arguments keep the same limits as the API. */
const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T => {
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join(', '));
  };

function help(program: Command, words: string[]): void {
  if (words.join(' ') === 'config') {
    process.stdout.write(settings());
    return;
  }
  const asked = words.reduce<Command>(
    (command, word) =>
      command.commands.find((known) => known.name() === word) ??
      command.error(`error: unknown command '${word}'`),
    program,
  );
  asked.outputHelp();
}

const isOwners = (name: string) => (ownersVariables as readonly string[]).includes(name);

/** Every variable with what it means and its default. */
function settings(): string {
  const said = Object.entries(variables).map(([name, { help, default: fallback }]) => {
    const unlessSet = fallback === undefined ? '' : ` Default: ${fallback}.`;
    const goesOn = isOwners(name) ? ' Until an owner decides otherwise under Settings.' : '';
    return `${name}\n    ${help}${unlessSet}${goesOn}\n`;
  });
  return `What an operator decides is set by environment variables; what an owner decides begins with them, and goes on in the back office.\n\n${said.join('')}`;
}
