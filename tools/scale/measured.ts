import { valuesOf, type Fact } from './facts.ts';

const measuredHere = (value: number, unit: string, what: string): Fact => ({
  value,
  unit,
  from: `${what}; scale-measure`,
  on: '2026-11-23',
});
const writtenDown = (value: number, unit: string, what: string): Fact => ({
  value,
  unit,
  from: `${what}; measurements.md`,
  on: '2026-11-22',
});

/**
 * What one machine was measured to do: two shared cores (AMD EPYC), Node 24.21, PostgreSQL 18.4 with fsync on, by
 * `node tools/scale/measure.ts` or, on the day before, by `npm run bench` (docs/measurements.md).
 */
export const measuredFacts = {
  readyPageUs: measuredHere(77, 'µs of a core', '/menu, made before'),
  personalPageUs: measuredHere(
    8300,
    'µs of a core',
    '/box of somebody with a basket, rendered for them; at most, others used the machine',
  ),
  quoteUs: measuredHere(168, 'µs of a core', 'POST /api/recipes/{slug}/quote'),
  basketUs: measuredHere(185, 'µs of a core', 'GET /api/cart of a guest'),
  orderServerMs: writtenDown(0.7, 'ms of a core', 'an order through HTTP, the server alone'),
  serverMemoryMb: writtenDown(246, 'MB', 'the server at 256 buyers'),
  furtherServerMb: {
    value: 240,
    unit: 'MB',
    from: 'each server more at one port, after 64 buyers; bench/servers.ts',
    on: '2026-11-30',
  },
  firstProcessMb: {
    value: 105,
    unit: 'MB',
    from: 'the process that starts several servers, open on the demo',
    on: '2026-11-30',
  },
  orderBytes: measuredHere(7452, 'bytes', 'rows and indexes of one order, delivered'),
  ledgerBytes: measuredHere(
    4607,
    'bytes',
    'rows and indexes of the stock ledger, groups of one order',
  ),
  walBytes: measuredHere(28_255, 'bytes', 'log of one order, placed alone and delivered'),
  scriptBytes: measuredHere(
    204_928,
    'bytes',
    'scripts, styles and fonts of a recipe’s page, compressed',
  ),
  pageBytes: measuredHere(9399, 'bytes', '/menu, brotli'),
  pictureBytes: measuredHere(15_350, 'bytes', 'a picture of the menu, AVIF, 640 pixels, mean'),
  basketBytes: measuredHere(364, 'bytes', 'a basket as JSON, mean'),
} satisfies Record<string, Fact>;

export type Measured = Record<keyof typeof measuredFacts, number>;
export const measured: Measured = valuesOf(measuredFacts);

/** What is not measured, because it needs AWS, and so is guessed on the slow side. */
export const guessedFacts = {
  commitMs: {
    value: 4,
    unit: 'ms',
    on: '2026-11-23',
    from: 'what a commit takes longer on RDS Multi-AZ, which writes to two zones; not checked: `measure-commit.ts` says it of any database',
  },
  flowLogBytes: {
    value: 250,
    unit: 'bytes',
    on: '2026-11-30',
    from: 'what flow logs write of one request’s connections, which are kept open; a guess',
  },
  randomPages: {
    value: 3,
    unit: 'pages',
    on: '2026-11-23',
    from: 'index pages an order meets at random: its key, its basket, its customer (0006-orders.sql)',
  },
} satisfies Record<string, Fact>;

export type Guessed = Record<keyof typeof guessedFacts, number>;
export const guessed: Guessed = valuesOf(guessedFacts);

/**
 * Groups as the desk commits them: how long one takes alone, how many different ingredients it asks for, and for how long it keeps
 * their rows locked, its commit included. From the same run.
 */
type GroupCost = { orders: number; ms: number; ingredients: number; lockedMs: number };
export const groupCosts: GroupCost[] = [
  { orders: 1, ms: 3.2, ingredients: 28, lockedMs: 1.0 },
  { orders: 4, ms: 5.2, ingredients: 76, lockedMs: 1.23 },
  { orders: 16, ms: 13.8, ingredients: 154, lockedMs: 1.69 },
  { orders: 40, ms: 28.6, ingredients: 196, lockedMs: 1.97 },
  { orders: 128, ms: 79.2, ingredients: 210, lockedMs: 2.09 },
];

/** What the real desk did in the same run, on the same two cores: the model has to say the same. */
export const deskRuns = [
  { buyers: 16, perSecond: 2005, p50Ms: 9.6 },
  { buyers: 64, perSecond: 2900, p50Ms: 26.3 },
  { buyers: 256, perSecond: 3600, p50Ms: 85.5 },
];
