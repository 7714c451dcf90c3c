import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from 'aws-cdk-lib';
import { inject } from 'vitest';
import { environment as small } from '../environments/small.ts';
import type { Environment } from '../src/environment.ts';

export type Values = Record<string, unknown>;
export type Resource = { id: string; type: string; properties: Values; policies: Values };
export type Stack = {
  id: string;
  region: string;
  terminationProtection: boolean | undefined;
  /** The stacks that are deployed before it. */
  after: string[];
  template: {
    Resources: Record<string, Values>;
    Rules?: Values;
    Outputs?: Record<string, { Value: unknown }>;
  };
};
export type Cloud = {
  environment: Environment;
  /** Resources of a type, of all stacks or of one. */
  all: (type: string, stack?: string) => Resource[];
  /** The only resource of that type. */
  one: (type: string, stack?: string) => Resource;
  stacks: Stack[];
  /** What CloudFormation's rules and those of AwsSolutions complain of, warnings too. */
  findings: unknown[];
  /** What our functions and tasks run, bundled: the code by the id of the function or the task. */
  programs: Map<string, string>;
};

/** Where the last secret was raised once, so that both generations are in use, and cards are taken. */
export const environment: Environment = {
  ...small,
  guarded: true,
  originSecretGeneration: 2,
  payments: 'stripe',
};

/** What is said otherwise of `environment`: each choice in one of these at least, so that few syntheses show them all. */
export const said = {
  usual: {},
  /** As a store is deployed for the first time. */
  first: { guarded: false, accountsPlan: 'lite' },
  medium: { size: 'medium' },
  large: { size: 'large' },
  ordersApart: { size: 'large', ordersApart: true },
  replicated: { size: 'large', database: 'rds-with-replica' },
  aurora: { size: 'large', database: 'aurora' },
  /** A store that is long open: the secret was raised, risks are found, sign-ins are set aside, and its database was restored. */
  varied: {
    originSecretGeneration: 3,
    accountsPlan: 'plus',
    signInsAtOnce: 20,
    restored: {
      resourceId: 'db-RESTORED0123456789',
      masterSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!db-new-abcdef',
    },
  },
} satisfies Record<string, Partial<Environment>>;

/** A hook that waits for several of them may wait for those that others make first, on a machine that may be slow and shared. */
export const patienceMs = 1_200_000;

type Made = {
  stacks: Stack[];
  findings: unknown[];
  programs: [id: string, code: string][];
};

type Name = keyof typeof said;
const names = Object.keys(said) as Name[];

/** The store as one of these would be deployed, and found right by both judges. Made once in a run. */
export async function cloudWith(name: Name): Promise<Cloud> {
  const { stacks, findings, programs } = await (asked.get(name) ?? remember(name));
  return cloudOf({ ...environment, ...said[name] }, stacks, findings, new Map(programs));
}

const asked = new Map<Name, Promise<Made>>();
function remember(name: Name): Promise<Made> {
  // Whoever watches changes the templates' source between runs, and the folder of the run stays.
  if (process.env['VITEST_MODE'] === 'WATCH') return synthesise(said[name]);
  const made = madeOnce(join(inject('runFolder'), 'clouds'), name);
  asked.set(name, made);
  return made;
}

/**
 * The first process of a run that asks for one makes them all, what it asks for first; the others read them as they come. To load the CDK and its judges
 * takes several times as long as a synthesis after that.
 */
async function madeOnce(folder: string, name: Name): Promise<Made> {
  await mkdir(folder, { recursive: true });
  const path = (of: Name) => join(folder, `${of}.json`);
  for (;;) {
    if (existsSync(path(name))) {
      const made = JSON.parse(await readFile(path(name), 'utf8')) as Made | { failed: string };
      if ('failed' in made) throw new Error(made.failed);
      return made;
    }
    const isMine = await mkdir(join(folder, 'lock')).then(
      () => true,
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      },
    );
    if (!isMine) await pause(100);
    else
      for (const each of [name, ...names.filter((it) => it !== name)]) {
        // Whoever asks for it is told why it could not be made.
        const made = await synthesise(said[each]).catch((error: unknown) => ({
          failed: String(error),
        }));
        await writeFile(`${path(each)}.new`, JSON.stringify(made));
        await rename(`${path(each)}.new`, path(each));
      }
  }
}

/** Synthesises into a folder of its own; `plant` may add to the store what should be found. */
export async function synthesise(
  changed: Partial<Environment>,
  plant?: (root: App) => void,
): Promise<Made> {
  // Not before somebody synthesises: the CDK takes longer to load than most of what is asked here.
  const { storeApp } = await import('../src/store-app.ts');
  const outdir = await mkdtemp(join(tmpdir(), 'larder-cloud-'));
  try {
    const root = storeApp({ ...environment, ...changed }, { outdir });
    plant?.(root);
    // A template is read when it is asked for, and its folder will be gone.
    const stacks = root
      .synth()
      .stacks.map(
        ({ id, dependencies, environment: { region }, terminationProtection, template }) => ({
          id,
          region,
          terminationProtection,
          after: dependencies.map((each) => each.id),
          template: template as Stack['template'],
        }),
      );
    const report = JSON.parse(await readFile(join(outdir, 'validation-report.json'), 'utf8')) as {
      pluginReports: { violations: unknown[] }[];
    };
    const findings = report.pluginReports.flatMap(({ violations }) => violations);
    return { stacks, findings, programs: programsOf(stacks, outdir) };
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

/** The same cloud with what should be found in it: `plant` may change each resource, by its name `Stack/Id`. */
export function planted(
  { environment: of, stacks, findings, programs }: Cloud,
  plant: (resource: Values, name: string) => void,
): Cloud {
  const copies = structuredClone(stacks);
  for (const { id: stack, template } of copies)
    for (const [id, resource] of Object.entries(template.Resources))
      plant(resource, `${stack}/${id}`);
  return cloudOf(of, copies, findings, programs);
}

function cloudOf(
  environment: Environment,
  stacks: Stack[],
  findings: unknown[],
  programs: Cloud['programs'],
): Cloud {
  const all: Cloud['all'] = (type, stack) =>
    stacks
      .filter(({ id }) => stack === undefined || id === stack)
      .flatMap(({ template }) => Object.entries(template.Resources))
      .filter(([, resource]) => resource['Type'] === type)
      .map(([id, { Properties = {}, ...policies }]) => ({
        id,
        type,
        policies,
        properties: Properties as Values,
      }));
  const one: Cloud['one'] = (type, stack) => {
    const [found, ...others] = all(type, stack);
    if (!found || others.length > 0)
      throw new Error(`There are ${others.length + (found ? 1 : 0)} of ${type}.`);
    return found;
  };
  return { environment, all, one, stacks, findings, programs };
}

function programsOf(stacks: Stack[], outdir: string): Made['programs'] {
  const programs: Made['programs'] = [];
  for (const { template } of stacks)
    for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
      if (Type !== 'AWS::Lambda::Function' && Type !== 'AWS::CodeBuild::Project') continue;
      const { Code, Source } = Properties as { Code?: unknown; Source?: unknown };
      const [, asset = 'none'] = /([0-9a-f]{64})\.zip/.exec(JSON.stringify(Code ?? Source)) ?? [];
      const file = join(outdir, `asset.${asset}`, 'index.mjs');
      if (existsSync(file)) programs.push([id, readFileSync(file, 'utf8')]);
    }
  return programs;
}

const known: [RegExp, string][] = [
  [/PoolStore/, 'client1'],
  [/Pool/, 'eu-west-1_Pool1'],
  [/DatabaseReader|ReadEndpoint/, 'copy.database.internal'],
  [/Endpoint/, 'database.internal'],
  [/Log/, '/larder/servers'],
];

/** A text of a template as it would be after deployment, with names made up for what AWS names. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = ['', '']] = Object.entries(value as Values);
  if (intrinsic === 'Fn::Base64') return textOf(argument);
  if (intrinsic === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(textOf).join(separator);
  }
  const told = JSON.stringify(value);
  return known.find(([pattern]) => pattern.test(told))?.[1] ?? told;
}

export type Statement = {
  Action: string | string[];
  Resource: unknown;
  Condition?: Values;
  Principal?: unknown;
};

/** Every statement that allows something, with the roles that have it. */
export function allowances({ all }: Cloud): { roles: string; statement: Statement }[] {
  return all('AWS::IAM::Policy').flatMap(({ properties }) =>
    (properties['PolicyDocument'] as { Statement: Statement[] }).Statement.map((statement) => ({
      roles: JSON.stringify(properties['Roles']),
      statement,
    })),
  );
}

export const actionsOf = ({ Action }: Statement): string[] => [Action].flat();
