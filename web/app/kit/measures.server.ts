import type { Visit } from '../visit.server.ts';
import { answerOf } from './answers.server.ts';
import { toldOf, type Measured, type ToldInUs } from './measures.ts';

/** These amounts in cups; none where the store cannot say. */
export async function toldInUs(
  { publicApi }: Visit,
  parts: readonly Measured[],
): Promise<ToldInUs> {
  const items = parts.map(({ ingredientNo, amount }) => ({ ingredientNo, amount }));
  const answer = await answerOf(publicApi.api['us-measures'].$post({ json: { items } }));
  return answer.ok ? toldOf(answer.body) : {};
}
