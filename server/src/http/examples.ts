/** As much of JSON Schema as the store's document uses. */
type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  format?: string;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
type Schemas = Record<string, Schema>;

/** What a member with this name holds, where its schema alone would not say anything to a reader. */
const known: Record<string, unknown> = {
  name: 'Red lentil and spinach dal',
  slug: 'red-lentil-and-spinach-dal',
  phone: '0871234567',
  address: '1 Quay Street, Galway',
  password: 'a pantry full of limes',
  newPassword: 'two lemons on a shelf',
  code: '482913',
  reason: 'Changed my mind',
  currency: 'EUR',
  locale: 'en-IE',
  timeZone: 'Europe/Dublin',
  picture: '/pictures/red-lentil-and-spinach-dal',
};

const byFormat: Record<string, string> = {
  date: '2026-11-25',
  'date-time': '2026-11-23T18:00:00.000Z',
  email: 'ada@example.com',
  uuid: '3f2c1a52-7b0e-4f7e-9c1d-2a6b8f0d4e11',
};

/** One value that the schema describes, for who reads the document: the first of what may be, and each member of an object. */
export function exampleOf(given: Schema, schemas: Schemas, name = ''): unknown {
  const { $ref, ...schema } = given;
  if ($ref !== undefined) {
    return exampleOf(schemas[$ref.replace('#/components/schemas/', '')] ?? {}, schemas, name);
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null');
  if (choice) return exampleOf(choice, schemas, name);
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => exampleOf(part, schemas, name));
    return Object.assign({}, ...parts) as object;
  }
  const type = [schema.type].flat().find((it) => it !== 'null');
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([member, part]) => [
          member,
          exampleOf(part, schemas, member),
        ]),
      );
    case 'array':
      return [exampleOf(schema.items ?? {}, schemas, name)];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema, name);
    default:
      return {};
  }
}

function textOf({ format, minLength = 0 }: Schema, name: string): string {
  const text = byFormat[format ?? ''] ?? known[name];
  return (typeof text === 'string' ? text : name || 'text').padEnd(minLength, 'x');
}
