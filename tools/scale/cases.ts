import { behaviour } from './behaviour.ts';
import { guessed, measured } from './measured.ts';
import { planFor, type Design, type Inputs, type Plan } from './plan.ts';

export const inputs: Inputs = { behaviour, measured, guessed };
export const scales = [1e4, 1e6, 1e8] as const;
export const asBuilt: Design = { orderServers: 'all', kitchens: 1 };

export function planned(orders: number, design: Design): Plan {
  const planning = planFor(orders, design, inputs);
  if (!planning.ok) throw new Error(`${orders} orders cannot be planned: ${planning.limit.name}.`);
  return planning.plan;
}
