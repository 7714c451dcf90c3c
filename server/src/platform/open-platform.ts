import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTrial, type Config, type Decided } from '../config.ts';
import { erased } from '../contract/erased.ts';
import { logoFile, sizeOfLogo } from '../contract/logo.ts';
import { openEmbeddedAccounts } from './accounts/embedded.ts';
import { openStaff } from './accounts/staff.ts';
import { openApiTokens } from './accounts/api-tokens.ts';
import { openPostgresChoices, sweepChoices } from './choices/postgres.ts';
import { openDatabase } from './database/open-database.ts';
import type { DatabaseOpening } from './database/open-database.ts';
import { makeDataFolder } from './files/data-folder.ts';
import { openHealth } from './health.ts';
import { openSharpImages } from './images/sharp.ts';
import { openJobs } from './jobs.ts';
import { openLog } from './log.ts';
import { openFolderMail } from './mail/folder.ts';
import { openSmtpMail } from './mail/smtp.ts';
import { openFolderObjects } from './objects/folder.ts';
import { withAddOn } from './add-ons.ts';
import { openSandbox, type SandboxWeather } from './payments/sandbox.ts';
import { withoutPeople } from './tell-error.ts';
import * as outboxRows from './outbox.ts';
import { storeName } from './payments/store-name.ts';
import { openSeal } from './seal.ts';
import * as seen from './seen-parts.ts';
import { openWebhooks } from './webhooks/post.ts';
import { openWebPages } from './web-pages/fetch.ts';
import type { Look } from './mail/compose.ts';
import type {
  Accounts,
  Jobs,
  Json,
  Letter,
  Neighbours,
  Objects,
  OutboxPort,
  Platform,
  Seeing,
} from './platform.ts';

type Opening = Omit<DatabaseOpening, 'folderIsOurs'> & {
  clock?: () => Date;
  /** What the sandbox and the way to it do to the store: for tests. */
  sandboxWeather?: SandboxWeather | undefined;
  /** Whether traces and metrics are told where the environment asks for them: a store does so, a command does not. */
  seen?: boolean;
  neighbours?: Neighbours | undefined;
};

/** Of an adapter that keeps connections of its own. */
type Closing = { close?: () => Promise<void> };

/** The only place that knows the adapters' names: reads the configuration, opens what it chose. */
export async function openPlatform(environment: Config, opening: Opening): Promise<Platform> {
  const { config, follow } = goingOn(environment);
  let seeing: Seeing | undefined;
  const log = openLog(
    config.logLevel,
    opening.seen && config.seeing ? () => idOf(seeing) : undefined,
  );
  if (opening.seen) seeing = await openSeeing(config, log);
  const clock = opening.clock ?? (() => new Date());
  const folderIsOurs = await makeDataFolder(config.dataFolder);
  const { database, replica, url, folder, migration } = await openDatabase(config, log, {
    ...opening,
    folderIsOurs,
    watch: seeing && seen.seeStatements(seeing),
  }).catch(async (error: unknown) => {
    await seeing?.close();
    throw error;
  });
  // What is told for the last time is read of the database.
  const closing: (() => Promise<void>)[] = [() => database.close(), async () => seeing?.close()];
  try {
    const jobs = openJobs(seeing);
    const choices = await openChoices(config, { database, clock, log });
    closing.push(async () => choices.close?.());
    const objects = await openObjects(config);
    closing.push(async () => objects.close?.());
    const mail = await openMail(config, objects, seeing);
    closing.push(() => mail.close());
    const outbox = openOutboxPort({ database, log, clock, mail, seeing });
    const secret = await secretOf(config);
    const { accounts, handlers } = await openAccounts(config, secret, {
      database,
      log,
      clock,
      mail,
      outbox,
    });
    const {
      payments,
      sandbox,
      handlers: hooks,
    } = await openPayments(config, {
      database,
      clock,
      secret,
      weather: opening.sandboxWeather,
    });
    const stopSweeping = sweepHourly({ database, log, clock, jobs });
    closing.push(() => outbox.close(), stopSweeping);
    const webhooks = openWebhooks({
      trial: isTrial(config),
      ...(seeing && { traceparent: seeing.traceparent }),
    });
    return {
      environment,
      config,
      follow,
      log,
      clock,
      database,
      replica,
      databaseUrl: url,
      choices,
      objects,
      images: openSharpImages(),
      accounts,
      staff: openStaff(database),
      tokens: openApiTokens({
        database,
        clock,
        perMinute: config.tokenRequestsPerMinute,
        areCountedTogether: opening.neighbours !== undefined,
      }),
      webhooks: seeing ? seen.seeWebhooks(seeing, webhooks) : webhooks,
      webPages: config.fetchesPages ? openWebPages({ siteUrl: config.publicUrl }) : undefined,
      seal: openSeal(secret),
      mail,
      mailEvents: await openMailEvents(config, clock),
      payments: seeing && payments ? seen.seePayments(seeing, payments) : payments,
      sandbox,
      jobs,
      neighbours: opening.neighbours,
      seeing,
      outbox: { ...outbox, start: (others) => outbox.start({ ...handlers, ...hooks, ...others }) },
      health: openHealth({
        database,
        replica,
        dataFolder: config.dataFolder,
        databaseFolder: folder,
        migration,
      }),
      close: () => closeAll(closing),
    };
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

/** The configuration as it is from moment to moment: what an owner decides is asked anew each time. */
function goingOn(environment: Config): Pick<Platform, 'config' | 'follow'> {
  let decided = (): Decided => environment;
  const config = {
    ...environment,
    get shop() {
      return decided().shop;
    },
    get delivery() {
      return decided().delivery;
    },
  };
  return { config, follow: (source) => (decided = source) };
}

/** What was opened last is closed first; one that fails does not keep the others open. */
async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closing.splice(0).reverse()) {
    await close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.');
}

/** A logo that letters carry is read once. */
function lookOfLetters(config: Config, objects: Pick<Objects, 'get'>): () => Promise<Look> {
  let known: { name: string; png: Uint8Array } | undefined;
  return async () => {
    const { logo: name, accent } = config.shop;
    const size = name === undefined ? undefined : sizeOfLogo(name);
    if (name === undefined || !size) return { logo: undefined, accent };
    if (known?.name !== name) {
      const object = await objects.get(logoFile(name));
      known = object && { name, png: object.body };
    }
    return { logo: known && { png: known.png, ...size }, accent };
  };
}

/** The services of AWS are loaded where they are chosen, and nowhere else. */
async function openMail(
  config: Config,
  objects: Objects,
  seeing: Seeing | undefined,
): Promise<Platform['mail']> {
  const { mail, mailFrom, publicUrl } = config;
  const look = lookOfLetters(config, objects);
  const sender = { from: mailFrom, shop: () => config.shop.name, siteUrl: publicUrl, look };
  const adapter = await chosen();
  const opened = seeing ? { ...adapter, send: seen.seeMail(seeing, adapter.send) } : adapter;
  // Nobody is written to who was erased, whatever still happens to their orders.
  const send: Platform['mail']['send'] = async (letter) => {
    if (letter.to !== erased.email) await opened.send(letter);
  };
  return { ...opened, send };

  async function chosen(): Promise<Platform['mail']> {
    switch (mail.kind) {
      case 'folder':
        return openFolderMail({ folder: mail.folder, ...sender });
      case 'smtp':
        return openSmtpMail({ url: mail.url, ...sender });
      case 'ses': {
        const { openSesMail } = await withAddOn('aws', () => import('./mail/ses.ts'));
        return openSesMail({ region: mail.region, ...sender });
      }
    }
  }
}

async function openMailEvents(
  { mail }: Config,
  clock: Platform['clock'],
): Promise<Platform['mailEvents']> {
  if (mail.kind !== 'ses' || mail.topic === undefined) return undefined;
  const { openSnsEvents } = await import('./mail/sns.ts');
  return openSnsEvents({ topic: mail.topic, clock });
}

async function openObjects({ objects, publicUrl }: Config): Promise<Platform['objects'] & Closing> {
  switch (objects.kind) {
    case 'folder':
      return openFolderObjects({ folder: objects.folder, publicUrl });
    case 's3': {
      const { openS3Objects } = await withAddOn('aws', () => import('./objects/s3.ts'));
      return openS3Objects({ bucket: objects.bucket, region: objects.region, publicUrl });
    }
  }
}

async function openChoices(
  { choices }: Config,
  { database, clock, log }: Pick<Platform, 'database' | 'clock' | 'log'>,
): Promise<Platform['choices'] & Closing> {
  switch (choices.kind) {
    case 'database':
      return openPostgresChoices(database, clock);
    case 'dynamo': {
      const { openDynamoChoices } = await withAddOn('aws', () => import('./choices/dynamo.ts'));
      const { table, primary, secondary } = choices;
      return openDynamoChoices({ table, primary, secondary, clock, log });
    }
  }
}

/** The accounts, and what they would like the outbox to do. */
async function openAccounts(
  config: Config,
  secret: string,
  parts: Pick<Platform, 'database' | 'log' | 'clock' | 'mail' | 'outbox'>,
): Promise<{ accounts: Accounts; handlers: Record<string, (payload: Json) => Promise<void>> }> {
  const { database, log, clock, mail, outbox } = parts;
  const later = async (event: outboxRows.OutboxEvent) => {
    await database.transaction((tx) => outboxRows.add(tx, event));
    outbox.poke();
  };
  const { accounts, publicUrl } = config;
  const appName = () => config.shop.name;
  switch (accounts.kind) {
    case 'embedded': {
      const opened = await openEmbeddedAccounts({
        database,
        clock,
        log,
        post: (payload) => later({ kind: 'account-letter', payload }),
        mail: (letter) => mail.send(letter),
        issuer: publicUrl,
        appName,
        secret,
      });
      return { accounts: opened, handlers: { 'account-letter': opened.deliver } };
    }
    case 'cognito': {
      const { openCognitoAccounts } = await withAddOn('aws', () => import('./accounts/cognito.ts'));
      const note = (payload: Letter) => later({ kind: 'letter', payload });
      const keepEnding = (payload: string) => later({ kind: 'session-ending', payload });
      const parts = { clock, log, mail: note, keepEnding, appName, site: publicUrl };
      const opened = openCognitoAccounts({ ...accounts, ...parts });
      const finish = async (ending: Json) => opened.endings?.finish(ending as string);
      return { accounts: opened, handlers: { 'session-ending': finish } };
    }
  }
}

type OpenPayments = Pick<Platform, 'payments' | 'sandbox'> & {
  handlers: Record<string, (payload: Json) => Promise<void>>;
};

async function openPayments(
  config: Config,
  parts: Pick<Platform, 'database' | 'clock'> & {
    secret: string;
    weather: SandboxWeather | undefined;
  },
): Promise<OpenPayments> {
  const { payments, publicUrl } = config;
  switch (payments.kind) {
    case 'invoice':
      return { payments: undefined, sandbox: undefined, handlers: {} };
    case 'sandbox':
      return openSandbox({ ...parts, publicUrl, secrets: [hookSecretOf(parts.secret)] });
    case 'stripe': {
      const { openStripe } = await withAddOn('stripe', () => import('./payments/stripe.ts'));
      const { database, clock } = parts;
      const { key, hookSecrets } = payments;
      const store = await storeName(database);
      const shop = () => config.shop.name;
      const opened = openStripe({ key, hookSecrets, store, shop, clock });
      return { payments: opened, sandbox: undefined, handlers: {} };
    }
  }
}

/** The sandbox signs with a key of its own, drawn from the store's secret. */
const hookSecretOf = (secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', 'larder sandbox hooks', 32)).toString('hex');

function openOutboxPort({
  mail,
  seeing,
  ...options
}: Pick<Platform, 'database' | 'log' | 'clock' | 'mail' | 'seeing'>): OutboxPort {
  const letter = (payload: Json) => mail.send(payload as Letter);
  let running: outboxRows.Outbox | undefined;
  return {
    start: (handlers) => {
      const all = { ...handlers, letter };
      const known = seeing ? seen.seeHandlers(seeing, all) : all;
      running = outboxRows.openOutbox({ ...options, handlers: known });
      running.poke();
    },
    poke: seeing ? () => seeing.apart(() => running?.poke()) : () => running?.poke(),
    settled: async () => running?.settled(),
    close: async () => running?.close(),
  };
}

/** Forgotten baskets are absent to every reader at once; their rows go once an hour. Returns how to stop. */
function sweepHourly({
  database,
  log,
  clock,
  jobs,
}: Pick<Platform, 'database' | 'log' | 'clock'> & { jobs: Jobs }): () => Promise<void> {
  let sweeping: Promise<unknown> = Promise.resolve();
  const stop = jobs.every(
    { name: 'sweep-baskets', ms: 3_600_000 },
    async () => {
      const swept = sweepChoices(database, clock);
      sweeping = swept.catch(() => undefined);
      await swept;
    },
    (error) => {
      log.warn({ err: error }, 'expired baskets could not be swept');
    },
  );
  return async () => {
    stop();
    await sweeping;
  };
}

/** Packages are read where the environment asks for what they bring. */
async function openSeeing(config: Config, log: Platform['log']): Promise<Seeing | undefined> {
  const { seeing: asked } = config;
  if (!asked) return undefined;
  const { openTelemetry } = await withAddOn(
    'opentelemetry',
    () => import('./seeing/opentelemetry.ts'),
  );
  const complain = (said: string) => {
    log.warn({ said: withoutPeople(said) }, 'what was seen could not be told');
  };
  return openTelemetry({ asked, complain });
}

const idOf = (seeing: Seeing | undefined) => {
  const traceId = seeing?.traceId();
  return traceId === undefined ? {} : { traceId };
};

/** What every server of one store has: at Cognito the app client's, which the login function knows too. */
const secretOf = async ({ accounts, secret, dataFolder }: Config): Promise<string> =>
  accounts.kind === 'cognito' ? accounts.clientSecret : (secret ?? (await keptSecret(dataFolder)));

/** A random secret of this store's own, made once. */
async function keptSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret');
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}
