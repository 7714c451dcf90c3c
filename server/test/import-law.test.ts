import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error The law is plain JavaScript, for the tools that read it.
import law, { floors } from '../../dependency-law.js';

const root = join(import.meta.dirname, '../..');
const src = 'server/src';

type Law = { forbidden: unknown; options: object };
type Violation = { rule: string; from: string };

/** What the law says of a planted house; the house itself is looked at by `npm run check`. */
async function complaints(base: string): Promise<ICruiseResult> {
  const { forbidden, options } = law as Law;
  const { output } = await cruise(['server', 'web', 'infra'], {
    ...options,
    baseDir: base,
    validate: true,
    ruleSet: { forbidden } as never,
    preserveSymlinks: true,
  });
  return output as ICruiseResult;
}

const violationsOf = ({ summary }: ICruiseResult): Violation[] =>
  summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));

/** Each is refused by the law of that name: what it says, where, and what it imports. */
const refused: [law: string, file: string, code: string][] = [
  ['floors-go-down', `${src}/food/menu/menu.ts`, `import '../../checkout/cart/cart.ts';`],
  [
    'floors-go-down',
    `${src}/people/auth/auth.ts`,
    `import type { T } from '../../food/menu/rule.ts';`,
  ],
  [
    'floors-go-down',
    `${src}/stock/inventory/inventory.ts`,
    `export * from '../../office/reports/reports.ts';`,
  ],
  [
    'floors-go-down',
    `${src}/checkout/cart/cart.ts`,
    `type T = import('../../kitchen/sheets/sheets.ts').T;`,
  ],
  ['rooms-in-order', `${src}/food/recipes/recipes.ts`, `import '../menu/menu.ts';`],
  ['rooms-in-order', `${src}/checkout/days/rule.ts`, `import type { T } from '../orders/rule.ts';`],
  [
    'doors-are-private',
    `${src}/kitchen/sheets/sheets.ts`,
    `import '../../checkout/orders/sql.ts';`,
  ],
  [
    'doors-are-private',
    `${src}/office/reports/routes.ts`,
    `import type { T } from '../../checkout/orders/routes.ts';`,
  ],
  ['sql-is-for-verbs', `${src}/app.ts`, `import './checkout/orders/sql.ts';`],
  ['sql-is-for-verbs', `${src}/checkout/cart/rule.ts`, `import './sql.ts';`],
  ['sql-has-no-http', `${src}/checkout/cart/sql.ts`, `import './contract.ts';`],
  ['sql-has-no-http', `${src}/checkout/orders/sql.ts`, `import './orders.ts';`],
  ['routes-are-for-the-app', `${src}/checkout/placing/placing.ts`, `import './routes.ts';`],
  ['pure-imports-pure', `${src}/food/menu/rule.ts`, `import './menu.ts';`],
  ['pure-imports-pure', `${src}/food/menu/other.ts`, `import '../../platform/platform.ts';`],
  ['pure-imports-pure', `${src}/food/recipes/rule.ts`, `import { a } from '../../http/paging.ts';`],
  ['pure-imports-pure', `${src}/food/recipes/other.ts`, `import { a } from '../../config.ts';`],
  [
    'pure-touches-nothing',
    `${src}/stock/inventory/rule.ts`,
    `import { readFile } from 'node:fs/promises';`,
  ],
  [
    'pure-touches-nothing',
    `${src}/stock/inventory/other.ts`,
    `import { LRUCache } from 'lru-cache';`,
  ],
  ['pure-touches-nothing', `${src}/kitchen/packing/contract.ts`, `import { Hono } from 'hono';`],
  [
    'contract-imports-contract',
    `${src}/contract/fields.ts`,
    `import type { T } from '../food/menu/rule.ts';`,
  ],
  ['http-in-routes', `${src}/checkout/cart/other.ts`, `import { a } from '../../http/paging.ts';`],
  ['http-in-routes', `${src}/people/customers/customers.ts`, `import { Hono } from 'hono';`],
  ['sql-in-sql', `${src}/people/customers/routes.ts`, `import sql from 'sql-template-tag';`],
  ['sql-in-sql', `${src}/http/entrance.ts`, `import { Client } from 'pg';`],
  [
    'platform-stands-below',
    `${src}/platform/outbox.ts`,
    `import type { T } from '../checkout/cart/cart.ts';`,
  ],
  ['http-stands-below', `${src}/http/paging.ts`, `import '../food/menu/rule.ts';`],
  [
    'ports-not-adapters',
    `${src}/checkout/after-order/after-order.ts`,
    `import '../../platform/mail/smtp.ts';`,
  ],
  ['ports-not-adapters', `${src}/serve.ts`, `import './platform/mail/smtp.ts';`],
  [
    'openers-are-for-starting',
    `${src}/office/demo/demo.ts`,
    `import '../../platform/open-platform.ts';`,
  ],
  ['adapters-stay-apart', `${src}/platform/mail/smtp.ts`, `import '../objects/folder.ts';`],
  ['adapters-stay-apart', `${src}/platform/transient.ts`, `import './mail/smtp.ts';`],
  ['web-sees-the-contract', 'web/app/page.ts', `import type { T } from '../../server/src/app.ts';`],
  [
    'web-sees-the-contract',
    'web/app/other.ts',
    `import { a } from '../../server/src/food/menu/rule.ts';`,
  ],
  ['web-talks-http', 'web/app/third.ts', `import { a } from '../../server/src/api.ts';`],
  ['infra-sees-the-contract', 'infra/src/main.ts', `import { a } from '../../server/src/app.ts';`],
  ['no-tests-in-the-store', `${src}/commands.ts`, `import '../test/store.ts';`],
  ['no-circles', `${src}/office/reports/rule.ts`, `import './a-circle.ts';`],
];

/** And these are what the house is made of. */
const allowed: [file: string, code: string][] = [
  [
    `${src}/checkout/orders/routes.ts`,
    `import './orders.ts'; import { a } from '../../http/paging.ts';`,
  ],
  [
    `${src}/checkout/desk/desk.ts`,
    `import './sql.ts'; import '../cart/cart.ts'; import '../../platform/transient.ts';`,
  ],
  [
    `${src}/checkout/desk/rule.ts`,
    `import type { T } from './desk.ts'; import '../../food/menu/third.ts'; import { z } from 'zod';`,
  ],
  [`${src}/shop/settings/routes.ts`, `import { a } from '../../http/observe.ts';`],
  [
    `${src}/platform/open-login.ts`,
    `import './mail/ses.ts'; import { a } from '../contract/email.ts';`,
  ],
  [
    'web/app/fourth.ts',
    `import type { T } from '../../server/src/api.ts'; import { a } from '../../server/src/contract/paging.ts';`,
  ],
];

let planted: string;
let found: Violation[];
beforeAll(async () => {
  planted = await mkdtemp(join(tmpdir(), 'larder-law-'));
  const write = async (file: string, code: string) => {
    await mkdir(dirname(join(planted, file)), { recursive: true });
    await writeFile(join(planted, file), `${code}\nexport const a = 1;\nexport type T = number;\n`);
  };
  const files = [...refused.map(([, file, code]) => [file, code]), ...allowed] as [
    string,
    string,
  ][];
  // What is imported has to be there, or it would be no import of a file of the house.
  const imported = files.flatMap(([file, code]) =>
    [...code.matchAll(/'(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path)),
  );
  for (const file of new Set(imported)) await write(file, '');
  for (const [file, code] of files) await write(file, code);
  await write(`${src}/office/reports/a-circle.ts`, `import './rule.ts';`);
  await symlink(join(root, 'node_modules'), join(planted, 'node_modules'));
  found = violationsOf(await complaints(planted)).map((each) =>
    // A circle is told of from whichever of its files comes first.
    each.rule === 'no-circles' ? { ...each, from: `${src}/office/reports/rule.ts` } : each,
  );
});
afterAll(() => rm(planted, { recursive: true, force: true }));

describe('the law finds what is planted', () => {
  test.each(refused)('%s: %s %s', (rule, file) => {
    expect(found).toContainEqual({ rule, from: file });
  });

  test.each(allowed)('lets %s be', (file) => {
    expect(found.filter(({ from }) => from === file)).toEqual([]);
  });

  test('every law has a planted violation', () => {
    const names = (law as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);
    expect([...new Set(names)].sort()).toEqual([...new Set(refused.map(([name]) => name))].sort());
  });
});

test('every folder of the server is a floor, and every folder in one is a room that the law knows', () => {
  const known = floors as Record<string, string[]>;
  const foldersIn = (path: string) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  for (const floor of foldersIn(src)) {
    // The torture opens whole stores, and belongs to no subject.
    if (['contract', 'http', 'platform', 'torture'].includes(floor)) continue;
    expect(Object.keys(known)).toContain(floor);
    for (const room of foldersIn(`${src}/${floor}`)) expect(known[floor]).toContain(room);
  }
});

describe('a rule takes the world as arguments', () => {
  const eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => /^no-restricted-(syntax|globals)$/.test(ruleId),
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  });
  const messages = async (file: string, code: string) => {
    const [result] = await eslint.lintText(code, { filePath: `${root}/${src}/${file}` });
    return result?.messages.map(({ message }) => message) ?? [];
  };

  test.each([
    ['food/menu/find-recipes.ts', 'Math.random();'],
    ['food/menu/find-recipes.ts', 'new Date();'],
    ['food/menu/find-recipes.ts', 'Temporal.Now.instant();'],
    ['food/menu/find-recipes.ts', `fetch('https://example.com');`],
    ['food/menu/find-recipes.ts', 'setTimeout(() => undefined, 1);'],
    ['food/menu/find-recipes.ts', 'crypto.randomUUID();'],
    ['checkout/orders/orders.ts', 'Date.now();'],
    ['http/entrance.ts', 'new Date();'],
    ['http/entrance.ts', `process.env['PORT'];`],
    ['platform/mail/smtp.ts', `const { env } = process;`],
    ['platform/mail/smtp.ts', `import { env } from 'node:process';`],
  ])('%s may not say %s', async (file, code) => {
    expect(await messages(file, code)).toHaveLength(1);
  });

  test.each([
    ['food/menu/find-recipes.ts', 'new Date(0);'],
    ['checkout/orders/orders.ts', 'crypto.randomUUID();'],
    ['platform/mail/smtp.ts', 'Date.now();'],
    ['serve.ts', `process.env['PORT'];`],
  ])('%s may say %s', async (file, code) => {
    expect(await messages(file, code)).toEqual([]);
  });
});
