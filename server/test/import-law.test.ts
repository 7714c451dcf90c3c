import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = `${import.meta.dirname}/../..`;

/** The repository's own configuration, with one rule and without types, so that planted files need not exist. */
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId === 'larder/import-law',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${file}` });
  if (!result) throw new Error(`${file} was not looked at.`);
  return result.messages.map(({ message }) => message);
}

const order = 'identity < catalogue < inventory < cart < ordering < kitchen < reports';
const src = 'server/src';

const refused: [clause: string, file: string, code: string, message: string][] = [
  // the order of the features
  [
    'a later feature',
    `${src}/catalogue/catalogue.ts`,
    `import * as cart from '../cart/cart.ts';`,
    order,
  ],
  [
    'a later rule, by type',
    `${src}/catalogue/menu.ts`,
    `import type { Line } from '../cart/basket.ts';`,
    order,
  ],
  [
    'a later feature in an import() type',
    `${src}/cart/cart.ts`,
    `type O = import('../ordering/ordering.ts').Order;`,
    order,
  ],
  [
    'a later feature in a re-export',
    `${src}/identity/identity.ts`,
    `export * from '../reports/reports.ts';`,
    order,
  ],
  [
    'a named re-export',
    `${src}/identity/identity.ts`,
    `export { total } from '../reports/reports.ts';`,
    order,
  ],
  [
    'the SQL of another feature',
    `${src}/ordering/ordering.ts`,
    `import * as rows from '../cart/sql.ts';`,
    'private to the verbs',
  ],
  [
    'another SQL file of another feature',
    `${src}/kitchen/sql.ts`,
    `import { placeOrders } from '../ordering/place-sql.ts';`,
    'private to the verbs',
  ],
  [
    'SQL from its own routes',
    `${src}/cart/routes.ts`,
    `import * as rows from './sql.ts';`,
    'private to the verbs',
  ],
  [
    'SQL from the app',
    `${src}/app.ts`,
    `import * as rows from './ordering/sql.ts';`,
    'private to the verbs',
  ],
  [
    'the routes of another feature',
    `${src}/ordering/routes.ts`,
    `import { routes } from '../cart/routes.ts';`,
    'is HTTP of its feature',
  ],
  [
    'other routes of another feature',
    `${src}/reports/reports.ts`,
    `import { adminRoutes } from '../ordering/admin-routes.ts';`,
    'is HTTP of its feature',
  ],
  [
    'its own verbs from SQL',
    `${src}/cart/sql.ts`,
    `import { add } from './cart.ts';`,
    'import type',
  ],
  [
    'SQL outside sql.ts',
    `${src}/cart/cart.ts`,
    `import sql from 'sql-template-tag';`,
    'SQL stays in sql.ts',
  ],
  [
    'HTTP in verbs',
    `${src}/cart/cart.ts`,
    `import { fields } from '../http/input.ts';`,
    'HTTP stays in',
  ],
  ['Hono in verbs', `${src}/cart/cart.ts`, `import type { Context } from 'hono';`, 'HTTP stays in'],
  // rules
  [
    'the platform in a rule',
    `${src}/cart/basket.ts`,
    `import type { Db } from '../platform/platform.ts';`,
    'A rule imports rules',
  ],
  [
    'its own SQL in a rule',
    `${src}/ordering/letters.ts`,
    `import type { Order } from './sql.ts';`,
    'A rule imports rules',
  ],
  [
    'verbs in a rule',
    `${src}/ordering/plan-order.ts`,
    `import { add } from '../cart/cart.ts';`,
    'A rule imports rules',
  ],
  [
    'HTTP in a rule',
    `${src}/cart/basket.ts`,
    `import { text } from '../http/input.ts';`,
    'A rule imports rules',
  ],
  [
    'a node: module in a rule',
    `${src}/cart/basket.ts`,
    `import { randomUUID } from 'node:crypto';`,
    'A rule computes',
  ],
  ['a package in a rule', `${src}/cart/basket.ts`, `import { z } from 'zod';`, 'A rule computes'],
  ['an import() in a rule', `${src}/cart/basket.ts`, `await import('node:fs');`, 'A rule computes'],
  [
    'throwing from a rule',
    `${src}/cart/basket.ts`,
    `import { Refusal } from '../refusal.ts';`,
    'returns a union',
  ],
  [
    'Date.now() in a rule',
    `${src}/cart/basket.ts`,
    `export const now = () => Date.now();`,
    'not Date.now',
  ],
  [
    'new Date() in a rule',
    `${src}/cart/basket.ts`,
    `export const now = () => new Date();`,
    'not new Date()',
  ],
  [
    'Math.random() in a rule',
    `${src}/cart/basket.ts`,
    `export const id = () => Math.random();`,
    'not Math.random',
  ],
  [
    'Temporal.Now in a rule',
    `${src}/ordering/delivery-days.ts`,
    `export const now = () => Temporal.Now.instant();`,
    'not Temporal.Now',
  ],
  [
    'a random id in a rule',
    `${src}/cart/basket.ts`,
    `export const id = () => crypto.randomUUID();`,
    'not crypto.randomUUID',
  ],
  [
    'the network in a rule',
    `${src}/cart/basket.ts`,
    `export const page = () => fetch('https://a.example');`,
    'A rule takes',
  ],
  [
    'the machine’s clock in verbs',
    `${src}/cart/cart.ts`,
    `export const now = () => new Date();`,
    'Ask the clock',
  ],
  [
    'the disk in a file format',
    `${src}/catalogue/recipe-file.ts`,
    `import { readFile } from 'node:fs/promises';`,
    'do not touch',
  ],
  // ports and adapters
  [
    'an adapter in verbs',
    `${src}/cart/cart.ts`,
    `import { openPostgres } from '../platform/database/postgres.ts';`,
    'open-platform.ts',
  ],
  [
    'an adapter’s type in HTTP',
    `${src}/http/session.ts`,
    `import type { X } from '../platform/accounts/embedded.ts';`,
    'open-platform.ts',
  ],
  [
    'an adapter when the store starts',
    `${src}/serve.ts`,
    `await import('./platform/mail/smtp.ts');`,
    'open-platform.ts',
  ],
  [
    'an adapter of another port',
    `${src}/platform/accounts/embedded/post.ts`,
    `import { openSmtpMail } from '../../mail/smtp.ts';`,
    'open-platform.ts',
  ],
  [
    'the outbox’s inside',
    `${src}/ordering/ordering.ts`,
    `import { openOutbox } from '../platform/outbox/worker.ts';`,
    'open-platform.ts',
  ],
  [
    'opening the platform in a feature',
    `${src}/cart/cart.ts`,
    `import { openPlatform } from '../platform/open-platform.ts';`,
    'transient.ts only',
  ],
  [
    'a feature in the platform',
    `${src}/platform/outbox.ts`,
    `import { add } from '../cart/cart.ts';`,
    'imports no feature',
  ],
  [
    'a feature in an adapter',
    `${src}/platform/mail/smtp.ts`,
    `import type { O } from '../../ordering/sql.ts';`,
    'imports no feature',
  ],
  [
    'HTTP in the platform',
    `${src}/platform/accounts/embedded.ts`,
    `import { text } from '../../http/input.ts';`,
    'knows no HTTP',
  ],
  [
    'a feature in HTTP',
    `${src}/http/session.ts`,
    `import { customerOf } from '../identity/identity.ts';`,
    'http/ imports no feature',
  ],
  [
    'the app in a feature',
    `${src}/cart/cart.ts`,
    `import type { Shop } from '../app.ts';`,
    'stands above',
  ],
  [
    'anything in food.ts',
    `${src}/food.ts`,
    `import { foodFacts } from './catalogue/facts.ts';`,
    'knows nothing of the store',
  ],
  [
    'a test in the store',
    `${src}/cart/cart.ts`,
    `import { openStore } from '../../test/store.ts';`,
    'imports no test',
  ],
  // settings
  [
    'a setting read in a verb',
    `${src}/cart/cart.ts`,
    `export const port = process.env.PORT;`,
    'Settings are read in config.ts',
  ],
  [
    'a setting read with brackets',
    `${src}/platform/mail/smtp.ts`,
    `export const e = process['env'];`,
    'Settings are read in config.ts',
  ],
  [
    'a setting taken apart',
    `${src}/app.ts`,
    `const { env } = process; export { env };`,
    'Settings are read in config.ts',
  ],
  [
    'a setting imported',
    `${src}/http/session.ts`,
    `import { env } from 'node:process';`,
    'Settings are read in config.ts',
  ],
  [
    'a setting read in config.ts itself',
    `${src}/config.ts`,
    `export const e = process.env;`,
    'Settings are read in config.ts',
  ],
  // the other workspaces
  [
    'a value of the server in the web',
    'web/app/routes/menu.tsx',
    `import { allergens } from '../../../server/src/contract/food-terms.ts';`,
    'The web talks HTTP',
  ],
  [
    'a value of the server’s package in the web',
    'web/app/root.tsx',
    `import { createApp } from '@larder/server/src/app.ts';`,
    'The web talks HTTP',
  ],
  [
    'a value and a type of the server in the web',
    'web/app/root.tsx',
    `import { type Api } from '../src/app.ts';`,
    'The web talks HTTP',
  ],
  [
    'a value of the configuration in infra',
    'infra/src/constructs/servers.ts',
    `import { readConfig } from '../src/config.ts';`,
    'infra may only',
  ],
  [
    'another type of the server in infra',
    'infra/src/constructs/servers.ts',
    `import type { Api } from '../src/app.ts';`,
    'infra may only',
  ],
];

test.for(refused)('refuses %s', async ([, file, code, message]) => {
  expect(await complaints(file, code)).toEqual([expect.stringContaining(message)]);
});

const accepted: [file: string, code: string][] = [
  [
    `${src}/ordering/ordering.ts`,
    `import * as cart from '../cart/cart.ts'; import * as rows from './sql.ts';`,
  ],
  [
    `${src}/ordering/ordering.ts`,
    `import * as outbox from '../platform/outbox.ts'; import type { Tx } from '../platform/platform.ts';`,
  ],
  [
    `${src}/ordering/place-orders.ts`,
    `import { isTransient } from '../platform/transient.ts'; import { findAsked } from './sql.ts';`,
  ],
  [
    `${src}/ordering/plan-order.ts`,
    `import { describeBasket } from '../cart/describe-basket.ts'; import { diets } from '../food.ts';`,
  ],
  [
    `${src}/ordering/plan-order.ts`,
    `import type { RefusalCode } from '../refusal.ts'; export const day = new Date(0);`,
  ],
  [`${src}/ordering/delivery-days.ts`, `import { Temporal } from 'temporal-polyfill';`],
  [
    `${src}/ordering/place-sql.ts`,
    `import sql from 'sql-template-tag'; import type { Customer } from '../identity/identity.ts';`,
  ],
  [
    `${src}/ordering/routes.ts`,
    `import { createRoute } from '@hono/zod-openapi'; import { text } from '../http/input.ts';`,
  ],
  [
    `${src}/ordering/reply.ts`,
    `import { changeSchema } from '../catalogue/schemas.ts'; import type { Order } from './ordering.ts';`,
  ],
  [
    `${src}/platform/open-platform.ts`,
    `import { openPostgres } from './database/postgres.ts'; await import('./mail/smtp.ts');`,
  ],
  [
    `${src}/platform/mail/folder.ts`,
    `import { writeFileWhole } from '../files/write-file.ts'; import { compose } from './compose.ts';`,
  ],
  [
    `${src}/app.ts`,
    `import { routes } from './cart/routes.ts'; import { openPlatform } from './platform/open-platform.ts';`,
  ],
  [`${src}/serve.ts`, `import { readConfig } from './config.ts'; readConfig(process.env);`],
  [`${src}/migrate-lambda.ts`, `import { migrateRds } from './platform/open-migrations.ts';`],
  [`tools/aws-local/services.ts`, `import { openSes } from './stand-ins/ses.ts';`],
  [`${src}/login-lambda.ts`, `import { openLogin } from './platform/open-login.ts';`],
  [
    `${src}/cart/basket.test.ts`,
    `import { openPostgres } from '../platform/database/postgres.ts'; export const now = Date.now();`,
  ],
  [
    'web/app/routes/menu.tsx',
    `import type { Api } from '../../../server/src/app.ts'; export const page = <p>{String(null as Api)}</p>;`,
  ],
  ['infra/src/constructs/servers.ts', `import type { Variable } from '../src/config.ts';`],
];

test.for(accepted)('accepts in %s what the law allows', async ([file, code]) => {
  expect(await complaints(file, code)).toEqual([]);
});
