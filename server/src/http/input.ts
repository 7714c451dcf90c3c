import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '../refusal.ts';

/** Turns a failed validation into the refusal that names each field at fault. */
export function refuseInvalid(
  result: { success: true } | { success: false; target: string; error: z.core.$ZodError },
  _context: Context,
): undefined {
  if (result.success) return undefined;
  throw new Refusal('invalid-input', {
    fields: result.error.issues.flatMap((issue) => fieldsOf(issue, result.target)),
  });
}

function fieldsOf(issue: z.core.$ZodIssue, target: string): { field: string; message: string }[] {
  const at =
    target === 'json'
      ? (path: PropertyKey[]) => `/${path.map(String).join('/')}`
      : (path: PropertyKey[]) => path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: at([...issue.path, key]), message: 'is not known' }));
  }
  return [{ field: at(issue.path), message: issue.message }];
}
