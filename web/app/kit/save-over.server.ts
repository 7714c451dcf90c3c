import { createHash } from 'node:crypto';
import { differences, isGroup, type Difference } from '../../../server/src/contract/differences.ts';
import {
  differencesIn,
  theirsIn,
  withTheirs,
  type BothValues,
  type TwoVersions,
} from './both-values.ts';
import { textOf } from './form.ts';
import type { Answer } from './problem.ts';

/** What a page shows of a thing that somebody else may change meanwhile, as short as a form can carry it along. */
export const seenOf = (shown: object): string =>
  new URLSearchParams(
    placesIn(shown).map(([field, value]) => [field, fingerprint(value)]),
  ).toString();

/** Each group and all that is in it: one that is not there on the other side differs as a whole. */
const placesIn = (shown: object, at = ''): [field: string, value: unknown][] =>
  Object.entries<unknown>({ ...shown }).flatMap(([name, value]) => {
    const field = `${at}/${name}`;
    if (value === null || value === undefined) return [];
    return [[field, value], ...(isGroup(value) ? placesIn(value, field) : [])];
  });

const fingerprint = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64url')
    .slice(0, 12);

type Told = Pick<BothValues, 'label' | 'mine' | 'theirs'>;

/**
 * Saves over the version that a form was made of (`version`), with what was chosen where somebody else had saved meanwhile. Where they
 * changed nothing that the form says it is saved at once; else both values come back, to choose from.
 */
export async function saveOver<Sent extends object, Body>(
  form: FormData,
  asked: {
    sent: Sent;
    save: (sent: Sent, version: number) => Promise<Answer<Body>>;
    /** As it is now. */
    current: () => Promise<{ version: number; value: object }>;
    tell: (field: string, mine: unknown, theirs: unknown) => Told | Promise<Told>;
  },
): Promise<{ answer: Answer<Body>; two?: TwoVersions | undefined }> {
  const made = Number(textOf(form, 'version'));
  const chosen = theirsIn(form);
  const now = chosen.length > 0 ? await asked.current() : undefined;
  const both = (found: Difference[], keptOf: (difference: Difference) => BothValues['kept']) =>
    Promise.all(
      found.map(async (difference): Promise<BothValues> => {
        const { field, mine, theirs } = difference;
        return { field, kept: keptOf(difference), ...(await asked.tell(field, mine, theirs)) };
      }),
    );
  const seen = new URLSearchParams(textOf(form, 'seen'));
  const isTheirs = ({ field, theirs }: Difference) =>
    fingerprint(theirs) !== (seen.get(field) ?? fingerprint(null));
  // What was changed once more since the choice is told again.
  const isChosen = now?.version === made;
  const sent = isChosen ? withTheirs(asked.sent, now.value, chosen) : asked.sent;
  for (let version = made; ;) {
    const answer = await asked.save(sent, version);
    if (answer.ok) return { answer };
    if (answer.problem.code !== 'precondition-failed') {
      if (!isChosen) return { answer };
      const found = differences(asked.sent, now.value);
      const kept = await both(found, ({ field }) => (chosen.includes(field) ? 'theirs' : 'mine'));
      return { answer, two: { both: kept, version } };
    }
    version = Number(answer.problem.version);
    const found = differencesIn(answer.problem);
    if (found.some(isTheirs)) {
      const kept = await both(found, (difference) => (isTheirs(difference) ? 'theirs' : 'mine'));
      return { answer, two: { both: kept, version } };
    }
  }
}
