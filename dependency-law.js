/** The import law of ARCHITECTURE. A file's path says what it is: floor, room, and in a room its three doors; every other file is pure. */

/** From the ground up: a floor imports those before it, a room of a floor those listed before it. */
export const floors = {
  shop: ['settings', 'audit'],
  people: ['auth', 'customers', 'staff'],
  food: ['units', 'edits', 'ingredients', 'recipes', 'pictures', 'menu', 'menu-files', 'imports'],
  stock: ['inventory', 'lots', 'purchasing'],
  ledger: ['books'],
  checkout: ['pricing', 'cart', 'days', 'desk', 'placing', 'orders', 'after-order'],
  payments: ['payments', 'refunds', 'invoices'],
  subscriptions: ['weeks', 'plans', 'waves'],
  kitchen: ['sheets', 'packing'],
  office: ['demo', 'reports', 'webhooks'],
};

const names = Object.keys(floors);
const src = '^server/src';
const anyRoom = `${src}/(${names.join('|')})/([^/]+)/`;
const doors = `${src}/(?:${names.join('|')})/([^/]+)/(?:\\1|sql|routes)\\.ts$`;
const tests = '\\.(test|contract|fixtures)\\.tsx?$|/fixtures\\.ts$|/contract/.*contract|^(server|web|infra)/test/|^tools/';
const purePackages = '^node_modules/(zod|@hono/zod-openapi|temporal-polyfill|csv-parse|csv-stringify|yaml)/';

const rule = (name, from, to) => ({ name, severity: 'error', from: { pathNot: tests, ...from }, to });
const values = { dependencyTypesNot: ['type-only'] };
const above = (list, at) => list.slice(at + 1).join('|') || '^$';

export default {
  forbidden: [
    ...names.map((floor, at) => rule('floors-go-down', { path: `${src}/${floor}/` }, { path: `${src}/(${above(names, at)})/` })),
    ...names.flatMap((floor) => floors[floor].map((room, at) =>
      rule('rooms-in-order', { path: `${src}/${floor}/${room}/` }, { path: `${src}/${floor}/(${above(floors[floor], at)})/` }))),
    rule('doors-are-private', { path: anyRoom }, { path: `${anyRoom}(sql|routes)\\.ts$`, pathNot: `${src}/$1/$2/` }),
    rule('sql-is-for-verbs', { path: '^server/src/(?!platform/)', pathNot: `${doors}|${tests}` }, { path: '/sql\\.ts$', ...values }),
    rule('routes-are-for-the-app', { pathNot: `^server/src/[^/]+\\.ts$|${tests}` }, { path: '/routes\\.ts$' }),
    rule('pure-imports-pure', { path: anyRoom, pathNot: `${doors}|${tests}` }, { path: `${doors}|${src}/(http|platform)/|${src}/(?!refusal)[^/]+\\.ts$`, ...values }),
    rule('pure-touches-nothing', { path: anyRoom, pathNot: `${doors}|${tests}` }, { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg'], pathNot: purePackages, ...values }),
    rule('contract-imports-contract', { path: `${src}/contract/` }, { path: '^(server|web|infra)/', pathNot: `${src}/(contract/|refusal)` }),
    rule('http-in-routes', { path: anyRoom, pathNot: `/routes\\.ts$|${tests}` }, { path: `${src}/http/|node_modules/hono/`, ...values }),
    rule('sql-in-sql', { path: `${anyRoom}|${src}/http/`, pathNot: `/sql\\.ts$|${tests}` }, { path: 'node_modules/(pg|sql-template-tag)/', ...values }),
    rule('platform-stands-below', { path: `${src}/platform/` }, { path: `${anyRoom}|${src}/(http|contract)/` }),
    rule('http-stands-below', { path: `${src}/http/` }, { path: anyRoom }),
    rule('ports-not-adapters', { path: `${src}/(?!platform/)` }, { path: `${src}/platform/(?!files/)[^/]+/|${src}/platform/open-`, pathNot: `${src}/platform/open-.*`, ...values }),
    rule('openers-are-for-starting', { path: `${anyRoom}|${src}/(http|contract)/` }, { path: `${src}/platform/open-` }),
    rule('adapters-stay-apart', { path: `${src}/platform/(?!open-)([^/]+?)(/|\\.ts$)` }, { path: `${src}/platform/[^/]+/`, pathNot: `${src}/platform/($1|files)/` }),
    rule('web-talks-http', { path: '^web/(app|server)/' }, { path: '^server/', pathNot: `${src}/contract/`, ...values }),
    rule('web-sees-the-contract', { path: '^web/(app|server)/' }, { path: '^server/', pathNot: `${src}/(contract/|api\\.ts)` }),
    rule('infra-sees-the-contract', { path: '^infra/src/' }, { path: '^(server|web)/', pathNot: `${src}/(contract/|api\\.ts|config\\.ts)` }),
    rule('no-tests-in-the-store', { path: '^(server/src|web/app|web/server|infra/src)/' }, { path: tests }),
    rule('no-circles', { path: '^(server/src|infra/src)/' }, { circular: true, viaOnly: values }),
  ],
  options: { tsPreCompilationDeps: 'specify', tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' }, exclude: { path: '(^|/)(build|cdk\\.out|dist|\\.react-router)/' } },
};
