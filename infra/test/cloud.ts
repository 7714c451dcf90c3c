import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { environment as small } from '../environments/small.ts';
import type { Environment } from '../src/environment.ts';
import { storeApp } from '../src/store-app.ts';

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
  /** What our functions run, bundled: the code by the function's id. */
  programs: Map<string, string>;
};

/** Where the last secret was raised once, so that both generations are in use, and cards are taken. */
export const environment: Environment = {
  ...small,
  guarded: true,
  originSecretGeneration: 2,
  payments: 'stripe',
};

/** Synthesises into a folder of its own, `plant` may add to the store what should be found, `changed` is said otherwise of it. */
export async function synthesise(
  plant?: (root: App) => void,
  changed: Partial<Environment> = {},
): Promise<Cloud> {
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
    return cloudOf({ ...environment, ...changed }, stacks, findings, programsOf(stacks, outdir));
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
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

function programsOf(stacks: Stack[], outdir: string): Cloud['programs'] {
  const programs = new Map<string, string>();
  for (const { template } of stacks)
    for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
      if (Type !== 'AWS::Lambda::Function') continue;
      const { S3Key = '' } = (Properties as { Code: { S3Key?: string } }).Code;
      const file = join(outdir, `asset.${S3Key.replace(/\.zip$/, '')}`, 'index.mjs');
      if (existsSync(file)) programs.set(id, readFileSync(file, 'utf8'));
    }
  return programs;
}

const known: [RegExp, string][] = [
  [/PoolStore/, 'client1'],
  [/Pool/, 'eu-west-1_Pool1'],
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
