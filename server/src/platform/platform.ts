import type { Logger } from 'pino';
import type { Pool } from 'pg';
import type { Sql } from 'sql-template-tag';
import type { z } from 'zod';
import type { Config, Decided } from '../config.ts';
import type { Language } from '../contract/languages.ts';
import type { PasskeyMade, PasskeyShown } from '../contract/passkey.ts';
import type { PaymentFailure } from '../contract/payment-failure.ts';
import type { Asker, Role, TokenHolder } from '../contract/staff-roles.ts';
import type { TestCard } from '../contract/test-cards.ts';
import type { WebhookFailure } from '../contract/webhook-events.ts';
import type { WebPageFailure } from '../contract/web-page-failures.ts';
import type { CounterName, GaugeName, HistogramName } from '../contract/metrics.ts';

/** Everything the store needs of the outside world. Features see these ports, never an adapter. */
export type Platform = {
  /** What the environment says. */
  environment: Config;
  /** The same, and what an owner has decided since: `shop` and `delivery` are read when they are used. */
  config: Config;
  /** From now on whatever this answers is what an owner has decided. */
  follow: (source: () => Decided) => void;
  log: Logger;
  /** The present moment; tests set it. */
  clock: () => Date;
  database: Database;
  replica: Replica;
  /** Where that database is: holds its password, never print it. */
  databaseUrl: string;
  choices: Choices;
  objects: Objects;
  images: Images;
  accounts: Accounts;
  staff: Staff;
  tokens: ApiTokens;
  webhooks: Webhooks;
  /** Undefined where the operator lets nothing be fetched. */
  webPages: WebPages | undefined;
  /** Closes what a browser keeps for the store, so that nobody else can read or write it. */
  seal: Seal;
  mail: Mail;
  /** Undefined where no mail service tells anything. */
  mailEvents: MailEvents | undefined;
  /** Undefined where customers pay on account. */
  payments: Payments | undefined;
  /** What the sandbox's own page asks it; undefined unless the sandbox is chosen. */
  sandbox: Sandbox | undefined;
  outbox: OutboxPort;
  health: HealthPort;
  jobs: Jobs;
  /** Undefined where this server is alone at its port. */
  neighbours: Neighbours | undefined;
  /** Undefined unless the environment asks for it: then nothing of it is loaded, and nothing is wrapped. */
  seeing: Seeing | undefined;
  close: () => Promise<void>;
};

/** What a row is: its columns by name. It describes and never converts, because the store hands rows out as they come. */
export type RowSchema = z.ZodObject;

/** Anything that answers SQL: the pool or one transaction. `name` makes a prepared statement: for a hot path only. */
export type Db = {
  /** Reads rows; where the tests run each must be what its schema says. */
  query: <Row extends RowSchema>(
    row: Row,
    statement: Sql,
    options?: { name: string },
  ) => Promise<z.infer<Row>[]>;
  /** Runs what answers no rows, or none that matter, and tells how many it was about. */
  run: (statement: Sql, options?: { name: string }) => Promise<number>;
};

declare const insideTransaction: unique symbol;
/** One open transaction. A verb that must run inside one asks for `Tx`, so that passing the pool does not compile. */
export type Tx = Db & { readonly [insideTransaction]: true };

export type Database = Db & {
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads one moment, whatever commits meanwhile; nothing can be written. */
  snapshot: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Throws when nothing can be written now: away, hanging, or a standby that only reads. */
  ready: () => Promise<void>;
  /** How many statements failed so far because the disk had no room for what they wrote. */
  lackedRoom: () => number;
  /** Connections: in use, open and not in use, and how many wait for one. */
  connections: () => { used: number; idle: number; most: number; waiting: number };
  /** For libraries that speak to PostgreSQL themselves. */
  pool: Pool;
  /** How many statements were sent so far, for tests and metrics. */
  statements: () => number;
  close: () => Promise<void>;
};

/** What keeps a copy of the database from being asked. */
export type ReplicaFault = 'away' | 'behind';

/**
 * Where heavy questions of the office are asked, so that they keep nobody from ordering: a copy of the database, where there is one. A route that asks
 * here says so in its contract; nothing that somebody decides stock, money, allergens or labels by, and no customer's own page, does.
 */
export type Replica = {
  /** Reads one moment, with everything that was committed before it was asked; on the database itself while the copy has not got that or is away. */
  snapshot: Database['snapshot'];
  /** What is wrong with the copy, as it was a few seconds ago; undefined when nothing is, or there is none. */
  look: () => Promise<ReplicaFault | undefined>;
};

/** What an operator and a load balancer ask. */
export type Health = {
  /** Why the store cannot sell now; empty when it can. */
  unready: ('database' | 'disk')[];
  /** What is late or in danger while it sells all the same: no reason to send customers elsewhere. */
  degraded: ('outbox' | 'disk' | 'replica')[];
};
export type OutboxState = { waiting: number; oldestSeconds: number; givenUp: number };
export type HealthPort = {
  look: () => Promise<Health>;
  /** As it was a few seconds ago, or when the database last answered. */
  outbox: () => Promise<OutboxState>;
  /** The number of the newest migration that this program knows. */
  migration: number;
  /** When a backup was last made of what this machine keeps; null: never. */
  lastBackup: () => Promise<Date | null>;
};

/** What the shop does by the clock. */
export type Jobs = {
  /** Does the work every so many milliseconds, one at a time, until what it answers is called. */
  every: (
    job: { name: string; ms: number },
    work: () => Promise<void>,
    complain: (error: unknown) => void,
  ) => () => void;
};

/** An embedded database that another process keeps running. `url` holds its password: never print it. `folder` is where its files are. */
export type KeptDatabase = { url: string; folder: string };

/**
 * The other servers of the store that share this one's port, on this machine. What is told here is a convenience: a neighbour that ends, or has not
 * begun, hears nothing, so nothing that must be true depends on it.
 */
export type Neighbours = {
  /** This server's number: from 1, and the same for the one that takes its place. */
  no: number;
  /** How many there are, this one too. */
  count: number;
  tell: (topic: NeighbourTopic, said: Json) => void;
  hear: (topic: NeighbourTopic, listen: (said: Json) => void) => void;
  /** What the others answer; who says nothing within two seconds is left out. */
  ask: (topic: NeighbourTopic) => Promise<Json[]>;
  answer: (topic: NeighbourTopic, reply: () => Promise<Json>) => void;
};
export type NeighbourTopic = 'ordered' | 'metrics';

/** What may be said of a step: names, numbers and codes of the shop's own, never anything of a person. */
export type Facts = Record<string, string | number | boolean>;

/** By which another step can be linked with this one. */
export type Place = { traceId: string; spanId: string; traceFlags: number };

/** One step that is under way. */
export type Seen = {
  place: Place | undefined;
  rename: (name: string) => void;
  say: (facts: Facts) => void;
  /** What it failed of; a code, never a message. */
  fail: (code: string) => void;
  linkWith: (other: Place) => void;
};

export type SeenStep = {
  name: string;
  kind: 'asked' | 'asks' | 'within' | 'job';
  facts?: Facts;
  /** A story of its own, whatever is under way. */
  alone?: boolean;
  links?: readonly (Place | undefined)[];
};

/** Tells an operator's own tools what the store does. */
export type Seeing = {
  /** Does work as a step of what is under way; what throws has failed. */
  step: <T>(step: SeenStep, work: (seen: Seen) => Promise<T>) => Promise<T>;
  /** A step that is over already. */
  did: (step: SeenStep, beganMs: number) => void;
  isUnderWay: () => boolean;
  /** Begins what goes on for itself: not a step of what is under way. */
  apart: <T>(begin: () => T) => T;
  /** Of the story that is told, where it is kept. */
  traceId: () => string | undefined;
  /** What a caller said of its own story, by W3C Trace Context. */
  placeIn: (traceparent: string | undefined) => Place | undefined;
  /** For whoever is asked next. */
  traceparent: () => { traceparent?: string };
  count: (name: CounterName, facts: Facts, by?: number) => void;
  record: (name: HistogramName, value: number, facts: Facts) => void;
  /** Read whenever the tools are told. */
  watch: (name: GaugeName, read: () => Reading | Promise<Reading>) => void;
  close: () => Promise<void>;
};
/** A number, or one for each of several. */
export type Reading = number | { value: number; facts: Facts }[];

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type StoredChoice = { value: Json; version: number };

/** Transient data by key (baskets): versioned writes, an expiry that readers honour to the second. */
export type Choices = {
  /** Concurrent reads may be answered by one round trip. Expired is absent. */
  get: (key: string) => Promise<StoredChoice | undefined>;
  /** Writes only over `expected` (0 = nothing there, or expired). Returns the new version, or 'conflict'. */
  put: (
    key: string,
    value: Json,
    expected: number,
    expiresAt: Date,
  ) => Promise<{ version: number } | 'conflict'>;
  /** Removes only at that version; false when it has moved on or is gone. */
  remove: (key: string, version: number) => Promise<boolean>;
};

export type StoredObject = {
  body: Uint8Array;
  /** Quoted, as in HTTP; derived from the content. */
  etag: string;
  contentType: string;
  cacheControl: string;
};

/** Named blobs: stored query results and pictures. Keys look like paths: `catalog/index.json`. */
export type Objects = {
  get: (key: string) => Promise<StoredObject | undefined>;
  /** With `ifMatch` an etag (or 'absent'), writes only when that still holds, else answers 'conflict'. */
  put: (
    key: string,
    object: { body: Uint8Array; contentType: string; cacheControl: string },
    ifMatch?: string,
  ) => Promise<{ etag: string } | 'conflict'>;
  remove: (key: string) => Promise<void>;
  /** Keys that start with the prefix, sorted. */
  list: (prefix: string) => Promise<string[]>;
  publicUrl: (key: string) => string;
};

type ImageSize = { width: number; height: number };
export type ImageFile = { width: number; format: 'avif' | 'webp'; body: Uint8Array };

/** Makes the files that the shop shows out of a picture that somebody sent. */
export type Images = {
  /**
   * Upright, cut to each size around what catches the eye, smallest first, without what a camera wrote into it. Answers its own size
   * when that is less than `least`, and 'unreadable' for what is no single JPEG, PNG, WebP or AVIF picture.
   */
  cut: (
    source: Uint8Array,
    limits: { sizes: ImageSize[]; least: ImageSize },
  ) => Promise<ImageFile[] | ImageSize | 'unreadable'>;
  /** The whole picture as a PNG that fits into the room, never enlarged, with what one can see through; answers as `cut` does. */
  fit: (
    source: Uint8Array,
    limits: { room: ImageSize; least: ImageSize },
  ) => Promise<(ImageSize & { png: Uint8Array }) | ImageSize | 'unreadable'>;
};

export type Letter = {
  /** Stable per fact: sending the same id twice is the same letter (it becomes the Message-ID). */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** In which it is written; the shop's own where it does not say. */
  language?: Language;
  /** Of a letter that only reminds: the page that stops letters of its kind without a sign-in, and does so when it is posted to (RFC 8058). */
  stopAt?: string;
  /** It goes also to an address that takes no letters: because somebody may be hurt who is not told, or to find out whether it takes them again. */
  always?: true;
};
/** What a mail service tells of letters that it took. */
export type MailEvents = {
  /** What was told, signed by the service; `told` is undefined where it only asked for an answer. Undefined altogether: it was not the service. */
  read: (body: string) => Promise<{ told: unknown } | undefined>;
};
export type Mail = {
  send: (letter: Letter) => Promise<void>;
  /** Letters to an address of which a copy lies here, oldest first; none where they only pass through. */
  keptFor: (address: string) => Promise<{ sentAt: Date; subject: string }[]>;
  /** Removes those copies; of an address that is another's by now, those that were sent until then. */
  forget: (address: string, until?: Date) => Promise<void>;
  /** Removes all copies of letters that were sent before then. */
  forgetBefore: (sentAt: Date) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Where an attempt to pay stands at its provider. `saved`: nothing is held, a card is kept to be charged later. `closed`: it ended before
 * anything was paid, or what was held was let go. `lapsed`: what was held was not captured in time.
 */
export type AttemptState =
  | 'open'
  | 'needs-action'
  | 'processing'
  | 'saved'
  | 'held'
  | 'captured'
  | 'failed'
  | 'closed'
  | 'lapsed';

/** An attempt as it was read at its provider, and never as a hook tells it. Money in cents. */
export type Observed = {
  ref: string;
  paymentNo: number;
  state: AttemptState;
  currency: string;
  /** What is held at this moment; nothing once it was captured, let go or has lapsed. */
  authorisedCents: number;
  capturedCents: number;
  refundedCents: number;
  /** When what is held lapses unless it is captured. */
  captureBefore: Date | null;
  /** The card that it was paid with, where it is kept; `expires` is its last month, `2027-04`. */
  method: { ref: string; label: string; expires: string | null } | null;
  /** Why the last try failed; the customer may try another card while the attempt is `open`. */
  failure: PaymentFailure | null;
};

/** What an attempt is for; sent again with the same number it is the same attempt, however it ended. */
export type Attempt = {
  paymentNo: number;
  orderNo: number;
  customerNo: number;
  /** hold: authorised now, captured later. save: only the card is kept. charge: taken at once. */
  purpose: 'hold' | 'save' | 'charge';
  cents: number;
  currency: string;
  email: string;
  /** When the shop first wanted it: providers forget after a day that they were asked already. */
  openedAt: Date;
};

/** An attempt that may have been opened: `ref` is null where no answer to that has arrived. */
export type AttemptName = { paymentNo: number; customerNo: number; ref: string | null };

/** What a hook says: only which attempt to look at; neither where it is about none of ours. */
export type HookHint = { eventId: string; ref: string | null; paymentNo: number | null };

/** A hook as it came in: its headers, and its body byte for byte. */
export type Hook = { headers: Headers; body: string };

/**
 * A provider of payments. Every verb may be asked twice for one thing, also at once, and answers as the first time: numbers and keys are
 * its idempotency keys. What a provider refuses of a card is an `Observed` that says so; a provider that is away or hangs throws, and may
 * have done what it was asked for.
 */
export type Payments = {
  provider: 'sandbox' | 'stripe';
  /** Where forms lead to, for the pages' Content-Security-Policy; null: to the store itself. */
  formOrigin: string | null;
  /**
   * Opens an attempt with the customer before the screen: they go on at `url` (the sandbox's is a path of the store), and come back to
   * `returnUrl`, paid or not. Nobody can pay it after `expiresAt`, or up to half an hour later where the provider knows no shorter
   * sessions. `note` says beside the button what happens when.
   */
  open: (
    attempt: Attempt & { returnUrl: string; expiresAt: Date; note: string | null },
  ) => Promise<{ ref: string; url: string }>;
  /** Undefined when the provider knows no such attempt. By `ref`, or found by its number where the answer to `open` was lost. */
  read: (attempt: AttemptName) => Promise<Observed | undefined>;
  /** Ends an attempt that nobody has paid, and lets go of what is held; answers how it stands then. What is captured or saved stays so. */
  close: (attempt: { paymentNo: number; ref: string }) => Promise<Observed>;
  /** Takes at most what is held and lets go of the rest; more throws. What is not held stays as it is: the answer tells. */
  capture: (attempt: { paymentNo: number; ref: string; cents: number }) => Promise<Observed>;
  /** Charges a kept card without its owner before the screen. A card that is no longer kept is an attempt that failed. */
  charge: (attempt: Attempt & { methodRef: string }) => Promise<Observed>;
  /** Gives back captured money, never more than is left of it. Asked again with its key it tells how that refund stands now. */
  refund: (refund: {
    key: string;
    paymentNo: number;
    ref: string;
    cents: number;
  }) => Promise<RefundAnswer>;
  /** Forgets a kept card. */
  forget: (methodRef: string) => Promise<void>;
  /** Forgets everything of a customer but the payments: cards, address, name. */
  forgetCustomer: (customerNo: number) => Promise<void>;
  /** Undefined for what was not signed by the provider, or more than five minutes ago. */
  verify: (hook: Hook) => HookHint | undefined;
  /** Every attempt that changed since then, once, for the nightly reconciliation. */
  changesSince: (since: Date) => AsyncIterable<Observed>;
};

/** `ref` is null for a refund that the provider would not begin. */
export type RefundAnswer =
  | { ref: string; state: 'sent' | 'succeeded'; failure: null }
  | { ref: string | null; state: 'failed'; failure: 'more-than-captured' | 'refused' };

/** A payment as the sandbox shows it to whoever holds its ref. */
export type SandboxPayment = {
  ref: string;
  orderNo: number;
  purpose: Attempt['purpose'];
  state: AttemptState;
  cents: number;
  currency: string;
  email: string;
  note: string | null;
  failure: PaymentFailure | null;
  /** A path of the store. */
  returnTo: string;
};

/** The sandbox as its page sees it: somebody with a card. Undefined: there is no such payment, or nobody sits before it. */
export type Sandbox = {
  look: (ref: string) => Promise<SandboxPayment | undefined>;
  /** Changes nothing where nothing is left to pay. */
  payWith: (
    ref: string,
    card: { card: TestCard; expires: string },
  ) => Promise<SandboxPayment | undefined>;
  answerChallenge: (ref: string, approved: boolean) => Promise<SandboxPayment | undefined>;
  /** Hooks go here from now on, as to an address that was set up at a provider: one that throws is told again. Before, they are lost. */
  onHook: (deliver: (hook: Hook) => Promise<void>) => void;
};

export type Seal = {
  close: (value: Json) => string;
  /** Undefined for what was changed, or closed with another secret. */
  open: (sealed: string) => Json | undefined;
};

/** Works off what must happen after a commit. Rows are added by `platform/outbox.ts` inside the transaction. */
export type OutboxPort = {
  /** From now on events are handled here, by kind; a handler may be asked twice for one event. */
  start: (handlers: Record<string, (payload: Json, eventId: string) => Promise<void>>) => void;
  /** Looks for due events at once. */
  poke: () => void;
  /** Resolves when nothing is due and nothing is in hand. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

/** Who is calling, as far as the network tells, for rate limits and threat protection; and in which language they read, the shop's own where they do not say. */
export type Caller = { address: string; device?: Device; language?: Language };
/** Null: it does not say. */
export type Device = { browser: string | null; system: string | null };
export type Group = 'customers' | 'administrators';
export type Claims = {
  /** The account's id at the account provider; opaque. */
  accountId: string;
  email: string;
  groups: Group[];
  /** True when this session was opened with a second factor. */
  mfa: boolean;
  /** Which of `openSessions` it is, where those are told. */
  sessionId?: string;
  /** When the provider last said so, where nobody but it knows whether the session still stands. */
  issuedAt?: Date;
  expiresAt: Date;
};
/** Where somebody is signed in; when it was used last is told to the hour. */
export type OpenSession = Device & {
  sessionId: string;
  openedAt: Date;
  lastSeenAt: Date;
  mfa: boolean;
};
/** What the browser is asked, in the words of WebAuthn, and by what the store knows its answer: good for one within five minutes. */
export type PasskeyQuestion = { challenge: string; options: object };
export type Passkey = {
  passkeyId: string;
  name: string;
  /** The host that it was made for; it `works` while that is the shop's. */
  host: string;
  works: boolean;
  addedAt: Date;
  lastUsedAt: Date | null;
};
/** How an account can still be entered: by how many passkeys that work, and whether by these. */
export type WaysIn = { passkeys: number; password: boolean; authenticator: boolean };

/**
 * Passkeys: keys that a device keeps, each for one host, and opens for nobody but its owner; so one counts as two factors. Verbs refuse with
 * `wrong-passkey` for what is none of ours or does not prove itself, `passkey-too-late` for a question that was answered or is over,
 * `passkey-not-found` and `too-many-passkeys`, and with `session-expired` what a session asks for that has ended meanwhile, on whatever server.
 * `within` runs in the transaction of the change, and may refuse it.
 */
export type Passkeys = {
  /** Undefined where the shop's address is none that browsers know them at: there none works. */
  ceremonies: PasskeyCeremonies | undefined;
  /** Of an account, the oldest first; also those that work no more, which go on counting as a factor that has to be shown. */
  list: (accountId: string) => Promise<Passkey[]>;
  /** Whether the session was opened so lately that nobody need prove again who they are. */
  isFresh: (claims: Pick<Claims, 'sessionId'>) => Promise<boolean>;
  /** By the password, or by a session that is fresh; else `password-required`. */
  prove: (
    claims: Pick<Claims, 'email' | 'sessionId'>,
    password: string | undefined,
    from: Caller,
  ) => Promise<void>;
  rename: (accountId: string, passkeyId: string, name: string) => Promise<void>;
  remove: (
    claims: Pick<Claims, 'accountId' | 'sessionId'>,
    passkeyId: string,
    within: (tx: Tx, passkeysBefore: number, passkey: Passkey, left: WaysIn) => Promise<void>,
  ) => Promise<void>;
};
/** How one is made and shown. */
export type PasskeyCeremonies = {
  /** Where alone they work. */
  origin: string;
  /** The same question for everybody: whose passkey it is, the passkey says. */
  begin: (from: Caller) => Promise<PasskeyQuestion>;
  signIn: (given: { challenge: string; answer: PasskeyShown }, from: Caller) => Promise<Opened>;
  beginAdding: (
    claims: Pick<Claims, 'accountId' | 'email'>,
    from: Caller,
  ) => Promise<PasskeyQuestion>;
  /** Answers tokens where it raises a session to one with a second factor, which takes the refresh token. */
  add: (
    claims: Pick<Claims, 'accountId' | 'mfa' | 'sessionId'>,
    made: {
      challenge: string;
      answer: PasskeyMade;
      name: string;
      refreshToken: string | undefined;
    },
    from: Caller,
    within: (tx: Tx, passkeysBefore: number, passkey: Passkey) => Promise<void>,
  ) => Promise<{ passkey: Passkey; tokens?: Tokens }>;
};

export type Tokens = {
  /** A JWT, good for 15 minutes. */
  accessToken: string;
  accessExpiresAt: Date;
  /** Opaque; exchanges for new tokens until it expires or is signed out. */
  refreshToken: string;
  refreshExpiresAt: Date;
};
/** Of a session that was opened just now, by who signed in. */
export type Opened = Tokens & {
  owner: Pick<Claims, 'accountId' | 'email'>;
  /** Nobody had signed in to the account before. */
  isFirst: boolean;
};
export type SignInAnswer =
  { kind: 'signed-in'; tokens: Opened } | { kind: 'mfa-required'; challenge: string };

/**
 * Accounts. Verbs throw `Refusal` with these codes and no other: `wrong-credentials`, `wrong-code`, `not-confirmed`,
 * `password-too-weak` (details: fields), `session-expired`, `too-many-attempts` (details: retryAfterSeconds), those told at a verb, and where an
 * account is made `invalid-input` (the e-mail, details: fields) and `account-exists` (createConfirmed only).
 * None of them tells whether an e-mail is known: sign-up of a taken address and reset of an unknown one look like any other.
 * An e-mail is one however it is written: spaces around it and capitals do not count.
 */
export type Accounts = {
  /** Sends a confirmation code by mail; to a known address a note that it already has an account. */
  signUp: (who: { email: string; password: string }, from: Caller) => Promise<void>;
  /**
   * A code confirms the sign-up that it was mailed for, and no other. `password` proves that the sign-up was the caller's own; without
   * it, and with several sign-ups waiting for one mailbox, none of their passwords opens the account.
   */
  confirm: (
    proof: { email: string; code: string; password?: string | undefined },
    from: Caller,
  ) => Promise<void>;
  /** Of the sign-up with this password, or else the newest. */
  resendConfirmation: (
    who: { email: string; password?: string | undefined },
    from: Caller,
  ) => Promise<void>;
  /** `not-confirmed` is told only after the right password. */
  signIn: (who: { email: string; password: string }, from: Caller) => Promise<SignInAnswer>;
  /**
   * With a code of the authenticator, or one that recovers the account. A challenge is good for one sign-in, five minutes and five wrong
   * codes, then `session-expired`: sign in again. `second-factor-unreadable` when the store has lost what it needs to check codes.
   */
  answerMfa: (answer: { challenge: string; code: string }, from: Caller) => Promise<Opened>;
  /**
   * The token given is spent. Asked again within a minute, by another page or because the answer was lost, it is answered with the token
   * that is good then; later it is taken for a copy, and its session ends.
   */
  refresh: (refreshToken: string, from: Caller) => Promise<Tokens>;
  /**
   * Ends this session: its refresh token is dead at once, or where the provider does not answer once it does; the same holds for every verb
   * here that ends sessions.
   */
  signOut: (refreshToken: string) => Promise<void>;
  signOutEverywhere: (accountId: string) => Promise<void>;
  /**
   * Ends of sessions that the provider has yet to hear of; undefined where it always does, because it is the store's own database. A note is
   * sealed: whoever reads one learns nothing, and nobody else can write one.
   */
  endings:
    | {
        /** Keeps a note that another part of the store could not; false: it is none of ours. */
        take: (note: string) => Promise<boolean>;
        /** Tells the provider; throws while it is away. */
        finish: (note: string) => Promise<void>;
      }
    | undefined;
  /**
   * Whether this session still stands: it does not once it was signed out from anywhere, its password was changed, or its account was
   * disabled or removed. Asked of whoever keeps the accounts, for what must not be done by a token that has outlived its session; no page
   * asks. Where only its refresh token knows a session (Cognito), that is spent and the next is among the `tokens`; without one, a token
   * counts that was issued within the last minute. While the provider is away the token counts as long as it is good (decision 54).
   */
  stillStands: (
    claims: Claims,
    refreshToken: string | undefined,
    from: Caller,
  ) => Promise<{ stands: false } | { stands: true; tokens?: Tokens }>;
  /**
   * Writes to the owner of an account that somebody signed in from a browser that had not been used for it before, and what to do if it was
   * somebody else; of many within an hour not of each. Never throws for a letter that could not be handed on.
   */
  tellOfNewDevice: (owner: Opened['owner'], from: Caller) => Promise<void>;
  /** Undefined where the provider tells of none (Cognito): there one ends this session, or all of them. */
  openSessions:
    | {
        /** Of an account, the one that was used last first. */
        list: (accountId: string) => Promise<OpenSession[]>;
        /** Ends one, where it is of this account. */
        end: (accountId: string, sessionId: string) => Promise<void>;
        endOthers: (accountId: string, sessionId: string) => Promise<void>;
      }
    | undefined;
  /** Undefined where there are none: at Cognito. */
  passkeys: Passkeys | undefined;
  forgotPassword: (who: { email: string }, from: Caller) => Promise<void>;
  /** Also ends every session of the account. */
  resetPassword: (
    proof: { email: string; code: string; newPassword: string },
    from: Caller,
  ) => Promise<void>;
  /**
   * Starts TOTP enrolment, in this session, or a change of authenticator, which asks for the password and a code of the old one (or one
   * that recovers the account), else `proof-required`; the old one is good until the new one is proved. Where this spends the refresh
   * token, the answer has the next. `mfa-required` where a passkey has to be shown first.
   */
  beginMfa: (
    refreshToken: string,
    proof: { password?: string | undefined; code?: string | undefined },
    from: Caller,
  ) => Promise<{ secret: string; otpauthUri: string; tokens?: Tokens }>;
  /**
   * Proves the authenticator; from now on sign-in asks for it. Answers tokens whose `mfa` is true, with a refresh token
   * that takes the place of the one given; the account's other sessions end. The recovery codes are told only here: each opens the
   * account once in place of a code, and those from before are dead. None where the provider has none.
   */
  confirmMfa: (
    refreshToken: string,
    code: string,
    from: Caller,
  ) => Promise<Tokens & { recoveryCodes: string[] }>;
  /** New recovery codes for a right code, in place of those from before. */
  newRecoveryCodes: (refreshToken: string, code: string, from: Caller) => Promise<string[]>;
  /**
   * Undefined for anything forged, expired or malformed, and for a token whose session was ended: at once on the server that ended it,
   * on others within two seconds (at Cognito with the token's 15 minutes, decision 22). Needs no round trip for most tokens.
   */
  verify: (accessToken: string) => Promise<Claims | undefined>;
  /** `wrong-credentials` unless it is the password of this account; opens no session. */
  provePassword: (who: { email: string; password: string }, from: Caller) => Promise<void>;
  /**
   * A new password for who says the old one. The account's other sessions end; this one goes on, or where the provider can only end all of
   * them another is opened, for which it may ask for the second factor.
   */
  changePassword: (
    refreshToken: string,
    change: { password: string; newPassword: string },
    from: Caller,
  ) => Promise<SignInAnswer>;
  /**
   * Gives the account another e-mail, whose mailbox was proved; sign-ups that wait for that mailbox are gone. Changes nothing where
   * another account has it. Sessions go on; their tokens say the new address from their next renewal.
   */
  changeEmail: (accountId: string, email: string) => Promise<'changed' | 'taken'>;
  /**
   * Removes the account with all that is kept of it here, and ends its sessions as `signOutEverywhere` does. One that is not there is
   * removed.
   */
  remove: (accountId: string) => Promise<void>;
  /** Removes what has run out: sessions, sign-ups, codes, counts. */
  forgetRunOut: () => Promise<void>;
  /** Operator's verbs: never reachable over HTTP. */
  createConfirmed: (who: { email: string; password: string; group: Group }) => Promise<string>;
  addToGroup: (email: string, group: Group) => Promise<'added' | 'unknown-account'>;
  /** Takes the second factor away from who has lost it, and the passkeys; every session of the account ends. */
  removeMfa: (email: string) => Promise<'removed' | 'unknown-account'>;
};

/** Who works in the shop. */
export type Staff = {
  /** The role of whoever asks, as it is at this moment; undefined: not of the staff. */
  roleOf: (claims: Pick<Claims, 'accountId' | 'groups'>) => Promise<Role | undefined>;
};

/** Tokens of the API, which other software shows in place of a session. */
export type ApiTokens = {
  /** A new one: what the store keeps of it, and the token itself, with its number, by which whoever finds it can say which one leaked. */
  draw: () => { hash: Buffer; tokenOf: (tokenNo: number) => string };
  /**
   * Who asks with it, and counts the request; each server counts on its own. Undefined for what never was a token, has ended, or was made
   * by somebody who may no longer make one: at this moment, on every server.
   */
  holderOf: (token: string) => Promise<{ holder: Asker & TokenHolder; spent: Spent } | undefined>;
};

/** How often somebody may still ask, less than nothing where this was once too often, and in how many seconds it begins anew. */
export type Spent = { most: number; windowSeconds: number; left: number; seconds: number };

export type WebhookAnswer =
  { kind: 'answered'; status: number; text: string } | { kind: 'failed'; failure: WebhookFailure };

/** Tells software elsewhere, by Standard Webhooks. */
export type Webhooks = {
  /**
   * Signs a body with each secret and sends it, once; never throws for what is wrong out there. Only public addresses are sent to, and
   * redirects are answers like any other.
   */
  post: (message: {
    url: string;
    id: string;
    at: Date;
    secrets: readonly string[];
    body: string;
  }) => Promise<WebhookAnswer>;
};

export type FetchedPage =
  /** `url` is where it was found in the end. */
  | { kind: 'page'; url: string; text: string }
  /** With the status that was answered, where that was it. */
  | { kind: 'failed'; failure: WebPageFailure; status?: number };

/** Pages of other sites. */
export type WebPages = {
  /** Asks once, at public addresses alone; never throws for what is wrong out there. */
  fetch: (url: string) => Promise<FetchedPage>;
};

/** How an account comes to be, and how its password is replaced. */
export type Registration = Pick<
  Accounts,
  | 'signUp'
  | 'confirm'
  | 'resendConfirmation'
  | 'forgotPassword'
  | 'resetPassword'
  | 'createConfirmed'
  | 'addToGroup'
>;
