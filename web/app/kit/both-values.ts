import type { Difference } from '../../../server/src/contract/differences.ts';
import { textOf } from './form.ts';
import type { Problem } from './problem.ts';

/** One field that somebody else changed meanwhile: what was typed here, what they wrote, and which of the two is kept unless somebody chooses. */
export type BothValues = {
  field: string;
  label: string;
  mine: string;
  theirs: string;
  kept: 'mine' | 'theirs';
};

/** A form that met somebody else's save: what both wrote, and the version that is chosen over. */
export type TwoVersions = { both: BothValues[]; version: number };

export const differencesIn = (problem: Problem | undefined): Difference[] =>
  problem?.code === 'precondition-failed' && Array.isArray(problem['conflicts'])
    ? (problem['conflicts'] as Difference[])
    : [];

/** The fields of a form whose other value is kept. */
export const theirsIn = (form: FormData): string[] =>
  [...form.keys()].flatMap((name) =>
    name.startsWith(keep('')) && textOf(form, name) === 'theirs'
      ? [name.slice(keep('').length)]
      : [],
  );

export const keep = (field: string) => `keep:${field}`;

/** What is sent, with their value in each of these fields. */
export function withTheirs<Sent extends object>(
  mine: Sent,
  theirs: object,
  fields: string[],
): Sent {
  const chosen = structuredClone(mine);
  for (const field of fields) {
    const path = field.split('/').slice(1);
    const last = path.pop();
    const [into, from] = [groupAt(chosen, path), groupAt(theirs, path)];
    if (last !== undefined && into && from && last in into) into[last] = from[last];
  }
  return chosen;
}

const groupAt = (thing: object, path: string[]): Record<string, unknown> | undefined =>
  path.reduce<Record<string, unknown> | undefined>(
    (group, name) => group?.[name] as Record<string, unknown> | undefined,
    thing as Record<string, unknown>,
  );
