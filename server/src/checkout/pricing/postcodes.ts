import { z } from '@hono/zod-openapi';
import { plainPostcode } from './zones.ts';

/** A country and how its postcodes begin, as people write it: `IE D` is Dublin, `IE` the whole country. */
export const postcodeLine = z
  .string()
  .transform((line, context) => {
    const [, country, rest = ''] = /^\s*([A-Za-z]{2})(?:\s+([A-Za-z0-9 -]*))?$/.exec(line) ?? [];
    const prefix = plainPostcode(rest);
    if (country !== undefined && prefix.length <= 10)
      return prefix === '' ? country.toUpperCase() : `${country.toUpperCase()} ${prefix}`;
    context.addIssue({
      code: 'custom',
      message: 'must be a country and the beginning of a postcode, like IE D02',
    });
    return z.NEVER;
  })
  .openapi({ maxLength: 20, example: 'IE D02' });

export const splitLine = (line: string): { country: string; prefix: string } => {
  const [country = '', prefix = ''] = line.split(' ');
  return { country, prefix };
};

export const joinLine = ({ country, prefix }: { country: string; prefix: string }): string =>
  prefix === '' ? country : `${country} ${prefix}`;

/** In one order, each once. */
export const inOrder = (lines: readonly string[]): string[] => [...new Set(lines)].toSorted();
