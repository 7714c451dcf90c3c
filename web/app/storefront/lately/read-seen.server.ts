import { answerOf } from '../../kit/answers.server.ts';
import type { Card } from '../../kit/api-types.ts';
import type { Visit } from '../../visit.server.ts';

/** As many as one looks over. */
const most = 4;

/** What whoever looks has looked at lately, but for what they see already. A page is whole without it. */
export async function readSeen({ api }: Visit, but: readonly number[] = []): Promise<Card[]> {
  const known = await answerOf(api.api.choices.$get({ query: {} }));
  if (!known.ok) return [];
  const cards = known.body.seen.map(({ card }) => card);
  return cards.filter(({ recipeNo }) => !but.includes(recipeNo)).slice(0, most);
}
