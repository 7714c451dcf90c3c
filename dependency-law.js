/**
 * The import law of ARCHITECTURE. A path says what a file is: its floor, its room, and in a room one of three doors (the verbs, `sql.ts`,
 * `routes.ts`); every other file of a room is pure. From the ground up: a floor imports those before it, a room those listed before it.
 */
export const floors = {
  shop: ['audit', 'settings', 'legal'],
  people: [
    'auth',
    'customers',
    'household',
    'choices',
    'consents',
    'staff',
    'email',
    'sessions',
    'passkeys',
    'tokens',
    'reminders',
    'mailboxes',
    'substitutions',
  ],
  food: [
    'units',
    'reading-lines',
    'reading-pages',
    'reading-files',
    'edits',
    'archive',
    'menu-weeks',
    'ingredients',
    'method',
    'recipes',
    'translations',
    'pictures',
    'menu',
    'menu-files',
    'writing-files',
    'imports',
  ],
  stock: ['kitchens', 'inventory', 'lots', 'purchasing'],
  ledger: ['books'],
  checkout: [
    'days',
    'weeks',
    'pricing',
    'promotions',
    'cart',
    'desk',
    'placing',
    'orders',
    'tallies',
    'changing',
    'after-order',
    'withdrawals',
  ],
  payments: ['sandbox', 'invoices', 'refunds', 'disputes', 'cashier', 'hooks', 'payments'],
  liking: ['favourites', 'ratings', 'again', 'lately'],
  subscriptions: ['compose', 'receipts', 'plans', 'figures', 'reminding', 'waves'],
  kitchen: ['hygiene', 'forecast', 'buying', 'sheets', 'labels', 'packing', 'recall', 'shortages'],
  office: [
    'demo',
    'rights',
    'erasure',
    'retention',
    'reports',
    'planning',
    'webhooks',
    'letters',
    'health',
  ],
};

const src = '^server/src';
const names = Object.keys(floors);
const room = `${src}/(${names.join('|')})/([^/]+)/`;
const door = `${src}/(?:${names.join('|')})/(?<own>[^/]+)/(?:\\k<own>|sql|routes)\\.ts$`;
const tests =
  '\\.(test|contract|fixtures)\\.tsx?$|/fixtures\\.ts$|/platform/.*/contract/|^(server|web|infra)/test/|^tools/';
const named = (list) => `(^|node_modules/)(${list})(/|$)`;
const pure = named(
  'zod|@hono/zod-openapi|temporal-polyfill|csv-parse|csv-stringify|yaml|parse5|fflate|minisearch',
);
const after = (list, index) => list.slice(index + 1).join('|') || '^$';
const values = { dependencyTypesNot: ['type-only'] };

// prettier-ignore
const laws = [
  ...names.map((floor, index) => ['floors-go-down', { path: `${src}/${floor}/` }, { path: `${src}/(${after(names, index)})/` }]),
  ...names.flatMap((floor) => floors[floor].map((each, index) => ['rooms-in-order', { path: `${src}/${floor}/${each}/` }, { path: `${src}/${floor}/(${after(floors[floor], index)})/` }])),
  ['doors-are-private', { path: room }, { path: `${room}(sql|routes)\\.ts$`, pathNot: `${src}/$1/$2/` }],
  ['sql-is-for-verbs', { path: `${src}/(?!platform/)`, pathNot: door }, { path: '/sql\\.ts$', ...values }],
  ['sql-has-no-http', { path: `${room}sql\\.ts$` }, { path: `/(routes|contract|reply|schemas)\\.ts$|${door}`, ...values }],
  ['routes-are-for-the-app', { path: '^server/src/.*/' }, { path: `${room}routes\\.ts$` }],
  ['pure-imports-pure', { path: room, pathNot: door }, { path: `${door}|${src}/(http|platform)/|${src}/(?!refusal\\.)[^/]+\\.ts$`, ...values }],
  ['pure-touches-nothing', { path: room, pathNot: door }, { path: '^(?!server/src/)', pathNot: pure, ...values }],
  ['contract-imports-contract', { path: `${src}/contract/` }, { path: '^(server|web|infra)/', pathNot: `${src}/(contract/|refusal\\.ts)` }],
  ['http-in-routes', { path: room, pathNot: '/routes\\.ts$' }, { path: `${src}/http/|${named('hono')}`, ...values }],
  ['sql-in-sql', { path: `${room}|${src}/http/`, pathNot: '/sql\\.ts$' }, { path: named('pg|sql-template-tag'), ...values }],
  ['platform-stands-below', { path: `${src}/platform/` }, { path: `${room}|${src}/http/` }],
  ['http-stands-below', { path: `${src}/http/` }, { path: room }],
  ['ports-not-adapters', { path: `${src}/(?!platform/)` }, { path: `${src}/platform/(?!files/)[^/]+/` }],
  ['openers-are-for-starting', { path: '^server/src/.*/' }, { path: `${src}/platform/open-` }],
  ['adapters-stay-apart', { path: `${src}/platform/(?!open-)([^/]+?)(/|\\.ts$)` }, { path: `${src}/platform/[^/]+/`, pathNot: `${src}/platform/($1|files)/` }],
  ['web-sees-the-contract', { path: '^web/(app|server)/' }, { path: '^server/', pathNot: `${src}/(contract/|api\\.ts)` }],
  ['web-talks-http', { path: '^web/(app|server)/' }, { path: `${src}/api\\.ts`, ...values }],
  ['infra-sees-the-contract', { path: '^infra/src/' }, { path: '^(server|web)/', pathNot: `${src}/(contract/|api\\.ts|config\\.ts)` }],
  ['no-tests-in-the-store', { path: '^(server/src|web/app|web/server|infra/src)/' }, { path: tests }],
  ['no-circles', { path: '^(server|infra)/src/' }, { circular: true, viaOnly: values }],
];

export default {
  forbidden: laws.map(([name, from, to]) => ({ name, severity: 'error', from: { ...from, pathNot: [from.pathNot, tests].flat().filter(Boolean) }, to })), // prettier-ignore
  options: { tsPreCompilationDeps: 'specify', doNotFollow: { path: 'node_modules' } },
};
