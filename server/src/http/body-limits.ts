import type { Document } from './document.ts';

/** What anything but a long text fits into. */
export const leastBytes = 64 * 1024;
/** A character outside the basic plane, as `\ud83e\udd6d` in JSON or as `%F0%9F%A5%AD` in a form. */
const bytesOfCharacter = 12;
const bytesOfNumber = 24;
const bytesOfOtherText = 256;
/** A form writes the whole path of a field where JSON nests it. */
const formIsLonger = 1.25;

type Schema = {
  $ref?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  type?: string | string[];
  maxLength?: number;
  /** What a text says of itself: a file that is mostly plain letters. */
  'x-most-bytes'?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
};

export type BodyLimits = {
  /** Of JSON for this address of the API. */
  json: (path: string) => number;
  /** Of the form of a page: back-office forms write whatever the API takes. */
  form: (path: string) => number;
};

/** How large a body may be, so that whatever fits into the fields of an address also fits through the door, in any script. */
export function bodyLimits(document: Document): BodyLimits {
  const large = Object.entries(document.paths ?? {}).flatMap(([path, operations]) => {
    const bytes = Object.values(operations as Record<string, object>).map((operation) =>
      bytesOf(document, operation),
    );
    const most = inSteps(Math.max(...bytes));
    const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return most > leastBytes ? [{ pattern, most }] : [];
  });
  const largest = Math.max(leastBytes, ...large.map(({ most }) => most));
  return {
    json: (path) => large.find(({ pattern }) => pattern.test(path))?.most ?? leastBytes,
    form: (path) => (path.startsWith('/admin/') ? inSteps(largest * formIsLonger) : leastBytes),
  };
}

const inSteps = (bytes: number) => Math.max(1, Math.ceil(bytes / leastBytes)) * leastBytes;

function bytesOf(document: Document, operation: object): number {
  const { requestBody } = operation as {
    requestBody?: { content: Record<string, { schema?: Schema } | undefined> };
  };
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? mostBytes(document, schema) : 0;
}

function mostBytes(document: Document, schema: Schema): number {
  const each = (list: Schema[]) => list.map((one) => mostBytes(document, one));
  const { $ref, anyOf, oneOf, allOf, items, maxItems = 0, properties = {} } = schema;
  if ($ref !== undefined) return mostBytes(document, named(document, $ref));
  if (anyOf ?? oneOf) return Math.max(...each(anyOf ?? oneOf ?? []));
  if (allOf) return each(allOf).reduce((sum, bytes) => sum + bytes, 0);
  if (schema.enum) return JSON.stringify(schema.enum).length;
  const is = (type: string) => [schema.type].flat().includes(type);
  if (is('string')) {
    const { maxLength, 'x-most-bytes': said } = schema;
    if (said !== undefined) return said;
    return maxLength === undefined ? bytesOfOtherText : maxLength * bytesOfCharacter + 3;
  }
  if (is('array') && items) return maxItems * (mostBytes(document, items) + 1) + 3;
  if (is('object')) {
    return Object.entries(properties).reduce(
      (sum, [name, member]) => sum + name.length + 4 + mostBytes(document, member),
      3,
    );
  }
  return bytesOfNumber;
}

function named({ components }: Document, reference: string): Schema {
  const name = reference.split('/').at(-1) ?? '';
  const schemas = components?.schemas as Record<string, Schema> | undefined;
  return schemas?.[name] ?? {};
}
