import { expect } from 'vitest';

/**
 * Labels and orders warn of what was learned after a box was sold, too: of more than they did then, and never of less; and they say that it
 * suits as many diets as they did then, or fewer. There may be more that an order can become than there was then.
 */
export const orMore = (path: string, answer: unknown): unknown =>
  /\/labels$|\/orders\/\d+$/.test(path) ? withMore(answer) : answer;

function withMore(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withMore);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]: [string, unknown]) => [
      name,
      atLeastAsCareful(name, value),
    ]),
  );
}

function atLeastAsCareful(name: string, value: unknown): unknown {
  if (!Array.isArray(value)) return withMore(value);
  if (/allergens|unknownIn|nextStatuses/i.test(name)) return expect.arrayContaining(value);
  return name === 'diets' ? noneBut(value) : withMore(value);
}

/** Any of these, and nothing else. */
const noneBut = (some: readonly unknown[]): unknown =>
  expect.toSatisfy(
    (said: unknown) => Array.isArray(said) && said.every((it) => some.includes(it)),
    `none but ${some.join(', ')}`,
  );
