import fc from 'fast-check';

/** As much of JSON Schema as the store's document uses; an unknown keyword is a mistake of the test. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
};
export type Schemas = Record<string, Schema>;
/** Values that mean something to the store, by the name of the member that takes them. */
export type Hints = Record<string, unknown[]>;

/** The schema behind a reference, and an object in parts as one object. */
export function resolve(given: Schema, schemas: Schemas): Schema {
  if (given.$ref) {
    const named = schemas[given.$ref.replace('#/components/schemas/', '')];
    if (!named) throw new Error(`${given.$ref} is nowhere in the document.`);
    return resolve(named, schemas);
  }
  if (!given.allOf) return given;
  const parts = given.allOf.map((part) => resolve(part, schemas));
  return {
    ...(Object.assign({}, ...parts) as Schema),
    properties: Object.assign({}, ...parts.map((part) => part.properties)) as Schema['properties'] &
      object,
    required: parts.flatMap(({ required }) => required ?? []),
  };
}

const typesOf = ({ type, properties, items }: Schema) =>
  type === undefined ? (properties ? ['object'] : items ? ['array'] : []) : [type].flat();

/** Values that the schema describes, or nearly: what a friendly program would send. */
export function valueOf(given: Schema, schemas: Schemas, hints: Hints = {}): fc.Arbitrary<unknown> {
  const schema = resolve(given, schemas);
  const one = (list: Schema[]) => fc.oneof(...list.map((part) => valueOf(part, schemas, hints)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.oneOf) return one(schema.oneOf);
  if (schema.anyOf) return one(schema.anyOf);
  const types = typesOf(schema);
  if (types.length === 0) return fc.jsonValue();
  return fc.oneof(...types.map((type) => valueOfType(type, schema, schemas, hints)));
}

function valueOfType(
  type: string,
  schema: Schema,
  schemas: Schemas,
  hints: Hints,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number': {
      const [min, max] = [schema.minimum ?? 0, schema.maximum ?? 9_999_999_999];
      return fc.oneof(
        fc.integer({ min, max: Math.min(max, min + 5) }),
        fc.constantFrom(min, max),
        fc.maxSafeInteger().map((value) => min + (Math.abs(value) % (max - min + 1))),
      );
    }
    case 'string':
      return textOf(schema);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, schemas, hints), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 4),
      });
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
        const plain = valueOf(member, schemas, hints);
        return [name, hints[name] ? fc.oneof(fc.constantFrom(...hints[name]), plain) : plain];
      });
      return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: schema.required ?? [],
      });
    }
    default:
      throw new Error(`A schema of type ${type}?`);
  }
}

const formats: Record<string, fc.Arbitrary<string>> = {
  date: fc.oneof(
    fc.constantFrom('2026-11-25', '2026-11-26', '2026-02-29', '0000-01-01', '0001-01-01'),
    fc.constantFrom('9999-12-31', '2024-02-29', '1582-10-10', '2026-13-01'),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  ),
  'date-time': fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  uuid: fc.uuid(),
  email: fc.oneof(fc.emailAddress(), fc.constant('ada@example.com')),
};

function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema) {
  if (format && formats[format]) return formats[format];
  if (pattern) return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constant('congee'));
  return fc.oneof(
    fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) }),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) }),
    fc.constantFrom('x'.repeat(maxLength), '🥭'.repeat(maxLength)),
  );
}

const nasty = [
  null,
  true,
  -1,
  0,
  -0,
  0.5,
  1e21,
  2 ** 53,
  2 ** 31,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  "'; drop table orders; --",
  '%',
  '../../etc/passwd',
  '1e999',
  '𒐫'.repeat(300),
  [],
  {},
  [[]],
  { __proto__: null },
  '2026-11-25',
  '0000-01-01',
  '１２',
];

/** Replaces one part, somewhere, by something that does not belong there. */
export function spoil(value: unknown): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(fc.constantFrom<unknown>(...nasty), fc.jsonValue());
  if (typeof value !== 'object' || value === null) return wrong;
  const keys = Object.keys(value);
  const inside = keys.map((key) =>
    spoil((value as Record<string, unknown>)[key]).map((part) =>
      Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part },
    ),
  );
  const less = keys.map((key) =>
    fc.constant(Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))),
  );
  const more = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'extra', ''), wrong)
    .map(
      ([name, part]) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(part)}}`) as object,
    )
    .map((extra) => Object.defineProperties({ ...value }, Object.getOwnPropertyDescriptors(extra)));
  return fc.oneof(wrong, ...inside, ...less, more);
}

/** Where a value is not what the schema says; nothing when it fits. */
export function mismatches(value: unknown, given: Schema, schemas: Schemas, at = ''): string[] {
  const schema = resolve(given, schemas);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) {
    const all = choices.map((choice) => mismatches(value, choice, schemas, at));
    return all.some((wrong) => wrong.length === 0) ? [] : [`${at}: none of the choices`];
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${String(value)} not listed`];
  if (schema.const !== undefined && schema.const !== value) return [`${at}: not the constant`];
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    return [`${at}: ${JSON.stringify(value)} is no ${types.join(' or ')}`];
  }
  if (typeof value === 'number') return rangeOf(value, schema, at);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      mismatches(item, schema.items ?? {}, schemas, `${at}/${index}`),
    );
  }
  if (typeof value === 'object' && value !== null) return membersOf(value, schema, schemas, at);
  return [];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function rangeOf(value: number, { minimum, maximum }: Schema, at: string): string[] {
  const fits = value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
  return fits ? [] : [`${at}: ${value} is out of range`];
}

/** Members that the document does not tell of are mismatches too: nothing leaves that nobody decided to send. */
function membersOf(value: object, schema: Schema, schemas: Schemas, at: string): string[] {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) return [];
  const missing = required
    .filter((name) => !(name in value))
    .map((name) => `${at}/${name}: absent`);
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const described = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (described) return mismatches(member, described, schemas, `${at}/${name}`);
    return additionalProperties ? [] : [`${at}/${name}: not in the document`];
  });
  return [...missing, ...wrong];
}
