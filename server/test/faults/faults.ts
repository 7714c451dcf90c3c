/** What happens to the store when something it depends on fails; `proof` is the file whose tests do it to a real store. */
export type Fault = {
  fault: string;
  customers: string;
  kept: string;
  recovery: string;
  proof: string;
};

const database = 'server/test/faults/database.test.ts';
const cloud = 'server/test/faults/cloud.test.ts';
const asksAgain = 'The menu is answered from memory. Whoever orders hears 503 with Retry-After.';
const once = 'Asking again with the same Idempotency-Key finds the order or places it, once.';
const secondary = 'Nothing: baskets are read and written in the secondary region.';
const baskets =
  'Baskets that have reached the other region, usually within a second, and every order.';
const probe = 'By itself: after a second one request tries the primary again.';
const byItself = 'By itself, with the first connection that can be opened.';

/** Promised in docs/operations.md, word for word, and done to a store by the tests that are named. */
export const faults = {
  reset: {
    fault: 'Every connection to PostgreSQL breaks',
    customers: 'Mostly nothing: the desk sends a group of orders again. Some hear 503.',
    kept: once,
    recovery: 'By itself: connections opened before the first that broke are not used again.',
    proof: database,
  },
  refused: {
    fault: 'PostgreSQL refuses connections (it is down, or starts)',
    customers: asksAgain,
    kept: once,
    recovery: byItself,
    proof: database,
  },
  hanging: {
    fault: 'PostgreSQL hangs: it accepts and never answers',
    customers: `${asksAgain} Nobody waits longer than a connection (5 s) and a statement (12 s) may take.`,
    kept: once,
    recovery: byItself,
    proof: database,
  },
  readOnly: {
    fault: 'PostgreSQL is read-only: a standby, left behind by a failover',
    customers: asksAgain,
    kept: once,
    recovery: 'By itself: a connection that cannot write is closed, so the next finds the primary.',
    proof: database,
  },
  answerLost: {
    fault: 'The answer to a committed order is lost, once',
    customers: 'Nothing: the desk asks again and finds the order.',
    kept: 'One order, one charge on the stock.',
    recovery: byItself,
    proof: database,
  },
  answersLost: {
    fault: 'Answers to committed orders are lost again and again',
    customers: '503 with Retry-After, although the order is placed.',
    kept: 'Asking again with the same Idempotency-Key answers the order that was placed.',
    recovery: byItself,
    proof: database,
  },
  copyAway: {
    fault: 'The copy of the database that reports are read from is away, hangs or is behind',
    customers: 'Nothing. Reports and lists come from the database itself, up to a second later.',
    kept: 'What is told is never older than the question.',
    recovery: 'By itself: after 10 s one question tries the copy again.',
    proof: 'server/test/replica/replica.test.ts',
  },
  databaseKilled: {
    fault: 'PostgreSQL is killed under load and started again',
    customers: asksAgain,
    kept: 'Every order that was answered is on disk, and none is there twice.',
    recovery: byItself,
    proof: 'server/test/races/killed-database.test.ts',
  },
  embeddedKilled: {
    fault: 'The embedded PostgreSQL is killed under load, or hangs',
    customers: asksAgain,
    kept: 'Every order that was answered is on disk, and none is there twice.',
    recovery: 'By itself: it is started again at once, then after growing pauses.',
    proof: 'tools/torture/torture.test.ts',
  },
  diskFull: {
    fault: 'The disk of the embedded PostgreSQL is full',
    customers: asksAgain,
    kept: once,
    recovery: 'By itself, once there is room: PostgreSQL is started again every 5 s.',
    proof: 'tools/torture/torture.test.ts',
  },
  stopped: {
    fault: 'A server is asked to stop under load',
    customers: 'Nothing: what was sent is answered, and the connection is closed after it.',
    kept: 'Every order, and its letter.',
    recovery: 'The next server, or the next start, goes on.',
    proof: 'tools/torture/torture.test.ts',
  },
  serverKilled: {
    fault: 'A server of the store is killed in the middle of orders',
    customers: 'No answer from that server; the next answers the same request.',
    kept: 'Every order that was answered, once, with its letter.',
    recovery: 'By itself: what the dead server had in hand is free after a minute.',
    proof: 'server/test/races/killed-server.test.ts',
  },
  primaryKilled: {
    fault: 'The primary region of the choices table is gone',
    customers: secondary,
    kept: baskets,
    recovery: probe,
    proof: cloud,
  },
  primaryFrozen: {
    fault: 'The primary region of the choices table hangs',
    customers: `${secondary} The first two requests wait half a second.`,
    kept: baskets,
    recovery: probe,
    proof: cloud,
  },
  primaryThrottled: {
    fault: 'The choices table is throttled in its primary region',
    customers: secondary,
    kept: baskets,
    recovery: probe,
    proof: cloud,
  },
  bothRegionsAway: {
    fault: 'Both regions of the choices table are gone',
    customers: `${asksAgain} Baskets cannot be seen or changed.`,
    kept: 'Nothing is ordered without its basket; asking again orders it, once.',
    recovery: 'By itself, with the first request that either region answers.',
    proof: cloud,
  },
  bucketAway: {
    fault: 'The bucket of pictures and stored results is away',
    customers: 'Orders and pages go on; the edge shows stored results as they were.',
    kept: 'A change of the menu waits in the outbox.',
    recovery: 'By itself: the outbox tries again after 10 s, then in growing pauses.',
    proof: cloud,
  },
  cognitoThrottled: {
    fault: 'Cognito turns requests away',
    customers: 'Who is signed in shops on and can sign out; who signs in is asked to wait.',
    kept: 'Sessions, baskets and orders.',
    recovery:
      'By itself, with the next sign-in; sessions that were to end are ended by the outbox.',
    proof: cloud,
  },
  cognitoAway: {
    fault: 'Cognito and its key set cannot be reached',
    customers:
      'Who is signed in shops on for the rest of the 15 minutes and can sign out; signing in answers 503.',
    kept: 'Sessions, baskets and orders.',
    recovery:
      'By itself, with the next sign-in; sessions that were to end are ended by the outbox.',
    proof: cloud,
  },
  notMigrated: {
    fault: 'A server starts on a database that lacks a migration',
    customers: 'Nothing: the servers that run go on.',
    kept: 'Everything: the new server refuses to start and says which migration is missing.',
    recovery: 'Deploy the migrations; they run before the servers.',
    proof: 'server/src/migrate-task.test.ts',
  },
} satisfies Record<string, Fault>;

/** As Markdown: a row for each fault. */
export function faultTable(): string {
  const cells = Object.values(faults).map(({ fault, customers, kept, recovery, proof }: Fault) => [
    fault,
    customers,
    kept,
    recovery,
    `[test](../${proof})`,
  ]);
  const head = ['What fails', 'What customers see', 'What is kept', 'How it recovers', 'Proof'];
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
