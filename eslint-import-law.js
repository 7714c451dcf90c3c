import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The import law of ARCHITECTURE: who may know whom. A file's place says what it is; every import, re-export, `import()` and
 * `import('…')` type is checked against that, and rules may not ask the machine for the time, chance or settings.
 */

/** A feature imports only those before it. */
export const features = [
  ...['identity', 'catalogue', 'inventory', 'cart', 'ordering', 'kitchen', 'reports'],
];

/** Verbs that have a file of their own, beside `<feature>.ts`. */
const verbFiles = new Set([
  'after-order.ts',
  'calendar.ts',
  'first-administrator.ts',
  'pictures.ts',
  'place-orders.ts',
  'transfer.ts',
]);

/** The only files of the platform that others see; the rest are adapters. `open-platform.ts` opens those, the others some of them. */
const ports = new Set(['platform.ts', 'outbox.ts', 'transient.ts']);

const openers = new Set(['open-platform.ts', 'open-login.ts', 'open-migrations.ts']);

/** What adapters of several ports share: writing files, and services that are away. */
const helpers = new Set(['files', 'away']);

/** Files at the root of `server/src` that know nothing of the store, so that everything may know them. */
const leaves = new Set([
  ...['config.ts', 'food.ts', 'refusal.ts', 'settings.ts', 'startup-error.ts'],
]);

/** Where a process starts: they hand the environment to config.ts. */
const entrances = new Set([
  ...['start.ts', 'serve.ts', 'cli.ts', 'login-lambda.ts', 'migrate-lambda.ts'],
]);

/** Packages that compute and touch nothing. */
const purePackages = new Set(['temporal-polyfill']);

const testFile = /\.(test|contract|fixtures)\.tsx?$|(^|\/)(fixtures\.ts|contract\/)/;

/**
 * What a path is: `{ area, name, role }`. Areas: feature, http, platform, root (of server/src), test, web, infra, other.
 * Roles in a feature: routes, schemas (replies and file formats too), sql, verbs, rule; in the platform: port, opener, adapter; at the root: leaf, entrance, assembly.
 */
function placeOf(path) {
  const [top, ...below] = path.split('/');
  if (['web', 'infra'].includes(top) && ['test', 'screenshots', 'local'].includes(below[0]))
    return { area: 'test', name: 'test', role: 'test' };
  if (top === 'web' || top === 'infra') return { area: top, name: top, role: top };
  if (top !== 'server') return { area: 'other', name: top, role: 'other' };
  if (below[0] !== 'src' || testFile.test(path))
    return { area: 'test', name: 'test', role: 'test' };
  const [, folder, ...rest] = below;
  const file = rest.join('/');
  if (rest.length === 0) return { area: 'root', name: folder, role: rootRole(folder) };
  if (folder === 'http') return { area: 'http', name: file, role: 'http' };
  if (folder === 'platform') return { area: 'platform', name: file, role: platformRole(file) };
  if (features.includes(folder)) {
    return { area: 'feature', name: folder, role: featureRole(folder, file) };
  }
  return { area: 'other', name: folder, role: 'other' };
}

function rootRole(file) {
  if (leaves.has(file)) return 'leaf';
  return entrances.has(file) ? 'entrance' : 'assembly';
}

function platformRole(file) {
  if (openers.has(file)) return 'opener';
  return ports.has(file) ? 'port' : 'adapter';
}

function featureRole(feature, file) {
  if (/(^|-)routes\.ts$/.test(file)) return 'routes';
  if (/(^|-)sql\.ts$/.test(file)) return 'sql';
  if (/(^|-)(schemas|reply|files?)\.ts$/.test(file)) return 'schemas';
  return file === `${feature}.ts` || verbFiles.has(file) ? 'verbs' : 'rule';
}

/** Which message, if any, an import from one place to another earns. */
function judge(from, to, onlyTypes) {
  if (to.area === 'test') return ['test', 'other'].includes(from.area) ? undefined : 'noTests';
  switch (from.area) {
    case 'web':
      return isServer(to) && !onlyTypes ? 'webTypesOnly' : undefined;
    case 'infra':
      if (!isServer(to)) return undefined;
      return to.name === 'config.ts' && onlyTypes ? undefined : 'infraConfigOnly';
    case 'root':
      return judgeRoot(from, to);
    case 'http':
      if (to.area === 'feature') return 'httpNoFeature';
      return judgePortsOnly(to) ?? (isAbove(to) ? 'noAbove' : undefined);
    case 'platform':
      return judgePlatform(from, to);
    case 'feature':
      return judgeFeature(from, to, onlyTypes);
    default:
      return undefined;
  }
}

const isServer = ({ area }) => ['root', 'http', 'platform', 'feature', 'test'].includes(area);
const isAbove = ({ area, role }) =>
  area === 'web' || area === 'infra' || (area === 'root' && role !== 'leaf');

function judgeRoot(from, to) {
  if (to.role === 'sql') return 'privateSql';
  if (to.role === 'adapter') return 'noAdapter';
  if (from.role === 'leaf' && to.role !== 'leaf') return 'leafAlone';
  return undefined;
}

function judgePortsOnly(to) {
  if (to.role === 'adapter') return 'noAdapter';
  return to.role === 'opener' ? 'portsOnly' : undefined;
}

function judgePlatform(from, to) {
  if (to.area === 'feature') return 'platformNoFeature';
  if (to.area === 'http') return 'platformNoHttp';
  if (to.role === 'opener') return 'portsOnly';
  if (to.role !== 'adapter' || from.role === 'opener') return isAbove(to) ? 'noAbove' : undefined;
  const portOf = ({ name }) => name.split('/')[0].replace(/\.ts$/, '');
  const sameOrHelper = portOf(from) === portOf(to) || helpers.has(portOf(to));
  return sameOrHelper ? undefined : 'noAdapter';
}

function judgeFeature(from, to, onlyTypes) {
  if (from.role === 'rule') return judgeRule(from, to, onlyTypes);
  if (to.area === 'platform') return judgePortsOnly(to);
  if (to.area === 'http') {
    return from.role === 'routes' || from.role === 'schemas' ? undefined : 'httpInRoutesOnly';
  }
  if (to.area !== 'feature') return isAbove(to) ? 'noAbove' : undefined;
  const stranger = judgeOrder(from, to);
  if (stranger) return stranger;
  // Routes of one feature may be told in several files.
  if (to.role === 'routes') return from.role === 'routes' ? undefined : 'privateRoutes';
  if (to.role === 'sql') return ['verbs', 'sql'].includes(from.role) ? undefined : 'privateSql';
  const onlyByType = from.role === 'sql' || from.role === 'schemas';
  if (onlyByType && to.role === 'verbs' && !onlyTypes) return 'verbsByTypeOnly';
  return from.role === 'sql' && to.role === 'schemas' ? 'httpInRoutesOnly' : undefined;
}

function judgeRule(from, to, onlyTypes) {
  if (to.area === 'root' && to.name === 'food.ts') return undefined;
  if (to.area === 'root' && to.name === 'refusal.ts') return onlyTypes ? undefined : 'ruleReturns';
  if (to.area === 'feature' && to.role === 'rule') return judgeOrder(from, to);
  return 'ruleImportsRules';
}

function judgeOrder(from, to) {
  if (from.name === to.name) return undefined;
  if (features.indexOf(to.name) > features.indexOf(from.name)) return 'order';
  if (to.role === 'sql') return 'privateSql';
  return to.role === 'routes' ? 'privateRoutes' : undefined;
}

function judgePackage(from, name, onlyTypes) {
  if (name === '@larder/server' || name.startsWith('@larder/server/')) {
    return from.area === 'web' && !onlyTypes ? 'webTypesOnly' : undefined;
  }
  if (from.area !== 'feature') return undefined;
  if (from.role === 'rule') return purePackages.has(name) ? undefined : 'rulePackages';
  if (from.role === 'schemas' && name.startsWith('node:')) return 'schemasRead';
  if (/^(hono|@hono)(\/|$)/.test(name)) {
    return ['routes', 'schemas'].includes(from.role) ? undefined : 'httpInRoutesOnly';
  }
  if (/^(sql-template-tag|pg)(\/|$)/.test(name)) {
    return from.role === 'sql' ? undefined : 'sqlInSql';
  }
  return undefined;
}

const order = features.join(' < ');
const messages = {
  order: `"{{to}}" comes after "{{from}}": ${order}.`,
  privateSql: '"{{to}}" is private to the verbs of its feature: call a verb.',
  privateRoutes: '"{{to}}" is HTTP of its feature: call a verb.',
  verbsByTypeOnly: 'Here "{{to}}" may only be imported with `import type`.',
  ruleImportsRules:
    'A rule imports rules of this or an earlier feature, food.ts and types of refusal.ts; not "{{to}}".',
  ruleReturns: 'A rule returns a union; only verbs and routes refuse. Use `import type`.',
  rulePackages: 'A rule computes: it imports neither node: modules nor "{{to}}".',
  ruleWorld: 'A rule takes time, chance and settings as arguments; not {{what}}.',
  shopClock: 'Ask the clock of the shop, so that a test can say when it is; not {{what}}.',
  schemasRead:
    'Schemas, replies and file formats only say what is valid: they do not touch "{{to}}".',
  httpInRoutesOnly: 'HTTP stays in routes.ts, schemas.ts and reply.ts: "{{to}}" is not for here.',
  sqlInSql: 'SQL stays in sql.ts: "{{to}}" is not for here.',
  portsOnly: 'Features and HTTP see platform.ts, outbox.ts and transient.ts only; not "{{to}}".',
  noAdapter: 'Only open-platform.ts knows the adapters; not "{{to}}" from here.',
  platformNoFeature: 'The platform imports no feature: "{{to}}" stands above it.',
  platformNoHttp: 'The platform knows no HTTP: "{{to}}" stands above it.',
  httpNoFeature: 'http/ imports no feature: "{{to}}" stands above it.',
  noAbove: '"{{to}}" stands above this file.',
  leafAlone: 'This file knows nothing of the store, so that everything may know it; not "{{to}}".',
  noTests: 'The store imports no test: "{{to}}".',
  environment: 'Settings are read in config.ts, from what serve.ts or cli.ts hand it.',
  webTypesOnly: 'The web talks HTTP: from the server it may only `import type`; not "{{to}}".',
  infraConfigOnly: 'Of the server, infra may only `import type` from config.ts; not "{{to}}".',
};

export const importLaw = {
  meta: { type: 'problem', schema: [], messages },
  create(context) {
    const path = inRepository(context, context.filename);
    const from = placeOf(path);

    function checkImport(node, source, onlyTypes) {
      if (typeof source?.value !== 'string') return;
      const name = source.value;
      const messageId = name.startsWith('.')
        ? judge(
            from,
            placeOf(inRepository(context, resolve(dirname(context.filename), name))),
            onlyTypes,
          )
        : judgePackage(from, name, onlyTypes);
      if (messageId) context.report({ node, messageId, data: { from: from.name, to: name } });
    }

    function checkWorld(node) {
      const what = context.sourceCode.getText(node);
      if (from.area === 'feature' && from.role === 'rule') {
        context.report({ node, messageId: 'ruleWorld', data: { what } });
      } else if (
        (from.area === 'feature' || from.area === 'http') &&
        /\bDate\b|\bNow\b/.test(what)
      ) {
        context.report({ node, messageId: 'shopClock', data: { what } });
      }
    }

    function checkEnvironment(node) {
      const inStore = ['root', 'http', 'platform', 'feature'].includes(from.area);
      if (inStore && from.role !== 'entrance') context.report({ node, messageId: 'environment' });
    }

    return {
      ImportDeclaration(node) {
        checkImport(node, node.source, node.importKind === 'type');
        const isProcess = ['process', 'node:process'].includes(node.source.value);
        for (const { imported } of isProcess ? node.specifiers : []) {
          if (imported?.name === 'env') checkEnvironment(node);
        }
      },
      ExportAllDeclaration: (node) => checkImport(node, node.source, node.exportKind === 'type'),
      ExportNamedDeclaration: (node) => checkImport(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => checkImport(node, node.source, false),
      TSImportType: (node) => checkImport(node, node.source ?? node.argument?.literal, true),
      'NewExpression[callee.name="Date"][arguments.length=0]': checkWorld,
      'CallExpression[callee.name="Date"]': checkWorld,
      'MemberExpression[object.name="Date"][property.name="now"]': checkWorld,
      'MemberExpression[object.name="Math"][property.name="random"]': checkWorld,
      'MemberExpression[object.name="Temporal"][property.name="Now"]': checkWorld,
      'MemberExpression[object.name=/^(process|crypto|performance|globalThis|console)$/]':
        checkWorld,
      'CallExpression[callee.name="fetch"]': checkWorld,
      'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])':
        checkEnvironment,
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]':
        checkEnvironment,
    };
  },
};

function inRepository(context, path) {
  const within = relative(context.cwd, path);
  return isAbsolute(within) ? path : within.split(sep).join('/');
}
