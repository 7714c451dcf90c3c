import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repository } from '../src/constructs/function.ts';
import type { Cloud, Resource, Values } from './cloud.ts';

type Replaces = 'yes' | 'maybe' | undefined;
type Described = {
  cloudFormationType: string;
  properties: Record<string, { causesReplacement?: Replaces } | undefined>;
};

/** What the CDK's own program knows of CloudFormation, in the version of the lock. */
const known = JSON.parse(
  gunzipSync(readFileSync(join(repository, 'node_modules/aws-cdk/db.json.gz'))).toString(),
) as {
  schema: {
    resource: { entities: Record<string, Described> };
    metric: { entities: Record<string, { namespace: string; name: string }> };
  };
};
const described = new Map(
  Object.values(known.schema.resource.entities).map((each) => [each.cloudFormationType, each]),
);
const metrics = new Set(
  Object.values(known.schema.metric.entities).map(({ namespace, name }) => `${namespace} ${name}`),
);

/** Whether AWS says that it measures that. */
export const isMeasured = (namespace: string, name: string) => metrics.has(`${namespace} ${name}`);

export type Change = {
  stack: string;
  id: string;
  type: string;
  /** Removed, or replaced: `maybe` where it depends on the values. */
  kind: 'added' | 'changed' | 'maybe replaced' | 'replaced' | 'removed';
  properties: string[];
};

type Placed = Resource & { stack: string };
const placed = ({ stacks }: Cloud): Map<string, Placed> =>
  new Map(
    stacks.flatMap(({ id: stack, template }) =>
      Object.entries(template.Resources).map(([id, { Type, Properties = {}, ...policies }]) => [
        `${stack}/${id}`,
        { stack, id, type: Type as string, properties: Properties as Values, policies },
      ]),
    ),
  );

/** What deploying `after` over `before` would do, as CloudFormation describes its properties. */
export function changesBetween(before: Cloud, after: Cloud): Change[] {
  const [was, is] = [placed(before), placed(after)];
  const changes: Change[] = [];
  for (const [key, { stack, id, type, properties }] of was) {
    const next = is.get(key);
    const about = { stack, id, type };
    if (!next) changes.push({ ...about, kind: 'removed', properties: [] });
    else if (next.type !== type) changes.push({ ...about, kind: 'replaced', properties: ['Type'] });
    else {
      const names = [...new Set([...Object.keys(properties), ...Object.keys(next.properties)])];
      const differing = names.filter(
        (name) => JSON.stringify(properties[name]) !== JSON.stringify(next.properties[name]),
      );
      if (differing.length > 0)
        changes.push({ ...about, kind: kindOf(type, differing), properties: differing });
    }
  }
  for (const [key, { stack, id, type }] of is)
    if (!was.has(key)) changes.push({ stack, id, type, kind: 'added', properties: [] });
  return changes;
}

/** What replaces under a condition that is never met here. */
const inPlace = new Map([
  // Of a replica alone; ours is none.
  ['AWS::RDS::DBInstance', new Set(['BackupRetentionPeriod'])],
]);

function kindOf(type: string, names: string[]): Change['kind'] {
  // A custom resource of ours or of the CDK says itself what an update does.
  if (type.startsWith('Custom::')) return 'changed';
  const about = described.get(type);
  if (!about) throw new Error(`Nobody knows what changing an ${type} does.`);
  const effects = names
    .filter((name) => !inPlace.get(type)?.has(name))
    .map((name) => about.properties[name]?.causesReplacement);
  if (effects.includes('yes')) return 'replaced';
  return effects.includes('maybe') ? 'maybe replaced' : 'changed';
}
