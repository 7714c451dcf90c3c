import type { OriginRule } from '../../contract/label-terms.ts';
import type { Origin, OriginStep } from '../../food/ingredients/origin.ts';
import type { Regime } from './regimes.ts';

/** What the regime has told of where an animal was, step by step; undefined: what is known is not enough, or nothing is asked for. */
export function wayOf(
  rule: OriginRule,
  steps: Origin['steps'],
  regime: Regime,
): [step: OriginStep, where: string][] | undefined {
  const known = { ...steps, ...originOf(steps) };
  for (const way of regime.origin[rule] ?? []) {
    const told = way.flatMap((step): [OriginStep, string][] => {
      const where = known[step];
      return where === undefined ? [] : [[step, where]];
    });
    if (told.length === way.length) return told;
  }
  return undefined;
}

/** What was reared and slaughtered in one country, and not said to be born in another, is of that country. */
function originOf({ origin, born, reared, slaughtered }: Origin['steps']): Origin['steps'] {
  if (origin !== undefined || reared === undefined || reared !== slaughtered) return {};
  return born === undefined || born === reared ? { origin: reared } : {};
}
