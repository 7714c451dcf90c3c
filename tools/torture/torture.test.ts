import { expect, test } from 'vitest';
import { disasters, survive } from './disasters.ts';

test.for(disasters)(
  'under load, $name: no order is lost or doubled',
  async (disaster, { skip }) => {
    const outcome = await survive(disaster, { rounds: 1, buyers: 16 });
    if (typeof outcome === 'string') return skip(outcome);
    const { lost, doubled, cutOff, mayCutOff, wrong } = outcome;
    expect({ lost, doubled, wrong }).toEqual({ lost: 0, doubled: 0, wrong: [] });
    if (!mayCutOff) expect(cutOff).toEqual(new Map());
  },
);
