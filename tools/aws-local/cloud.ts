import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { resolve, type Names } from './resolve.ts';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.looseObject({
        stackName: z.string().optional(),
        templateFile: z.string().optional(),
      }),
    }),
  ),
});

type Stack = z.output<typeof templateSchema> & { name: string; region: string; account: string };

/** A resource of a template. `ref` is what others call it by. */
export type Resource<Properties> = { id: string; ref: string; properties: Properties };

export type Cloud = ReturnType<typeof readCloud>;

/**
 * The templates of `cdk.out`, with everything that they leave to the deployment filled in. `made` says what the deployment would find
 * out, by type or by `type.attribute`; every secret is made up once.
 */
export function readCloud(folder: string, made: Record<string, string>) {
  const stacks = readStacks(folder);
  const secrets = new Map<string, string>();

  const namesIn = (stack: Stack): Names => ({
    pseudo: { 'AWS::Region': stack.region, 'AWS::AccountId': stack.account },
    ref: (id) => {
      if (id in stack.Parameters) return `${stack.name}/${id}`;
      const { Type, Properties } = resourceOf(stack, id);
      return made[Type] ?? nameOf(Properties, Type) ?? `${stack.name}/${id}`;
    },
    attribute: (id, attribute) => {
      const { Type } = resourceOf(stack, id);
      return made[`${Type}.${attribute}`] ?? `${namesIn(stack).ref(id)}.${attribute}`;
    },
    output: (stackName, name) => {
      const other = stacks.find((each) => each.name === stackName);
      const output = other?.Outputs[name];
      if (!other || !output) throw new Error(`No stack ${stackName} has an output ${name}.`);
      return resolve(output.Value, namesIn(other));
    },
    secret,
  });

  /** The value of a secret of the templates, by its name. */
  function secret(name: string): string {
    const known = secrets.get(name);
    if (known !== undefined) return known;
    const schema = z.object({ Name: z.string(), SecretString: z.string().optional() });
    const found = all('AWS::SecretsManager::Secret', schema).find(
      ({ properties }) => properties.Name === name,
    );
    if (!found) throw new Error(`No template makes a secret ${name}.`);
    const value = found.properties.SecretString ?? randomBytes(24).toString('hex');
    secrets.set(name, value);
    return value;
  }

  function all<Schema extends z.ZodType>(type: string, schema: Schema) {
    return stacks.flatMap((stack) =>
      Object.entries(stack.Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([id, { Properties }]): Resource<z.output<Schema>> => {
          const names = namesIn(stack);
          return { id, ref: names.ref(id), properties: schema.parse(resolve(Properties, names)) };
        }),
    );
  }

  return {
    all,
    secret,
    /** The only resource of its type. */
    one: <Schema extends z.ZodType>(type: string, schema: Schema): Resource<z.output<Schema>> => {
      const [found, ...more] = all(type, schema);
      if (!found || more.length > 0) throw new Error(`There is not exactly one ${type}.`);
      return found;
    },
    /** The folder of an asset, by the key that it is uploaded under. */
    assetFolder: (key: string) => join(folder, `asset.${key.replace(/\.zip$/, '')}`),
  };
}

function resourceOf(stack: Stack, id: string) {
  const resource = stack.Resources[id];
  if (!resource) throw new Error(`Stack ${stack.name} has no resource ${id}.`);
  return resource;
}

/** The name that a bucket or a table is given is what it is called by. */
function nameOf(properties: Record<string, unknown>, type: string): string | undefined {
  const given: Record<string, unknown> = {
    'AWS::S3::Bucket': properties['BucketName'],
    'AWS::DynamoDB::GlobalTable': properties['TableName'],
  };
  const name = given[type];
  return typeof name === 'string' ? name : undefined;
}

function readStacks(folder: string): Stack[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { artifacts } = manifestSchema.parse(read('manifest.json'));
  return Object.values(artifacts).flatMap(({ type, environment, properties }) => {
    const { stackName: name, templateFile } = properties;
    const place = /^aws:\/\/(\d+)\/([a-z0-9-]+)$/.exec(environment ?? '');
    if (type !== 'aws:cloudformation:stack' || !place || !name || !templateFile) return [];
    const [, account = '', region = ''] = place;
    return [{ ...templateSchema.parse(read(templateFile)), name, region, account }];
  });
}
