import { isIP } from 'node:net';
import { z } from 'zod';
import { fault } from './pool.ts';
import type { Pool } from './pool.ts';

/** One operation: members it does not know are refused, so that a misspelling cannot pass. */
export type Operation = (pool: Pool, input: unknown) => Promise<object>;

export const operation =
  <Shape extends z.ZodRawShape>(
    shape: Shape,
    answer: (pool: Pool, input: z.output<z.ZodObject<Shape>>) => object | Promise<object>,
  ): Operation =>
  async (pool, input) => {
    const parsed = z.strictObject(shape).safeParse(input);
    if (!parsed.success) throw fault('InvalidParameterException', z.prettifyError(parsed.error));
    return answer(pool, parsed.data);
  };

export const username = z.string().regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u);
/** As Cognito takes it: also with the marks that mail knows, and at a top-level domain in another script. */
export const email = z.email({ pattern: z.regexes.html5Email });
export const code = z.string().regex(/^\S{1,2048}$/);
export const attributes = z.array(z.strictObject({ Name: z.string(), Value: z.string() }));
export const context = z
  .strictObject({
    IpAddress: z
      .string()
      .refine((address) => isIP(address) > 0)
      .optional(),
    EncodedData: z.string().optional(),
  })
  .optional();

/** What calls that go by a name carry. */
export const named = {
  ClientId: z.string(),
  Username: username,
  SecretHash: z.string().optional(),
  UserContextData: context,
};
